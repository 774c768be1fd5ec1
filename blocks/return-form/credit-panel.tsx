import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { Currency } from '../api/shop-verdict-told.ts';
import { useForm } from './form-context.ts';
import { partLeft } from './sentences.ts';

interface CreditPanelProps {
  readonly credit: NonNullable<ReturnStatus['credit']>;
  readonly currency: Currency;
}

export function CreditPanel({ credit, currency }: CreditPanelProps) {
  const { announce, format } = useForm();
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(credit.code);
      setCopied(true);
      announce(__('The code is copied.', 'boomerang-returns'));
    } catch {
      // Not allowed, or a page without https: the code stands there to be marked.
      announce(__('Please mark and copy the code by hand.', 'boomerang-returns'));
    }
  }

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
        <button type="button" className="boomerang-button boomerang-quiet" onClick={() => void copy()}>
          {copied ? __('Copied', 'boomerang-returns') : __('Copy code', 'boomerang-returns')}
        </button>
      </p>
      <p className="boomerang-hint">
        {[
          __('Enter it as a coupon at the checkout.', 'boomerang-returns'),
          credit.expiresAt &&
            sprintf(
              /* translators: %s: a date. */
              __('Valid until %s.', 'boomerang-returns'),
              format.longDate(credit.expiresAt),
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
