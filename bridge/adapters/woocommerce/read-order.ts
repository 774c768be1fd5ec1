import { isFields, rowsOf } from './shapes.ts';
import { parseThing } from './canonical.ts';
import { hasGaps } from './gaps.ts';
import { refundedItemId } from './order-refunds.ts';
import { orderSchema, refundSchema, type WooOrder, type WooRefund } from './schemas.ts';
import { Unreadable, unreadableAt } from './unreadable.ts';

/** An order with its money whole, as far as the order itself can tell. */
export interface ReadOrder {
  readonly order: WooOrder;
  /** Some money was not said: only a total that comes out right shows that it was none. */
  readonly hasGaps: boolean;
}

/** One order of WooCommerce's answer, in whatever shape its store writes it. Throws Unreadable. */
export function readOrder(raw: unknown): ReadOrder {
  const parsed = parseThing(orderSchema, raw);
  if (!parsed.success) throw unreadableAt(parsed.error);
  const order = parsed.data;
  if (order.total === '') throw new Unreadable('amount', 'total');
  const ids = [...order.line_items, ...order.shipping_lines, ...order.fee_lines].map(({ id }) => id);
  if (order.id <= 0 || ids.some((id) => id <= 0) || new Set(ids).size < ids.length)
    throw new Unreadable('item', 'line_items.id');
  for (const [index, line] of order.line_items.entries()) {
    if (!(line.quantity >= 0) || (line.quantity === 0 && Number(line.total) !== 0))
      throw new Unreadable('quantity', `line_items.${index}.quantity`);
  }
  for (const list of ['line_items', 'shipping_lines', 'fee_lines'] as const) {
    for (const [index, { taxes }] of order[list].entries()) {
      const rates = new Set(taxes.map(({ id }) => id));
      if (rates.size < taxes.length) throw new Unreadable('tax', `${list}.${index}.taxes`);
    }
  }
  if (isDiscountUnclear(order, raw)) throw new Unreadable('sum', 'coupon_lines');
  return { order, hasGaps: hasGaps(raw) };
}

/** Prices before coupons or the coupons themselves are not said, though there are the others. */
function isDiscountUnclear({ line_items: lines, coupon_lines: coupons }: WooOrder, raw: unknown): boolean {
  if (coupons.length > 0) return lines.some(({ subtotal }) => subtotal === '');
  const isSaid = isFields(raw) && Array.isArray(raw['coupon_lines']);
  return !isSaid && lines.some(({ subtotal, total }) => subtotal !== '' && Number(subtotal) !== Number(total));
}

/** To the last unit: rounding may hide a cent, and a cent may be what is missing. */
export function addsUp({ total, line_items, shipping_lines, fee_lines }: WooOrder, decimals: number): boolean {
  const items = [...line_items, ...shipping_lines, ...fee_lines];
  const parts = items.flatMap((item) => [item.total, ...item.taxes.map((tax) => tax.total)]);
  const gap = parts.reduce((sum, text) => sum + Number(text), 0) - Number(total);
  return Math.abs(gap) * 10 ** decimals < 0.499;
}

/** The refunds of one order: one that can't be read leaves open what is left of the order. Throws Unreadable. */
export function readRefundList(raw: unknown): WooRefund[] {
  const rows = rowsOf(raw);
  if (rows === null) throw new Unreadable('refund', 'refunds');
  return rows.map((row, index) => {
    const parsed = parseThing(refundSchema, row);
    if (!parsed.success) throw unreadableAt(parsed.error, `refunds.${index}.`);
    const refund = parsed.data;
    if (refund.amount === '') throw new Unreadable('refund', `refunds.${index}.amount`);
    if (!namesItsItems(refund)) throw new Unreadable('refund', `refunds.${index}.line_items.meta_data`);
    if (hasGaps(row) && !isExplained(refund)) throw new Unreadable('refund', `refunds.${index}.line_items`);
    return refund;
  });
}

/** Money given back for an item that is not named would be given a second time. */
function namesItsItems({ line_items, shipping_lines, fee_lines }: WooRefund): boolean {
  const others = [...shipping_lines, ...fee_lines].map((item) => ({ ...item, quantity: 0 }));
  return [...line_items, ...others].every(
    ({ quantity, total, taxes, meta_data }) =>
      refundedItemId(meta_data) !== null ||
      (quantity === 0 && Number(total) === 0 && taxes.every((tax) => Number(tax.total) === 0)),
  );
}

/** What its items give back is the whole refund. */
function isExplained({ amount, line_items, shipping_lines, fee_lines }: WooRefund): boolean {
  const items = [...line_items, ...shipping_lines, ...fee_lines];
  const sum = items.flatMap(({ total, taxes }) => [total, ...taxes.map((tax) => tax.total)]);
  return Math.abs(sum.reduce((all, text) => all + Math.abs(Number(text)), 0) - Number(amount)) < 1e-6;
}
