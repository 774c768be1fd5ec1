import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../bridge/domain/decisions/inspect.ts';
import { outboundPayout } from '../../../bridge/domain/due.ts';
import { hasBegun, isDead, mayHaveGiven } from '../../../bridge/domain/lifecycle.ts';
import { sum } from '../../../bridge/domain/money.ts';
import { OUTBOUND_RULES, type OutboundRule, type Policy, type Resolution } from '../../../bridge/domain/policy.ts';
import { dueNow, payoutBreakdown } from '../../../bridge/domain/promise.ts';
import type { Return, ReturnKind } from '../../../bridge/domain/return.ts';
import { ALL_OFFERED, anItem, aWish } from './ask.ts';
import { anOrder, anOrderLine, aPolicy, circumstances, NOW } from './builders.ts';
import { leftOf, returnOf } from './support/returns.ts';

const SHIPPING = 1000;
const WORTH = new Map([
  [11, 2000],
  [12, 6000],
]);
const order = anOrder({
  lines: [
    anOrderLine({ quantity: 3, goods: 6000, subtotal: 6000, taxes: [] }),
    anOrderLine({ id: 12, quantity: 1, goods: 6000, subtotal: 6000, taxes: [] }),
  ],
  outbound: [{ id: 40, kind: 'shipping', title: 'Flat rate', amount: SHIPPING, taxes: [] }],
});

interface Rules {
  readonly rule: OutboundRule;
  readonly kind: ReturnKind;
  readonly partial: 'none' | 'proportion' | 'all';
}

type Step =
  | { readonly do: 'ask'; readonly units: readonly [number, number]; readonly as: Resolution; readonly fault: boolean }
  | { readonly do: 'inspect'; readonly which: number; readonly missing: readonly [number, number] }
  | { readonly do: 'cancel'; readonly which: number };

/** What the policy or the law gives for what came back, of all returns together. */
function earned({ rule, kind, partial }: Rules, returns: readonly Return[]): number {
  const lines = returns.flatMap((rma) =>
    rma.parcel.state === 'inspected' || rma.parcel.state === 'closed'
      ? rma.parcel.inspection.map((one) => ({
          ...one,
          came: one.sellable + one.damaged,
          fault: rma.lines.some((line) => line.orderLineId === one.orderLineId && line.reasonId === 'damaged'),
        }))
      : [],
  );
  const units = (id: number) => sum(lines.filter((one) => one.orderLineId === id).map(({ came }) => came));
  const all = order.lines.every((line) => units(line.id) >= line.quantity);
  const worth = sum(order.lines.map((line) => units(line.id) * (WORTH.get(line.id) ?? 0)));
  // Steps are rounded down, and the last has what is left.
  const part = Math.ceil((SHIPPING * worth) / 12_000);
  if (all) return rule === 'never' && kind === 'return' ? 0 : SHIPPING;
  if (kind === 'withdrawal') return { none: 0, proportion: part, all: worth > 0 ? SHIPPING : 0 }[partial];
  switch (rule) {
    case 'never':
    case 'full_return':
      return 0;
    case 'store_fault':
      return lines.some(({ fault, came }) => fault && came > 0) ? SHIPPING : 0;
    case 'proportion':
      return part;
  }
}

function paid(returns: readonly Return[]): number {
  return sum(
    returns.map((rma) => {
      const by = outboundPayout(rma.lines) ?? 'refund';
      const payout = rma.payouts.find(({ resolution }) => resolution === by);
      return payout && mayHaveGiven(payout) ? sum(dueNow(rma, by).outbound.map(({ amount }) => amount)) : 0;
    }),
  );
}

function run(rules: Rules, policy: Policy, steps: readonly Step[]): readonly Return[] {
  const returns: Return[] = [];
  for (const step of steps) {
    if (step.do === 'ask') {
      const asked = leftOf(order, returns).flatMap(({ line, units }, index) => {
        const quantity = Math.min(units, step.units[index] ?? 0);
        // A withdrawal's refund does not wait for the inspection; its credit does.
        const resolution = rules.kind === 'withdrawal' ? 'store_credit' : step.as;
        const exchange = resolution === 'exchange' ? anItem({ price: 100 }) : null;
        const reasonId = rules.kind === 'withdrawal' ? '' : step.fault ? 'damaged' : 'too_small';
        return quantity > 0 ? [aWish({ lineId: line.id, quantity, resolution, exchange, reasonId })] : [];
      });
      if (asked.length === 0) continue;
      const parcel = { state: 'received', receivedAt: NOW } as const;
      const over = { id: `return-${returns.length}`, parcel };
      returns.push(returnOf({ order, policy, others: returns, asked, kind: rules.kind }, over));
      continue;
    }
    const index = step.which % Math.max(1, returns.length);
    const rma = returns[index];
    if (rma?.parcel.state !== 'received') continue;
    if (step.do === 'cancel') {
      returns[index] = { ...rma, parcel: { state: 'cancelled' } };
      continue;
    }
    const sent = rma.lines.filter(({ resolution }) => resolution !== 'keep');
    const lines = sent.map(({ orderLineId, quantity }) => {
      const missing = Math.min(quantity, step.missing[orderLineId === 11 ? 0 : 1]);
      return { orderLineId, sellable: quantity - missing, damaged: 0, missing, lowered: null };
    });
    const looked = inspect(rma, lines, circumstances({ policy, others: returns.filter(({ id }) => id !== rma.id) }));
    if (!looked.ok) throw new Error(looked.problem.code);
    const { next, ledger } = looked.value;
    const promised = (one: Return) => sum(one.payouts.map(({ resolution }) => dueNow(one, resolution).amount));
    expect(sum(ledger.filter(({ account }) => account === 'promised').map(({ amount }) => amount))).toBe(
      promised(next) - promised(rma),
    );
    for (const { resolution, amount } of next.payouts.filter(hasBegun)) {
      const { lines: shown, total } = payoutBreakdown(next, resolution);
      expect([total, sum(shown.map((one) => one.amount))]).toEqual([amount, total]);
    }
    returns[index] = next;
  }
  return returns;
}

