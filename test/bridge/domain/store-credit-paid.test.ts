import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditIn, withCredit } from '../../../bridge/domain/credit-paid.ts';
import { bonusDue } from '../../../bridge/domain/due.ts';
import { type Minor, sum } from '../../../bridge/domain/money.ts';
import type { Order } from '../../../bridge/domain/order.ts';
import type { Policy } from '../../../bridge/domain/policy.ts';
import type { Return, ReturnKind } from '../../../bridge/domain/return.ts';
import { worth } from '../../../bridge/domain/share.ts';
import { anItem, aWish } from './ask.ts';
import { anOrder, anOrderLine, aPolicy, aRefund, TAX } from './builders.ts';
import { diceOf } from './support/dice.ts';
import { aRandomPolicy, quoteOf, returnOf, someReturns } from './support/returns.ts';

const taxed = (amount: Minor) => [{ ...TAX, amount }];

/** One line that was paid partly in money, partly with credit; without tax. */
function paidWith(money: Minor, credit: Minor, quantity = 1): Order {
  const paid = { goods: credit, taxes: [] };
  const line = anOrderLine({ quantity, goods: money, subtotal: money + credit, taxes: [] });
  return anOrder({ lines: [withCredit(line, paid)], total: money });
}

const payouts = (order: Order, asked: Parameters<typeof aWish>[0], kind: ReturnKind = 'return', policy = aPolicy()) =>
  Object.fromEntries(
    quoteOf({ order, policy, others: [], asked: [aWish(asked)], kind }).payouts.map((one) => [
      one.resolution,
      one.amount,
    ]),
  );

describe('An order that store credit has paid', () => {
  it.each<readonly [string, ReturnKind]>([
    ['returned', 'return'],
    ['withdrawn from', 'withdrawal'],
  ])('and is %s gives credit again for credit, and money for money', (_how, kind) => {
    const reasonId = kind === 'withdrawal' ? '' : 'too_small';
    expect(payouts(paidWith(0, 8000), { reasonId }, kind)).toEqual({ refund: 0, store_credit: 8000 });
    expect(payouts(paidWith(4000, 8000), { reasonId }, kind)).toEqual({ refund: 4000, store_credit: 8000 });
    expect(payouts(paidWith(4000, 8000, 3), { reasonId, quantity: 1 }, kind)).toEqual({
      refund: 1334,
      store_credit: 2666,
    });
  });

  it('gives credit for all of it where that is asked for, with a bonus on what was money only', () => {
    const { storeCredit, ...others } = aPolicy().resolutions;
    const bonus = { kind: 'percent', basisPoints: 1000 } as const;
    const policy = aPolicy({ resolutions: { ...others, storeCredit: { ...storeCredit, bonus } } });
    const asked = { resolution: 'store_credit' } as const;
    expect(payouts(paidWith(0, 8000), asked, 'return', policy)).toEqual({ store_credit: 8000 });
    expect(payouts(paidWith(4000, 8000), asked, 'return', policy)).toEqual({ store_credit: 12_400 });
    const entry = returnOf({ order: paidWith(0, 8000), policy, others: [], asked: [aWish(asked)] });
    expect(bonusDue(entry, null)).toBe(0);
  });

  it('pays for an exchange with both, and splits what a cheaper item leaves', () => {
    const exchange = anItem({ price: 6000 });
    const { refund, store_credit } = payouts(paidWith(4000, 8000), { resolution: 'exchange', exchange });
    expect([refund, store_credit]).toEqual([2000, 4000]);
  });

  it('gives nothing in money that was refunded elsewhere: the rest is credit', () => {
    const order = { ...paidWith(4000, 8000), refunds: [aRefund({ amount: 4000 })] };
    expect(payouts(order, {})).toEqual({ refund: 0, store_credit: 8000 });
  });
});

/** What went out in money and as credit, without the gifts. */
function given(returns: readonly Return[]) {
  const parts = returns.flatMap((entry) => entry.lines).flatMap((line) => line.parts);
  const of = (...ways: string[]) => sum(parts.filter(({ payout }) => ways.includes(payout)).map(worth));
  const outbound = sum(
    returns.flatMap((entry) => entry.outbound).map(({ amount, taxes }) => worth({ goods: amount, taxes })),
  );
  return { money: of('refund', 'keep'), credit: of('store_credit'), exchanged: of('exchange'), outbound };
}

describe('However an order is returned', () => {
  const orders = fc.record({
    seed: fc.nat(),
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 5 }),
        goods: fc.nat({ max: 20_000 }),
        tax: fc.nat({ max: 2000 }),
        creditGoods: fc.nat({ max: 20_000 }),
        creditTax: fc.nat({ max: 2000 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  });

  function made(
    lines: readonly { quantity: number; goods: number; tax: number; creditGoods: number; creditTax: number }[],
  ) {
    const all = lines.map(({ quantity, goods, tax, creditGoods, creditTax }, index) => {
      const line = anOrderLine({ id: 11 + index, quantity, goods, subtotal: goods + creditGoods, taxes: taxed(tax) });
      return withCredit(line, { goods: creditGoods, taxes: taxed(creditTax) });
    });
    return anOrder({ lines: all, total: sum(lines.map(({ goods, tax }) => goods + tax)) });
  }

  it('money out ≤ money in, and credit out ≤ credit in and the money that was not paid back', () => {
    fc.assert(
      fc.property(orders, ({ seed, lines }) => {
        const order = made(lines);
        const dice = diceOf(seed);
        const policy: Policy = aRandomPolicy(dice);
        const { money, credit, exchanged, outbound } = given(someReturns(dice, order, policy, 6));
        expect(money + outbound).toBeLessThanOrEqual(order.total);
        expect(credit + exchanged).toBeLessThanOrEqual(creditIn(order) + order.total - money - outbound);
      }),
      { numRuns: 2000 },
    );
  });

  it('all of it, without fees, gives exactly what was paid, each in its kind', () => {
    fc.assert(
      fc.property(orders, ({ lines, seed }) => {
        const order = made(lines);
        const dice = diceOf(seed);
        const units = dice.shuffle(order.lines.flatMap((line) => Array<number>(line.quantity).fill(line.id)));
        const returns = units.reduce<readonly Return[]>(
          (others, lineId) => [...others, returnOf({ order, policy: aPolicy(), others, asked: [aWish({ lineId })] })],
          [],
        );
        expect(given(returns)).toEqual({ money: order.total, credit: creditIn(order), exchanged: 0, outbound: 0 });
      }),
      { numRuns: 1000 },
    );
  });
});
