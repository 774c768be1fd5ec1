import { type Minor, sum } from './money.ts';
import type { Order, OrderLine } from './order.ts';
import { type LineShare, worth } from './share.ts';

/** What store credit of ours paid for an order, tax included, minor units. An order that ended gives it back by itself: WooCommerce frees its coupons. */
export function creditIn({ lines }: Pick<Order, 'lines'>): Minor {
  return sum(lines.map(creditOfLine));
}

function creditOfLine({ credit }: Pick<OrderLine, 'credit'>): Minor {
  return credit ? worth(credit) : 0;
}

/**
 * Of units of a line that are worth `units`, what was paid with credit. `taken` is what earlier units are worth: counted up from them, all units together are exactly
 * what the line was paid with.
 */
export function creditOf(line: OrderLine, taken: Minor, units: Minor): Minor {
  const [credit, whole] = [creditOfLine(line), worth(line)];
  if (credit === 0 || whole === 0) return 0;
  const upTo = (amount: Minor) => Number((BigInt(credit) * BigInt(Math.min(whole, amount))) / BigInt(whole));
  return upTo(taken + units) - upTo(taken);
}

/** An order's line with the credit that paid for it: what was paid in money and in credit together is what the line is worth. */
export function withCredit(line: OrderLine, credit: LineShare): OrderLine {
  if (worth(credit) === 0) return line;
  const taxes = line.taxes.map((tax) => ({
    ...tax,
    amount: tax.amount + sum(credit.taxes.filter((one) => one.rateId === tax.rateId).map((one) => one.amount)),
  }));
  const others = credit.taxes.filter((tax) => !line.taxes.some((one) => one.rateId === tax.rateId));
  const goods = line.goods + credit.goods;
  return { ...line, goods, subtotal: Math.max(line.subtotal, goods), taxes: [...taxes, ...others], credit };
}
