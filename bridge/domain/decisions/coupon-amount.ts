import type { Due } from '../due.ts';
import { type Minor, sum } from '../money.ts';
import type { Return } from '../return.ts';

/**
 * What the coupon must be worth to be worth the credit at the till: where catalogue prices are without tax WooCommerce takes it off before tax,
 * so it is the part without tax; rounded up, in the shopper's favour.
 */
export function couponAmount(
  { pricesIncludeTax }: Pick<Return, 'pricesIncludeTax'>,
  { amount, lines, outbound }: Pick<Due, 'amount' | 'lines' | 'outbound'>,
): Minor {
  const tax = sum([...lines, ...outbound].flatMap((one) => one.taxes.map((rate) => rate.amount)));
  const net = sum(lines.map((line) => line.goods)) + sum(outbound.map((one) => one.amount));
  if (pricesIncludeTax || tax === 0) return amount;
  const gross = BigInt(net + tax);
  return Number((BigInt(amount) * BigInt(net) + gross - 1n) / gross);
}
