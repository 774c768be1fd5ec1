import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideApproval } from '../../../bridge/domain/approval.ts';
import { checkAsked } from '../../../bridge/domain/asked.ts';
import { assessOrder } from '../../../bridge/domain/assess.ts';
import {
  ceilingSince,
  committedWorth,
  decidedByPerson,
  type WorthLimit,
} from '../../../bridge/domain/committed-worth.ts';
import { approve } from '../../../bridge/domain/decisions/approve.ts';
import { cancel } from '../../../bridge/domain/decisions/end.ts';
import { releasePayout } from '../../../bridge/domain/decisions/release-payout.ts';
import { request } from '../../../bridge/domain/decisions/request.ts';
import { hasBegun } from '../../../bridge/domain/lifecycle.ts';
import { sum } from '../../../bridge/domain/money.ts';
import type { Order } from '../../../bridge/domain/order.ts';
import { DEFAULT_RULES, type Policy } from '../../../bridge/domain/policy.ts';
import type { Payout, Return } from '../../../bridge/domain/return.ts';
import { worth } from '../../../bridge/domain/share.ts';
import { addDays, type Instant } from '../../../bridge/domain/time.ts';
import { moneyMovesOn } from '../../support/policy.ts';
import { ALL_OFFERED, aWish } from './ask.ts';
import { anOrder, anOrderLine, aPolicy, aReturn, circumstances, NOW, USD } from './builders.ts';
import { quoteOf } from './support/returns.ts';

/** What a customer with two orders does, and what staff do, one step after the other: with the order's and the customer's lock there is no other way. */
type Step =
  | { readonly does: 'ask'; readonly order: number; readonly quantities: readonly number[]; readonly keeps: boolean }
  | { readonly does: 'withdraw'; readonly order: number; readonly quantities: readonly number[] }
  | { readonly does: 'cancel' | 'approve' | 'release'; readonly nth: number }
  | { readonly does: 'wait'; readonly days: number };

const order = fc.nat({ max: 1 });
const quantities = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }));
const nth = fc.nat({ max: 9 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ does: fc.constant('ask' as const), order, quantities, keeps: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('withdraw' as const), order, quantities }) },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constantFrom('cancel' as const, 'approve' as const, 'release' as const), nth }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }) },
  ),
  { maxLength: 14 },
);
const limits = fc.record({
  keep: fc.integer({ min: 500, max: 6000 }),
  auto: fc.integer({ min: 500, max: 6000 }),
  ceiling: fc.integer({ min: 500, max: 6000 }),
});

const DAYS = 14;
const ORDERS: readonly Order[] = [71, 72].map((id) =>
  anOrder({
    id,
    lines: [
      anOrderLine({ id: 11, quantity: 5, goods: 4999, taxes: [] }),
      anOrderLine({ id: 12, quantity: 4, goods: 2801, taxes: [] }),
    ],
  }),
);

function policyWith({ keep, auto, ceiling }: { keep: number; auto: number; ceiling: number }): Policy {
  return aPolicy({
    resolutions: { ...ALL_OFFERED, keep: { ...ALL_OFFERED.keep, underValue: keep } },
    approval: { ...DEFAULT_RULES.approval, upToValue: auto },
    moneyMoves: { ...moneyMovesOn('approval'), ceiling, ceilingDays: DAYS },
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], moneyMoves: 'approval' },
    window: { ...DEFAULT_RULES.window, days: 3650 },
  });
}

interface Paid {
  readonly at: Instant;
  readonly orderId: number;
  readonly amount: number;
}

type Counting = (rmas: readonly Return[], limit: WorthLimit) => number;

