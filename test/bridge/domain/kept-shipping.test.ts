import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worthKept } from '../../../bridge/domain/asked-worth.ts';
import { assessOrder } from '../../../bridge/domain/assess.ts';
import { committedWorth } from '../../../bridge/domain/committed-worth.ts';
import { sum } from '../../../bridge/domain/money.ts';
import { OUTBOUND_RULES, type OutboundRule, RESOLUTIONS } from '../../../bridge/domain/policy.ts';
import { dueNow } from '../../../bridge/domain/promise.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { ALL_OFFERED, anItem, aWish, factsOf } from './ask.ts';
import { anOrder, anOrderLine, aPolicy } from './builders.ts';
import { quoteOf, returnOf } from './support/returns.ts';

const SHIPPING = { id: 40, kind: 'shipping', title: 'Flat rate', amount: 1000, taxes: [] } as const;
const order = anOrder({
  lines: [
    anOrderLine({ quantity: 2, goods: 4000, subtotal: 4000, taxes: [] }),
    anOrderLine({ id: 12, quantity: 1, goods: 6000, subtotal: 6000, taxes: [] }),
  ],
  outbound: [SHIPPING],
});
const keepAll = [aWish({ resolution: 'keep', quantity: 2, reasonId: 'damaged' })];
const shirt = aWish({ lineId: 12 });
const policyWith = (outboundShipping: OutboundRule) => aPolicy({ outboundShipping, resolutions: ALL_OFFERED });
const shippingOf = (asked: readonly ReturnType<typeof aWish>[], rule: OutboundRule, others: readonly Return[] = []) =>
  quoteOf({ order, policy: policyWith(rule), others, asked }).outbound.map(({ amount }) => amount);

const RULES = [
  ['full_return', []],
  ['proportion', [600]],
  ['store_fault', []],
] as const;

describe('Items that the shopper keeps', () => {
  it.each(RULES)('are not sent back, beside others in one return: shipping by %s', (rule, expected) => {
    expect(shippingOf([...keepAll, shirt], rule)).toEqual(expected);
  });

  it.each(RULES)('are not sent back, in a return before this one: shipping by %s', (rule, expected) => {
    const before = returnOf({ order, policy: policyWith(rule), others: [], asked: keepAll }, { id: 'kept' });
    expect(before.outbound).toEqual([]);
    expect(shippingOf([shirt], rule, [before])).toEqual(expected);
  });

  it('leave the whole shipping to who sends everything', () => {
    expect(shippingOf([aWish({ quantity: 2 }), shirt], 'full_return')).toEqual([1000]);
    expect(shippingOf([aWish({ quantity: 2 }), shirt], 'proportion')).toEqual([1000]);
  });

  it('leave shipping to what is sent back for credit: it waits for that parcel', () => {
    const asked = [...keepAll, { ...shirt, resolution: 'store_credit' as const }];
    const rma = returnOf({ order, policy: policyWith('proportion'), others: [], asked });
    expect(dueNow(rma, 'keep').outbound).toEqual([]);
    expect(dueNow(rma, 'store_credit').outbound.map(({ amount }) => amount)).toEqual([600]);
  });

  it('bring no shipping: what they are granted is what their limit counts', () => {
    const wish = fc.record({ resolution: fc.constantFrom(...RESOLUTIONS), units: fc.nat(2), fault: fc.boolean() });
    fc.assert(
      fc.property(
        fc.constantFrom(...OUTBOUND_RULES),
        fc.array(fc.tuple(wish, wish), { minLength: 1, maxLength: 3 }),
        (rule, rounds) => {
          const policy = policyWith(rule);
          const returns: Return[] = [];
          let granted = 0;
          for (const [first, second] of rounds) {
            const { assessment, asked } = askedOf(policy, returns, [first, second]);
            if (asked.length === 0) continue;
            const counted = worthKept({ asked, assessment });
            const rma = returnOf({ order, policy, others: returns, asked });
            returns.push(rma);
            granted += rma.payouts.some(({ resolution }) => resolution === 'keep') ? dueNow(rma, 'keep').amount : 0;
            expect(granted).toBeLessThanOrEqual(counted);
            expect(granted).toBeLessThanOrEqual(committedWorth(returns, { of: 'returnless' }));
            expect(dueNow(rma, 'keep').outbound).toEqual([]);
          }
          expect(sum(returns.flatMap(({ outbound }) => outbound.map(({ amount }) => amount)))).toBeLessThanOrEqual(
            1000,
          );
        },
      ),
    );
  });
});

interface Wished {
  readonly resolution: (typeof RESOLUTIONS)[number];
  readonly units: number;
  readonly fault: boolean;
}

function askedOf(policy: ReturnType<typeof policyWith>, returns: readonly Return[], wishes: readonly Wished[]) {
  const assessment = assessOrder({ ...factsOf({ policy }), order, policy, returns });
  const asked = wishes.flatMap(({ resolution, units, fault }, index) => {
    const lineId = order.lines[index]?.id ?? 0;
    const left = assessment.lines.find(({ line }) => line.id === lineId)?.unitsLeft ?? 0;
    const quantity = Math.min(units, left);
    const exchange = resolution === 'exchange' ? anItem({ price: 1000 }) : null;
    return quantity > 0
      ? [aWish({ lineId, quantity, resolution, exchange, reasonId: fault ? 'damaged' : 'too_small' })]
      : [];
  });
  return { assessment, asked };
}
