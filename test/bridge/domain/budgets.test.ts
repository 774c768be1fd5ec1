import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actsSpent, BUDGETS, type BudgetName, spent } from '../../../bridge/domain/budgets.ts';
import type { Actor, ReturnEvent } from '../../../bridge/domain/return.ts';
import { addMs, instant, millis } from '../../../bridge/domain/time.ts';

const T0 = Date.parse('2026-11-20T10:00:00Z');
const names = Object.keys(BUDGETS) as BudgetName[];
const counted = names.filter((name) => name !== 'photo_bytes');

describe('A budget', () => {
  it('is never passed in any period, whenever the acts come, and one that is refused may be done when it says', () => {
    const acts = fc.record({
      name: fc.constantFrom(...counted),
      pauses: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 * 3_600_000 })), { maxLength: 60 }),
    });
    fc.assert(
      fc.property(acts, ({ name, pauses }) => {
        const { most, ms }: { most: number; ms: number | null } = BUDGETS[name];
        const done: string[] = [];
        let now = T0;
        for (const pause of pauses) {
          now += pause;
          const over = spent(name, done, instant(now));
          if (over === null) done.push(instant(now));
          else if (over.until !== null) {
            expect(over.until > instant(now)).toBe(true);
            expect(spent(name, done, over.until)).toBeNull();
            expect(spent(name, done, addMs(over.until, -1))).not.toBeNull();
          }
        }
        for (const from of done) {
          const within = ms === null ? done : done.filter((at) => at >= from && millis(at) < millis(from) + ms);
          expect(within.length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it('counts what shoppers do, not what staff do', () => {
    const event = (actor: Actor): ReturnEvent => ({ type: 'changed', actor, data: {}, at: instant(T0) });
    const staff = Array.from({ length: 9 }, () => event({ type: 'staff', id: 1, name: 'Olga' }));
    expect(actsSpent('changes', staff, instant(T0))).toBeNull();
    const shopper = [event({ type: 'guest' }), event({ type: 'customer', id: 7 }), event({ type: 'guest' })];
    expect(actsSpent('changes', shopper, instant(T0))).toMatchObject({ budget: 'changes', most: 3 });
  });
});
