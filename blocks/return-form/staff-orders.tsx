import { __, sprintf } from '@wordpress/i18n';
import type { FoundOrders } from '../../bridge/contract/staff.ts';
import { useForm } from './form-context.ts';
import { StepHeading } from './step-heading.tsx';

type Order = FoundOrders['orders'][number];

interface Props {
  readonly found: FoundOrders;
  readonly busy: boolean;
  onChoose(order: Order): void;
}

/** Orders of a name or an e-mail: one of them is opened. */
export function StaffOrders({ found, busy, onChoose }: Props) {
  const { format } = useForm();
  return (
    <div className="boomerang-orders">
      <StepHeading focus>{__('Which order is it?', 'boomerang-returns')}</StepHeading>
      <ul>
        {found.orders.map((order) => (
          <li key={order.id}>
            <button type="button" className="boomerang-orders__one" disabled={busy} onClick={() => onChoose(order)}>
              <span className="boomerang-label">
                {sprintf(
                  /* translators: 1: order number, 2: date of the order. */
                  __('Order %1$s, %2$s', 'boomerang-returns'),
                  order.number,
                  format.date(order.placedAt),
                )}
              </span>
              <span>{[order.name, order.email].filter(Boolean).join(', ')}</span>
              <span>{format.money(order.total, order)}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.more && (
        <p className="boomerang-hint">
          {__(
            'Only the 20 newest are shown. Is it an older one? Type more of the name, the e-mail address or the order’s number.',
            'boomerang-returns',
          )}
        </p>
      )}
    </div>
  );
}