/** The returns at the end, and what was paid without a person. `count` is what is tried. */
function played(policy: Policy, all: readonly Step[], count: Counting) {
  let rmas: readonly Return[] = [];
  let now: Instant = NOW;
  const paid: Paid[] = [];
  const facts = (orderId: number, id: string) => {
    const others = rmas.filter((one) => one.id !== id);
    const committed = count(others, { of: 'payouts', orderId, since: ceilingSince(policy, now) });
    return circumstances({ policy, now, committed, labelsOffered: false, newId: () => crypto.randomUUID() });
  };
  /** What has begun is settled at once. */
  const keep = (before: Return | undefined, { next }: { readonly next: Return }, byPerson = false) => {
    const { orderId } = next;
    const settled = next.payouts.map((one): Payout => {
      if (one.state === 'settled' || !hasBegun(one)) return one;
      if (!byPerson) paid.push({ at: now, orderId, amount: one.amount });
      const { resolution, amount } = one;
      return { resolution, amount, state: 'settled', effectId: 'effect', byHand: false, settledAt: now };
    });
    const saved = { ...next, payouts: settled };
    rmas = before ? rmas.map((one) => (one.id === before.id ? saved : one)) : [...rmas, saved];
  };
  for (const step of all) {
    if (step.does === 'wait') now = addDays(now, step.days);
    else if (step.does === 'ask' || step.does === 'withdraw') {
      const asked = ask(policy, ORDERS[step.order]!, step, rmas, now, count);
      if (asked) keep(undefined, request(asked, facts(asked.orderId, asked.id)));
    } else {
      const rma = rmas[step.nth];
      if (!rma) continue;
      const about = facts(rma.orderId, rma.id);
      if (step.does === 'approve' && rma.parcel.state === 'requested') keep(rma, approve(rma, about));
      if (step.does === 'cancel') {
        const cancelled = cancel(rma, about);
        if (cancelled.ok) keep(rma, cancelled.value);
      }
      if (step.does === 'release') {
        for (const { resolution } of rma.payouts) {
          const current = rmas.find((one) => one.id === rma.id)!;
          keep(current, releasePayout(current, resolution, about), true);
        }
      }
    }
  }
  return { rmas, paid };
}

function ask(
  policy: Policy,
  asked: Order,
  step: Extract<Step, { readonly quantities: readonly number[] }>,
  rmas: readonly Return[],
  now: Instant,
  count: Counting,
) {
  const kind = step.does === 'withdraw' ? ('withdrawal' as const) : ('return' as const);
  const others = rmas.filter((one) => one.orderId === asked.id);
  const wishes = step.quantities.flatMap((quantity, index) => {
    const resolution = step.does === 'ask' && step.keeps ? ('keep' as const) : ('refund' as const);
    const reasonId = kind === 'withdrawal' ? '' : 'too_small';
    return quantity > 0 ? [aWish({ lineId: 11 + index, quantity, resolution, reasonId })] : [];
  });
  const known = { order: asked, policy, returns: others, role: 'guest', storeCurrency: USD, now };
  const assessment = { ...assessOrder(known), keptAlready: count(others, { of: 'returnless' }) };
  if (wishes.length === 0 || checkAsked(wishes, assessment, { ...known, kind, override: false }).length > 0)
    return null;
  const quote = quoteOf({ order: asked, policy, others, asked: wishes, kind });
  const approval = decideApproval({
    policy,
    kind,
    worth: sum(quote.payouts.map((one) => one.amount)),
    committed: count(others, { of: 'auto_accept' }),
    reasonIds: wishes.map((one) => one.reasonId),
    earlierReturns: 0,
    returnsInLimit: 0,
    orders: 3,
    findings: 0,
    byStaff: false,
  });
  const { id, number, ...rest } = aReturn({ id: crypto.randomUUID(), kind, orderId: asked.id });
  return { ...rest, id, number, quote, approval, withdrawnBy: kind === 'withdrawal' ? 'Ana Diaz' : null };
}

/** Throws where somebody got more than a limit without a person. */
function hold(policy: Policy, { rmas, paid }: ReturnType<typeof played>): void {
  const { keep } = policy.resolutions;
  for (const { id } of ORDERS) {
    const own = rmas.filter((one) => one.orderId === id);
    const alive = own.filter(
      // A return that was called off settles with nothing what it had not paid.
      (one) =>
        one.parcel.state !== 'cancelled' ||
        one.payouts.some((payout) => payout.state === 'settled' && payout.amount > 0),
    );
    const kept = alive.filter((one) => !decidedByPerson(one)).flatMap((one) => one.lines);
    expect(sum(kept.filter((line) => line.resolution === 'keep').map(worth))).toBeLessThanOrEqual(keep.underValue!);
    const accepted = alive.filter(
      ({ decision, parcel }) => decision.code === 'approved_by_policy' && parcel.state !== 'requested',
    );
    const granted = sum(accepted.flatMap((one) => one.payouts.map(({ amount }) => amount)));
    expect(granted).toBeLessThanOrEqual(policy.approval.upToValue!);
    expect(sum(paid.filter((one) => one.orderId === id).map(({ amount }) => amount))).toBeLessThanOrEqual(
      policy.moneyMoves.ceiling!,
    );
  }
  for (const { at } of paid) {
    const inDays = paid.filter((one) => one.at <= at && one.at >= addDays(at, -DAYS));
    expect(sum(inDays.map(({ amount }) => amount))).toBeLessThanOrEqual(policy.moneyMoves.ceiling!);
  }
}

