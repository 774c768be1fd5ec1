import { type Minor, shareByWeight, sum } from './money.ts';
import type { OrderLine, RateId, RefundedItem } from './order.ts';
import { type LineShare, unitShare } from './share.ts';

/**
 * What refunds that somebody else made take of a line. Units that were given back for less than they cost (the owner kept something) take what they cost all the
 * same, else the next unit would be paid what was kept. So it is the larger of what was paid and what the units are worth; in whatever part (goods, a rate's tax) it was
 * written, no part takes more than the line has of it while others have something left.
 */
export function takenElsewhere(
  line: OrderLine,
  items: readonly RefundedItem[],
): LineShare & { readonly units: number } {
  const units = sum(items.map((item) => item.quantity));
  const own = [line.goods, ...line.taxes.map((tax) => tax.amount)];
  const quantity = line.measure ?? line.quantity;
  const worthOf = (total: Minor) =>
    unitShare({ total, quantity, taken: 0, allocated: 0, units: Math.min(units, quantity) });
  const fair = own.map(worthOf);
  const paid = [sum(items.map((item) => item.amount)), ...line.taxes.map((tax) => taxPaid(items, tax.rateId))];
  const all = sum(items.map((item) => item.amount + sum(item.taxes.map((tax) => tax.amount))));
  const wanted = Math.max(all, sum(fair));
  const within = paid.map((amount, index) => Math.min(amount, own[index] ?? 0));
  const [goods = 0, ...taxes] = raised(raised(fair, within, wanted), own, wanted);
  return { units, goods, taxes: line.taxes.map((tax, index) => ({ ...tax, amount: taxes[index] ?? 0 })) };
}

function taxPaid(items: readonly RefundedItem[], rateId: RateId): Minor {
  const own = items.flatMap((item) => item.taxes).filter((tax) => tax.rateId === rateId);
  return sum(own.map((tax) => tax.amount));
}

/** Each amount by its part of what is missing to `wanted`, as far as `most` of each lets it. */
function raised(amounts: readonly Minor[], most: readonly Minor[], wanted: Minor): readonly Minor[] {
  const room = amounts.map((amount, index) => Math.max(0, (most[index] ?? 0) - amount));
  const missing = Math.min(Math.max(0, wanted - sum(amounts)), sum(room));
  const more = shareByWeight(missing, room);
  return amounts.map((amount, index) => amount + (more[index] ?? 0));
}
