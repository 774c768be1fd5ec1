import type { ClaimedMoney } from './claims.ts';
import { creditIn, creditOf } from './credit-paid.ts';
import { type Minor, ratioOf, sum } from './money.ts';
import type { Order } from './order.ts';
import type { LinePart, ReturnLine } from './return.ts';
import { restOf, takeOf, worth } from './share.ts';

/**
 * Store credit that paid for an order is money, but of its own kind: its share of what comes back is credit again, and only what was paid in money goes back the way it was
 * paid. What an exchange takes is not split. `money` is the most that can still be paid back in money; what is beyond it is credit, too.
 */
export function splitByMeans(
  lines: readonly ReturnLine[],
  order: Order,
  claims: ReadonlyMap<number, ClaimedMoney>,
  money: Minor,
): readonly ReturnLine[] {
  if (creditIn(order) === 0) return lines;
  let left = money;
  return lines.map((line) => {
    const bought = order.lines.find((one) => one.id === line.orderLineId);
    const claim = claims.get(line.orderLineId);
    const taken = claim ? claim.goods + sum([...claim.taxes.values()]) : 0;
    const credit = bought ? creditOf(bought, taken, worth(line)) : 0;
    const parts = line.parts.flatMap((part): readonly LinePart[] => {
      if (part.payout === 'exchange') return [part];
      const own = worth(line) === 0 ? 0 : ratioOf(credit, worth(part), worth(line));
      const inMoney = part.payout === 'store_credit' ? worth(part) - own : Math.min(worth(part) - own, left);
      if (part.payout !== 'store_credit') left -= inMoney;
      return inMoney === worth(part) ? [part] : splitPart(part, worth(part) - inMoney);
    });
    return { ...line, parts };
  });
}

function splitPart(part: LinePart, credit: Minor): readonly LinePart[] {
  const again = takeOf({ goods: part.goods, taxes: part.taxes }, credit);
  return [
    { payout: part.payout, ...restOf(part, again) },
    { payout: 'store_credit', restored: true, ...again },
  ];
}
