import { sprintf, __ } from '@wordpress/i18n';
import type { RefundRow } from './estimate.ts';
import { useForm } from './form-context.ts';

interface RefundTableProps {
  readonly rows: readonly RefundRow[];
  readonly currency: { readonly currency: string; readonly decimals: number };
  readonly totalLabel: string;
  /** Minor units. */
  readonly total: number;
}

export function RefundTable({ rows, currency, totalLabel, total }: RefundTableProps) {
  const { format } = useForm();
  return (
    <dl className="boomerang-refund">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>
            {row.quantity === null || row.quantity === 1
              ? row.label
              : /* translators: 1: number of units, 2: name of a product. */
                sprintf(__('%1$d × %2$s', 'boomerang-returns'), row.quantity, row.label)}
            {row.note && <span className="boomerang-hint">{row.note}</span>}
          </dt>
          <dd>{format.money(row.amount, currency)}</dd>
        </div>
      ))}
      <div className="boomerang-refund-total">
        <dt>{totalLabel}</dt>
        <dd>{format.money(total, currency)}</dd>
      </div>
    </dl>
  );
}
