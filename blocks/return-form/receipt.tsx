import { __, sprintf } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import { returnCost } from './estimate-panel.tsx';
import { useForm } from './form-context.ts';
import { notPaid, paymentCheck } from './sentences.ts';

interface ReceiptProps {
  readonly status: ReturnStatus;
  readonly withdrawal: NonNullable<ReturnStatus['withdrawal']>;
}

/** What was stated and when (Directive 2011/83/EU, art. 11a(4)); the e-mail is the durable copy. */
export function Receipt({ status, withdrawal }: ReceiptProps) {
  const { format, staff } = useForm();
  const facts: readonly (readonly [string, string])[] = [
    [__('Received', 'boomerang-returns'), format.moment(withdrawal.confirmedAt)],
    [__('Name', 'boomerang-returns'), withdrawal.name],
    [__('Order number', 'boomerang-returns'), status.orderNumber],
    [__('Goods', 'boomerang-returns'), status.lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ')],
  ];
  return (
    <div className="boomerang-panel boomerang-receipt">
      <p className="boomerang-label">{__('Receipt of your withdrawal', 'boomerang-returns')}</p>
      <dl className="boomerang-facts-list">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="boomerang-hint">
        {[
          ['rejected', 'cancelled', 'expired'].includes(status.state)
            ? ''
            : status.unpaid
              ? notPaid(staff)
              : status.paymentCheck
                ? paymentCheck(staff)
                : sprintf(
                    /* translators: %s: a date. */
                    __('All is paid back by %s at the latest.', 'boomerang-returns'),
                    format.longDate(withdrawal.refundBy),
                  ),
          status.label.state !== 'none' && returnCost(withdrawal.returnCost, staff),
          sprintf(
            /* translators: %s: e-mail address. */
            __('We send this receipt to %s, too.', 'boomerang-returns'),
            status.email,
          ),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}