describe('What is granted without a person', () => {
  it('never exceeds a limit, however requests are split, ordered, cancelled, approved and spread over orders and doors', () => {
    fc.assert(
      fc.property(limits, steps, (some, all) => {
        const policy = policyWith(some);
        hold(policy, played(policy, all, committedWorth));
      }),
      { numRuns: 500 },
    );
  });

  it.each(['returnless', 'auto_accept', 'payouts'] as const)('does where other returns are not counted: %s', (of) => {
    const blind: Counting = (rmas, limit) => (limit.of === of ? 0 : committedWorth(rmas, limit));
    const wide = { keep: 1_000_000, auto: 1_000_000, ceiling: 1_000_000 };
    const narrow = { returnless: { keep: 1500 }, auto_accept: { auto: 1500 }, payouts: { ceiling: 1500 } }[of];
    const policy = policyWith({ ...wide, ...narrow });
    const twice: readonly Step[] = [1, 2].map(() => ({
      does: 'ask',
      order: 0,
      quantities: [1, 0],
      keeps: of === 'returnless',
    }));
    hold(policy, played(policy, twice, committedWorth));
    expect(() => hold(policy, played(policy, twice, blind))).toThrow();
  });
});

describe('A person has decided', () => {
  const said = (code: Return['decision']['code'], over: Partial<Return> = {}) =>
    decidedByPerson(aReturn({ decision: { code, rule: '', policyVersion: 1, params: {} }, ...over }));
  const approved = { parcel: { state: 'approved', sendBackBy: NOW } } as const;

  it('what staff opened or approved, but not what policy or law accepted, or what still waits', () => {
    expect(said('approved_by_staff')).toBe(true);
    expect(said('held_value', approved)).toBe(true);
    expect(said('held_value')).toBe(false);
    expect(said('approved_by_policy', approved)).toBe(false);
    expect(said('approved_by_law', approved)).toBe(false);
  });

  it('what was changed after its approval once they let its money go', () => {
    const waiting = aReturn().payouts.map((one) => ({ ...one, held: 'changed' }) as Payout);
    expect(said('held_value', { ...approved, payouts: waiting })).toBe(false);
    expect(said('held_value', { ...approved, payouts: aReturn().payouts })).toBe(true);
  });
});

describe('What other returns use up of a limit', () => {
  const settled = (settledAt: Instant, over: Partial<Return> = {}) =>
    aReturn({
      payouts: [{ resolution: 'refund', amount: 1000, state: 'settled', effectId: 'e', byHand: false, settledAt }],
      ...over,
    });
  const accepted = { decision: { ...aReturn().decision, code: 'approved_by_policy' } } as const;
  const gone = { parcel: { state: 'expired' } } as const;
  const out = (rma: Return, since = NOW) => committedWorth([rma], { of: 'payouts', orderId: 71, since });

  it('counts what was paid of a return that ended, and nothing of one that was not', () => {
    expect(committedWorth([settled(NOW, { ...accepted, ...gone })], { of: 'auto_accept' })).toBe(1000);
    expect(committedWorth([aReturn({ ...accepted, ...gone })], { of: 'auto_accept' })).toBe(0);
  });

  it('counts money of this order for ever, of other orders since the first day', () => {
    const before = addDays(NOW, -1);
    expect([out(settled(before)), out(settled(before, { orderId: 99 })), out(settled(NOW, { orderId: 99 }))]).toEqual([
      1000, 0, 1000,
    ]);
    expect(out(aReturn())).toBe(0);
  });
});
