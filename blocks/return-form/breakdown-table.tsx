import { __, sprintf } from '@wordpress/i18n';
import type { Breakdown } from '../../bridge/contract/common.ts';
import { useForm } from './form-context.ts';
import { pair } from './sentences.ts';

interface BreakdownTableProps {
  readonly breakdown: Breakdown;
  readonly totalLabel: string;
  /** Below the name of a product. */
  note?(product: string): string | undefined;
}

/** The lines as the bridge explains them, and what they add up to: nothing is worked out here. */
export function BreakdownTable({ breakdown, totalLabel, note }: BreakdownTableProps) {
  const { format } = useForm();
  return (
    <dl className="boomerang-refund">
      {breakdown.lines.map((line, index) => {
        const below = line.kind === 'goods' ? note?.(line.label) : undefined;
        return (
          <div key={index}>
            <dt>
              {lineTitle(line)}
              {below && <span className="boomerang-hint">{below}</span>}
            </dt>
            <dd>{format.money(line.amount, breakdown)}</dd>
          </div>
        );
      })}
      <div className="boomerang-refund-total">
        <dt>{totalLabel}</dt>
        <dd>{format.money(breakdown.total, breakdown)}</dd>
      </div>
    </dl>
  );
}

function lineTitle({ kind, label, quantity }: Breakdown['lines'][number]): string {
  const name = label || kindTitle(kind);
  return quantity === null || quantity === 1
    ? named(kind, name, label)
    : /* translators: 1: number of units, 2: name of a product. */
      sprintf(__('%1$d × %2$s', 'boomerang-returns'), quantity, named(kind, name, label));
}

/** What stands alone under a product's name would read as the product. */
function named(kind: Breakdown['lines'][number]['kind'], name: string, label: string): string {
  if (label === '' || kind === 'goods' || kind === 'tax') return name;
  return pair(kindTitle(kind), label);
}

function kindTitle(kind: Breakdown['lines'][number]['kind']): string {
  switch (kind) {
    case 'goods':
      return __('Items', 'boomerang-returns');
    case 'discount':
      return __('Discount', 'boomerang-returns');
    case 'tax':
      return __('Tax', 'boomerang-returns');
    case 'shipping':
      return __('Shipping', 'boomerang-returns');
    case 'order_fee':
      return __('Fee of the order', 'boomerang-returns');
    case 'not_back':
      return __('Less, as not everything came back', 'boomerang-returns');
    case 'kept':
      return __('Not paid back, as you keep the item', 'boomerang-returns');
    case 'fee':
      return __('Return fee', 'boomerang-returns');
    case 'lowered':
      return __('Less for damage', 'boomerang-returns');
    case 'label':
      return __('Return label', 'boomerang-returns');
    case 'bonus':
      return __('Bonus', 'boomerang-returns');
    case 'cap':
      return __('Refunded before', 'boomerang-returns');
    case 'unpaid':
      return __('Not paid yet', 'boomerang-returns');
    case 'exchange':
      return __('New item', 'boomerang-returns');
    default:
      return kind satisfies never;
  }
}
