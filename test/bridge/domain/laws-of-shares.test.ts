import { describe, expect, it } from 'vitest';
import { claimsByLine, type LineClaim, orderLeft } from '../../../bridge/domain/claims.ts';
import { type Minor, sum } from '../../../bridge/domain/money.ts';
import type { Order, OrderLine } from '../../../bridge/domain/order.ts';
import type { Policy } from '../../../bridge/domain/policy.ts';
import { grossShare } from '../../../bridge/domain/quote-line.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { worth } from '../../../bridge/domain/share.ts';
import { aWish } from './ask.ts';
import { aPolicy } from './builders.ts';
import type { Dice } from './support/dice.ts';
import { forEachOrder, LAW_MS, orderCase } from './support/orders.ts';
import { aRandomPolicy, leftOf, returnOf } from './support/returns.ts';

/** One line of a return each: which line, how many units. */
type Chunk = { readonly lineId: number; readonly quantity: number };

/** All units that are left, cut into returns of a line each. */
function chunksOf(dice: Dice, order: Order): readonly Chunk[] {
  return leftOf(order, []).flatMap(({ line, units }) => {
    const chunks: Chunk[] = [];
    for (let left = units; left > 0;) {
      const quantity = dice.int(1, left);
      chunks.push({ lineId: line.id, quantity });
      left -= quantity;
    }
    return chunks;
  });
}

function returnAll(order: Order, policy: Policy, chunks: readonly Chunk[]): readonly Return[] {
  return chunks.reduce<readonly Return[]>(
    (others, chunk) => [...others, returnOf({ order, policy, others, asked: [aWish(chunk)] })],
    [],
  );
}

const NO_SHIPPING = aPolicy();

function grossOf(returns: readonly Return[]): Minor {
  return sum(returns.flatMap((entry) => entry.lines).map(worth));
}

function paidOf(returns: readonly Return[]): Minor {
  return sum(returns.flatMap((entry) => entry.payouts).map((payout) => payout.amount));
}

/** What of a line no refund by others has taken. */
function leftOfLine(order: Order, line: OrderLine): Minor {
  const claim = claimsByLine(order, []).get(line.id);
  const taken = (claim?.goods ?? 0) + sum([...(claim?.taxes.values() ?? [])]);
  return worth(line) - taken;
}

function same(found: Minor, expected: Minor, what: string): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}

describe('All units of an order, in any number of returns and any order', () => {
  it(
    'take exactly what every line is worth, part by part',
    () => {
      forEachOrder(({ order }, dice) => {
        const returns = returnAll(order, NO_SHIPPING, dice.shuffle(chunksOf(dice, order)));
        const claims = claimsByLine(order, returns);
        for (const { line, units } of leftOf(order, [])) {
          if (units === 0) continue;
          const claim = claims.get(line.id);
          same(claim?.goods ?? 0, line.goods, `Goods of ${line.id}`);
          for (const tax of line.taxes) same(claim?.taxes.get(tax.rateId) ?? 0, tax.amount, `Tax ${tax.rateId}`);
          same(claim?.units ?? 0, line.quantity, `Units of ${line.id}`);
        }
      });
    },
    LAW_MS,
  );

  it(
    'pay the same in any order of the returns, with no fee',
    () => {
      forEachOrder(({ order }, dice) => {
        const policy = {
          ...aRandomPolicy(dice, { fees: false }),
          outboundShipping: 'never',
          orderFees: 'never',
        } as const;
        const chunks = chunksOf(dice, order);
        const once = returnAll(order, policy, chunks);
        const again = returnAll(order, policy, dice.shuffle(chunks));
        same(grossOf(again), grossOf(once), 'Worth');
        same(paidOf(again), paidOf(once), 'Paid');
        same(orderLeft(order, again), orderLeft(order, once), 'Left');
      });
    },
    LAW_MS,
  );

  it(
    'give shipping back in full once the last unit is returned in proportion, and never more',
    () => {
      forEachOrder(({ order }, dice) => {
        if (order.refunds.length > 0) return;
        const policy = aPolicy({ outboundShipping: 'proportion', orderFees: 'proportion' });
        const returns = returnAll(order, policy, dice.shuffle(chunksOf(dice, order)));
        same(paidOf(returns), order.total, 'Paid');
      });
    },
    LAW_MS,
  );

  it(
    'are the same for units together or one by one',
    () => {
      forEachOrder(({ order }, dice) => {
        const { line, units } = dice.pick(leftOf(order, []));
        if (units === 0) return;
        const quantity = dice.int(1, units);
        const together = returnAll(order, NO_SHIPPING, [{ lineId: line.id, quantity }]);
        const single = returnAll(order, NO_SHIPPING, Array(quantity).fill({ lineId: line.id, quantity: 1 }) as Chunk[]);
        same(grossOf(single), grossOf(together), 'Worth');
        same(paidOf(single), paidOf(together), 'Paid');
      });
    },
    LAW_MS,
  );
});

/** What the units of one line give, one return each, when a fee is kept of each: with the claims of earlier units counted in some way. */
function netOfEach(line: OrderLine, fee: Minor, claimOf: (taken: readonly Taken[]) => LineClaim): readonly Minor[] {
  const taken: Taken[] = [];
  for (let unit = 0; unit < line.quantity; unit += 1) {
    const share = grossShare(line, claimOf(taken), 1);
    const kept = Math.min(fee, share.goods);
    taken.push({ goods: share.goods, kept, taxes: share.taxes });
  }
  return taken.map((one) => worth(one) - one.kept);
}
type Taken = Pick<OrderLine, 'goods' | 'taxes'> & { readonly kept: Minor };

function claimed(taken: readonly Taken[], goodsOf: (one: Taken) => Minor): LineClaim {
  const rates = new Map<OrderLine['taxes'][number]['rateId'], Minor>();
  for (const tax of taken.flatMap((one) => one.taxes)) rates.set(tax.rateId, (rates.get(tax.rateId) ?? 0) + tax.amount);
  return { units: taken.length, goods: sum(taken.map(goodsOf)), taxes: rates };
}

describe('A fee that was kept', () => {
  it(
    'is never given to a later return of the same line',
    () => {
      forEachOrder(({ order }, dice) => {
        const policy = { ...aRandomPolicy(dice), outboundShipping: 'never', orderFees: 'never' } as const;
        const returns = returnAll(order, policy, dice.shuffle(chunksOf(dice, order)));
        for (const line of order.lines) {
          const own = returns.flatMap((entry) => entry.lines).filter((one) => one.orderLineId === line.id);
          const paid = sum(own.flatMap((one) => one.parts).map(worth));
          const kept = sum(own.map((one) => one.fee + one.kept));
          if (paid + kept > leftOfLine(order, line)) throw new Error(`Line ${line.id} pays ${paid} and keeps ${kept}`);
        }
      });
    },
    LAW_MS,
  );

  it('would be given to the last unit if claims counted what was paid, not what the units are worth', () => {
    const broken = (line: OrderLine, fee: Minor, goodsOf: (one: Taken) => Minor) => {
      const net = netOfEach(line, fee, (taken) => claimed(taken, goodsOf));
      return sum(net) > worth(line) - fee * line.quantity;
    };
    const lines = Array.from({ length: 500 }, (_, seed) => orderCase(seed + 1).order.lines)
      .flat()
      .filter((line) => line.quantity > 1 && line.goods > 20 * line.quantity);
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => broken(line, 10, (one) => one.goods))).toEqual([]);
    expect(lines.filter((line) => broken(line, 10, (one) => one.goods - one.kept))).toHaveLength(lines.length);
  });
});
