import type { RateId } from '../../domain/order.ts';
import { Unreadable } from './unreadable.ts';
import type { WooOrder } from './schemas.ts';

/** The order's tax rates by the ids that its lines name. */
export type TaxLabels = ReadonlyMap<RateId, string>;

/**
 * WooCommerce keeps the rate id of a tax line as a whole number: the text by which a tax service keys its taxes becomes 0 there. So the lines with 0 stand
 * for all rates that are text. Throws Unreadable for such a tax where the order lists none.
 */
export function taxLabels(
  order: Pick<WooOrder, 'tax_lines' | 'line_items' | 'shipping_lines' | 'fee_lines'>,
): TaxLabels {
  const labels = new Map(order.tax_lines.map((tax) => [tax.rate_id, tax.label]));
  const cast = castLines(order);
  for (const list of ['line_items', 'shipping_lines', 'fee_lines'] as const) {
    for (const [index, { taxes }] of order[list].entries()) {
      for (const { id, total } of taxes) {
        if (typeof id !== 'string' || labels.has(id)) continue;
        if (cast.length > 0) labels.set(id, cast.length === 1 ? cast[0]!.label : '');
        else if (Number(total) !== 0) throw new Unreadable('tax', `${list}.${index}.taxes`);
      }
    }
  }
  return labels;
}

/** Tax lines whose rate id was text before WooCommerce made a number of it. */
export function castLines<Line extends { readonly rate_id: RateId }>(order: {
  readonly tax_lines: readonly Line[];
}): readonly Line[] {
  return order.tax_lines.filter(({ rate_id }) => rate_id === 0 || rate_id === '');
}
