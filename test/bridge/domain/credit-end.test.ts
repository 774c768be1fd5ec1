import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGAIN_AT_LEAST_DAYS,
  endAgain,
  endingSooner,
  lapsedOf,
  partsOf,
  partsTogether,
  takeParts,
} from '../../../bridge/domain/credit-end.ts';
import { sum } from '../../../bridge/domain/money.ts';
import type { CreditPart } from '../../../bridge/domain/return.ts';
import { daysBetween, endAfter } from '../../../bridge/domain/store-days.ts';
import { addMs } from '../../../bridge/domain/time.ts';

const START = '2026-03-20T10:00:00.000Z';
const HOUR_MS = 3_600_000;
const zones = fc.constantFrom('UTC', 'Europe/Paris', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kolkata');
/** Hours that a credit is in hand, and hours that the goods are out. */
const rounds = fc.array(fc.tuple(fc.nat(24 * 40), fc.nat(24 * 90)), { minLength: 1, maxLength: 12 });

describe('Buying with a credit and returning, again and again', () => {
  it('gives no day in hand that was not given before, but for one stretch of at most 30 days', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 1, max: 400 }), rounds, (timeZone, days, turns) => {
        let at = START;
        let part: CreditPart = { amount: 100, expiresAt: endAfter(at, days, timeZone) };
        let inHand = 0;
        for (const [held, out] of turns) {
          const spentAt = addMs(at, held * HOUR_MS);
          if (spentAt > part.expiresAt!) break;
          inHand += daysBetween(at, spentAt, timeZone);
          at = addMs(spentAt, out * HOUR_MS);
          part = endAgain({ part, spentAt, now: at, newEnd: endAfter(at, days, timeZone), timeZone });
        }
        inHand += daysBetween(at, part.expiresAt!, timeZone);
        expect(inHand).toBeLessThanOrEqual(days + (part.stretched ? Math.min(AGAIN_AT_LEAST_DAYS, days) : 0));
        if (!part.stretched) expect(inHand).toBe(days);
      }),
    );
  });
});

const parts = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.option(fc.integer({ min: 1, max: 300 }))), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list) =>
    list.map(([amount, days]) => ({ amount, expiresAt: days === null ? null : endAfter(START, days, 'UTC') })),
  );

describe('One code with several ends', () => {
  it('adds up to what it was given for, the soonest first', () => {
    fc.assert(
      fc.property(parts, fc.nat(1000), (again, more) => {
        const amount = sum(again.map((one) => one.amount)) + more;
        const together = partsTogether(again, amount, endAfter(START, 60, 'UTC'));
        expect(sum(together.map((one) => one.amount))).toBe(amount);
        const ends = together.map(({ expiresAt }) => expiresAt ?? '9999');
        expect(ends).toEqual([...ends].sort());
      }),
    );
  });

  it('is taken out of it to the cent, part after part', () => {
    fc.assert(
      fc.property(parts, fc.array(fc.nat(300), { maxLength: 5 }), (all, takes) => {
        const amount = sum(all.map((one) => one.amount));
        let before = 0;
        const taken = takes.flatMap((take) => {
          const own = Math.min(take, amount - before);
          const some = takeParts(all, before, own);
          expect(sum(some.map((one) => one.amount))).toBe(own);
          before += own;
          return some;
        });
        expect(sum(taken.map((one) => one.amount))).toBe(before);
        for (const [end, most] of byEnd(all)) {
          const of = taken.filter(({ expiresAt }) => expiresAt === end);
          expect(sum(of.map((one) => one.amount))).toBeLessThanOrEqual(sum(most.map((one) => one.amount)));
        }
      }),
    );
  });

  it('loses what orders left of a part at its end, and shows only what is left of it', () => {
    const [soon, late] = [endAfter(START, 10, 'UTC'), endAfter(START, 60, 'UTC')];
    const credit = {
      amount: 10_000,
      expiresAt: late,
      parts: [
        { amount: 8000, expiresAt: soon },
        { amount: 2000, expiresAt: late },
      ],
    };
    expect(partsOf(credit)).toHaveLength(2);
    expect(endingSooner({ ...credit, used: 3000, left: 7000 })).toEqual([{ amount: 5000, expiresAt: soon }]);
    const over = addMs(soon, 1);
    expect(lapsedOf(credit, 3000, soon)).toBe(0);
    expect(lapsedOf(credit, 3000, over)).toBe(5000);
    expect(lapsedOf({ ...credit, lapsed: 5000 }, 4500, over)).toBe(5000);
    expect(lapsedOf(credit, 9000, over)).toBe(0);
    expect(endingSooner({ ...credit, used: 3000, lapsed: 5000, left: 2000 })).toEqual([]);
  });
});

function byEnd(all: readonly CreditPart[]): ReadonlyMap<string | null, readonly CreditPart[]> {
  const ends = [...new Set(all.map(({ expiresAt }) => expiresAt))];
  return new Map(ends.map((end) => [end, all.filter(({ expiresAt }) => expiresAt === end)]));
}
