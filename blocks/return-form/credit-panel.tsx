import { __, sprintf } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { Currency } from '../api/shop-verdict-told.ts';
import { useForm } from './form-context.ts';
import { partLeft } from './sentences.ts';

interface CreditPanelProps {
  readonly credit: NonNullable<ReturnStatus['credit']>;
  readonly email: string;
  readonly currency: Currency;
}

/** Enough of the code to know it again: whoever has this page's link could spend it else. */
export function CreditPanel({ credit, email, currency }: CreditPanelProps) {
  const { format } = useForm();
  return (
    <div className="boomerang-panel boomerang-credit">
      <p className="boomerang-label">
        {sprintf(
          /* translators: %s: an amount of money. */
          __('Your store credit: %s', 'boomerang-returns'),
          format.money(credit.left, currency),
        )}
      </p>
      <p className="boomerang-code">
        <code>{credit.code}</code>
      </p>
      <p className="boomerang-hint">
        {[
          sprintf(
            /* translators: %s: e-mail address, partly hidden. */
            __('We’ve e-mailed the whole code to %s.', 'boomerang-returns'),
            email,
          ),
          __('Enter it as a coupon at the checkout.', 'boomerang-returns'),
          credit.expiresAt &&
            sprintf(
              /* translators: %s: a date. */
              __('Valid until %s.', 'boomerang-returns'),
              format.longDate(credit.expiresAt),
            ),
          ...(credit.sooner ?? []).map(({ amount, expiresAt }) =>
            sprintf(
              /* translators: 1: an amount of money, 2: a date. */
              __('%1$s of it is from your earlier credit: use it by %2$s.', 'boomerang-returns'),
              format.money(amount, currency),
              format.longDate(expiresAt),
            ),
          ),
          partLeft(credit.usage),
          credit.left < credit.amount &&
            sprintf(
              /* translators: %s: an amount of money. */
              __('It was given for %s.', 'boomerang-returns'),
              format.money(credit.amount, currency),
            ),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}
