import { __, sprintf } from '@wordpress/i18n';
import type { Breakdown } from '../../../bridge/contract/common.ts';
import { knownWord } from '../../api/known-word.ts';
import { formatAmount } from '../shared/format.ts';

interface Props {
  breakdown: Breakdown;
  caption: string;
}

/** The same lines as in the shopper's form and e-mail: they add up to the total. */
export function BreakdownTable({ breakdown, caption }: Props) {
  return (
    <table className="boomerang-amounts">
      <caption>{caption}</caption>
      <tbody>
        {breakdown.lines.map((line, index) => (
          <tr key={index}>
            <th scope="row">
              {breakdownWord(line)}
              {line.quantity !== null && <span className="boomerang-muted"> × {line.quantity}</span>}
            </th>
            <td>{formatAmount(line.amount, breakdown)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{__('Total', 'boomerang-returns')}</th>
          <td>{formatAmount(breakdown.total, breakdown)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

type Line = Breakdown['lines'][number];

const words: Record<Line['kind'], () => string> = {
  goods: () => __('Items', 'boomerang-returns'),
  discount: () => __('Discount', 'boomerang-returns'),
  tax: () => __('Tax', 'boomerang-returns'),
  shipping: () => __('Shipping', 'boomerang-returns'),
  order_fee: () => __('Fee of the order', 'boomerang-returns'),
  not_back: () => __('Less, as not everything came back', 'boomerang-returns'),
  kept: () => __('Not paid back, because the item is kept', 'boomerang-returns'),
  fee: () => __('Return fee', 'boomerang-returns'),
  lowered: () => __('Less for damage', 'boomerang-returns'),
  label: () => __('Return label', 'boomerang-returns'),
  bonus: () => __('Bonus', 'boomerang-returns'),
  cap: () => __('Refunded before', 'boomerang-returns'),
  unpaid: () => __('Not paid yet', 'boomerang-returns'),
  exchange: () => __('New item', 'boomerang-returns'),
};

/** Products, tax rates and shipping methods have names of their own; for the rest the kind says it all. */
function breakdownWord({ kind, label }: Line): string {
  const word = knownWord(words, kind)?.() ?? __('Other', 'boomerang-returns');
  if (!label) return word;
  return kind === 'goods' || kind === 'tax'
    ? label
    : /* translators: 1: kind of amount, e.g. "Shipping", 2: its name, e.g. "DHL". */
      sprintf(__('%1$s: %2$s', 'boomerang-returns'), word, label);
}
