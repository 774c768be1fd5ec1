import { parseMinor } from '../../../../bridge/domain/money.ts';
import { type OrderCase, orderCase } from './orders.ts';

/** What money goes wrong by, and whether an order has it. */
const TRAITS: Readonly<Record<string, (one: OrderCase) => boolean>> = {
  'prices with tax': ({ raw }) => raw.prices_include_tax && raw.tax_lines.length > 0,
  'two or more rates on a line': ({ raw }) => raw.line_items.some((line) => line.taxes.length > 1),
  'a compound rate': ({ raw }) => raw.tax_lines.some((rate) => rate.compound),
  'a coupon': ({ order }) => order.lines.some((line) => line.goods < line.subtotal),
  'a free line': ({ raw }) => raw.line_items.some((line) => line.unit === 0),
  'a fee': ({ raw }) => raw.fee_lines.length > 0,
  'several shipping lines': ({ raw }) => raw.shipping_lines.length > 1,
  'an earlier refund by amount': ({ order }) => order.refunds.some((one) => one.items.length === 0 && one.amount > 0),
  'an earlier refund by line': ({ order }) => order.refunds.some((one) => one.items.length > 0),
  'no decimals': ({ raw }) => raw.decimals === 0,
  'three decimals': ({ raw }) => raw.decimals === 3,
  'a quantity that does not divide': ({ order }) => order.lines.some((line) => line.goods % line.quantity !== 0),
  'taxes with six decimals': ({ raw }) =>
    raw.line_items.some((line) =>
      line.taxes.some(({ total }) => parseMinor(total, 6) % 10 ** (6 - raw.decimals) !== 0),
    ),
};

/** How many of the orders have each trait. */
export function mixOf(count: number): Readonly<Record<string, number>> {
  const mix = Object.fromEntries(Object.keys(TRAITS).map((name) => [name, 0]));
  for (let seed = 1; seed <= count; seed += 1) {
    const one = orderCase(seed);
    for (const [name, has] of Object.entries(TRAITS)) if (has(one)) mix[name] = (mix[name] ?? 0) + 1;
  }
  return mix;
}