const two = (most: number) => fc.tuple(fc.nat(most), fc.nat(1));
const aStep = (resolutions: readonly Resolution[], most: number): fc.Arbitrary<Step> =>
  fc.oneof(
    fc.record({
      do: fc.constant('ask' as const),
      units: two(3),
      as: fc.constantFrom(...resolutions),
      fault: fc.boolean(),
    }),
    fc.record({ do: fc.constant('inspect' as const), which: fc.nat(4), missing: two(most) }),
    fc.record({ do: fc.constant('cancel' as const), which: fc.nat(40) }),
  );
const someRules: fc.Arbitrary<Rules> = fc.record({
  rule: fc.constantFrom(...OUTBOUND_RULES),
  kind: fc.constantFrom('return' as const, 'withdrawal' as const),
  partial: fc.constantFrom('none' as const, 'proportion' as const, 'all' as const),
});

function policyOf({ rule, partial }: Rules): Policy {
  const { withdrawal } = aPolicy();
  return aPolicy({
    outboundShipping: rule,
    resolutions: ALL_OFFERED,
    withdrawal: { ...withdrawal, partialShipping: partial },
  });
}

const ALL: readonly Resolution[] = ['refund', 'store_credit', 'exchange', 'keep'];

describe('Shipping that is paid back over all returns of an order', () => {
  it('is never more than what came back has earned, in whatever order parcels are asked for and opened', () => {
    fc.assert(
      fc.property(someRules, fc.array(aStep(ALL, 2), { minLength: 2, maxLength: 14 }), (rules, steps) => {
        const returns = run(rules, policyOf(rules), steps);
        // A step's rounding, once a return.
        const slack = rules.rule === 'proportion' || rules.kind === 'withdrawal' ? returns.length : 0;
        expect(paid(returns)).toBeLessThanOrEqual(Math.min(SHIPPING, earned(rules, returns) + slack));
      }),
      { numRuns: 2000 },
    );
  });

  it('is all of it once all came, whichever parcel is the last', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Rules>(
          { rule: 'full_return', kind: 'return', partial: 'none' },
          { rule: 'proportion', kind: 'return', partial: 'none' },
          { rule: 'never', kind: 'withdrawal', partial: 'none' },
        ),
        fc.array(aStep(['refund', 'store_credit'], 1), { maxLength: 8 }),
        fc.array(fc.nat(20), { minLength: 24, maxLength: 24 }),
        (rules, steps, order_) => {
          // At last everything that is left is asked for, and all parcels come, in any order.
          const asks: Step = { do: 'ask', units: [3, 1], as: 'refund', fault: false };
          const comes = order_.map((which): Step => ({ do: 'inspect', which, missing: [0, 0] }));
          const rest = [...Array(6).keys()].map((which): Step => ({ do: 'inspect', which, missing: [0, 0] }));
          const returns = run(rules, policyOf(rules), [...steps, asks, ...comes, ...rest, ...rest]);
          if (returns.some(({ parcel }) => !isDead(parcel.state) && parcel.state === 'received')) return;
          expect(earned(rules, returns)).toBe(SHIPPING);
          // A part is rounded down, once a return.
          const rounded = rules.rule === 'proportion' ? returns.length : 0;
          expect(paid(returns)).toBeGreaterThanOrEqual(SHIPPING - rounded);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('waits for an exchange that comes last, and is then refunded with it', () => {
    const rules: Rules = { rule: 'full_return', kind: 'return', partial: 'none' };
    const returns = run(rules, policyOf(rules), [
      { do: 'ask', units: [3, 0], as: 'exchange', fault: false },
      { do: 'ask', units: [0, 1], as: 'refund', fault: false },
      { do: 'inspect', which: 1, missing: [0, 0] },
      { do: 'inspect', which: 0, missing: [0, 0] },
    ]);
    expect(returns[1]?.payouts).toMatchObject([{ resolution: 'refund', amount: 6000 }]);
    expect(dueNow(returns[0] as Return, 'refund').outbound).toMatchObject([{ id: 40, amount: SHIPPING }]);
    expect(paid(returns)).toBe(SHIPPING);
  });
});
