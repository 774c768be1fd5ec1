import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditMoved, type CouponNews } from '../../../bridge/domain/decisions/credit.ts';
import type { LedgerEntry } from '../../../bridge/domain/ledger.ts';
import { sum } from '../../../bridge/domain/money.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import type { Return, StoreCredit } from '../../../bridge/domain/return.ts';
import { addDays } from '../../../bridge/domain/time.ts';
import { aPolicy, aReturn, circumstances, NOW } from './builders.ts';

const CREDIT: StoreCredit = {
  code: 'RMA-7KQ2',
  couponId: 31,
  couponAmount: 5500,
  amount: 5962,
  left: 5962,
  used: 0,
  overusedAt: null,
  expiresAt: addDays(NOW, 100),
  state: 'open',
};

/** The books after each piece of news, one after the other. */
function told(news: readonly CouponNews[], usage: 'once' | 'balance', days: readonly number[] = []) {
  const { resolutions } = DEFAULT_RULES;
  const policy = aPolicy({ resolutions: { ...resolutions, storeCredit: { ...resolutions.storeCredit, usage } } });
  let entry: Return = aReturn({ credit: CREDIT });
  const ledger: LedgerEntry[] = [];
  return news.map((one, at) => {
    const decision = creditMoved(entry, one, circumstances({ policy, now: addDays(NOW, days[at] ?? 0) }));
    entry = decision.next;
    ledger.push(...decision.ledger);
    const of = (kind: LedgerEntry['kind']) =>
      sum(ledger.filter((line) => line.kind === kind).map(({ amount }) => amount));
    return {
      credit: entry.credit!,
      used: -of('credit_used') + 0,
      ended: -of('credit_expired') - of('credit_revoked') + 0,
      events: decision.events.map(({ type, data }) => ({ type, ...data })),
      effects: decision.effects,
    };
  });
}

const uses = (...amounts: number[]): CouponNews => ({
  uses: amounts.map((used, at) => ({ orderId: 89 + at, used })),
  exists: true,
});
const GONE: CouponNews = { uses: [], exists: false };

describe('A credit that orders use', () => {
  it('more than it holds, since a failed order was paid after all, stands in the books as it is', () => {
    const [, twice] = told([uses(3898), uses(3898, 3898)], 'balance');
    expect(twice).toMatchObject({ used: 7796, credit: { state: 'used', left: 0, used: 7796, overusedAt: NOW } });
    expect(twice!.events).toEqual([{ type: 'credit_used', amount: 3898, currency: 'USD', decimals: 2, beyond: 1834 }]);
    expect(twice!.effects).toEqual([]);
  });

  it('also where it was used up, and so closed, before', () => {
    const [, , thrice] = told([uses(5962), uses(5962), uses(5962, 3898)], 'balance');
    expect(thrice).toMatchObject({ used: 9860, credit: { state: 'used', left: 0, overusedAt: NOW } });
  });

  it('also with a coupon for one order only: what that one had left is used by the other', () => {
    const [once, twice] = told([uses(3898), uses(3898, 3898)], 'once');
    expect(once).toMatchObject({ used: 3898, ended: 2064, credit: { state: 'used', left: 0 } });
    expect(twice).toMatchObject({ used: 7796, ended: 0, credit: { state: 'used', left: 0, overusedAt: NOW } });
  });

  it('is well again once one of the orders is cancelled, and what is left may be used', () => {
    const [, , well] = told([uses(3898), uses(3898, 3898), uses(3898)], 'balance');
    expect(well).toMatchObject({ used: 3898, credit: { state: 'open', left: 2064, overusedAt: null } });
    expect(well!.effects).toMatchObject([{ plan: { kind: 'credit_balance', usedCount: 1 } }]);
  });

  it('after it has expired or was deleted: it counts all the same', () => {
    const [expired, used] = told([uses(), uses(3898)], 'balance', [101, 102]);
    expect(expired).toMatchObject({ ended: 5962, credit: { state: 'expired', left: 0 } });
    expect(used).toMatchObject({ used: 3898, ended: 2064, credit: { state: 'expired', left: 0, overusedAt: null } });
    expect(told([uses(), GONE, uses(7000)], 'balance').at(-1)).toMatchObject({
      used: 7000,
      ended: 0,
      credit: { state: 'revoked', overusedAt: NOW },
    });
  });

  it('and is deleted after it was used up stays used', () => {
    expect(told([uses(5962), GONE], 'balance').at(-1)).toMatchObject({
      used: 5962,
      ended: 0,
      credit: { state: 'used' },
    });
  });
});

it('Whatever happens, the books say what orders used, and owe what is left', () => {
  const some = fc.array(fc.integer({ min: 1, max: 8000 }), { maxLength: 4 }).map((amounts) => uses(...amounts));
  const steps = fc.array(fc.tuple(fc.oneof({ weight: 6, arbitrary: some }, fc.constant(GONE)), fc.nat(40)), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(steps, fc.constantFrom('once' as const, 'balance' as const), (all, usage) => {
      let day = 0;
      const days = all.map(([, more]) => (day += more));
      const after = told(
        all.map(([news]) => news),
        usage,
        days,
      );
      let known = 0;
      all.forEach(([news], at) => {
        const { credit, used, ended } = after[at]!;
        // A coupon that is gone tells nothing new.
        if (news.exists) known = sum(news.uses.map((one) => one.used));
        expect(used).toBe(known);
        expect(credit.used).toBe(known);
        const owed = credit.amount - used - ended;
        expect(owed).toBe(credit.state === 'open' ? credit.left : Math.min(0, credit.amount - used));
        expect(credit.overusedAt !== null).toBe(used > credit.amount);
        expect(credit.left).toBeGreaterThanOrEqual(0);
      });
    }),
    { numRuns: 2000 },
  );
});
