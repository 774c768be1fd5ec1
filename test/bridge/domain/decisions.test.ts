import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../bridge/domain/decisions/decision.ts';
import { request } from '../../../bridge/domain/decisions/request.ts';
import { hasBegun, isDead, PARCEL_TRANSITIONS, PAYOUT_TRANSITIONS } from '../../../bridge/domain/lifecycle.ts';
import type { LedgerEntry } from '../../../bridge/domain/ledger.ts';
import { sum } from '../../../bridge/domain/money.ts';
import { dueNow, grossLeftOver } from '../../../bridge/domain/promise.ts';
import type { Resolution } from '../../../bridge/domain/policy.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { circumstances } from './builders.ts';
import { policies, requests } from './requests.ts';
import { type Act, actsOf, resolutionOf, type Step, step, take } from './walk.ts';

function balance(ledger: readonly LedgerEntry[], account: LedgerEntry['account']): number {
  return sum(ledger.filter((one) => one.account === account).map((one) => one.amount));
}

function isStep(table: Readonly<Record<string, readonly string[]>>, from: string, to: string): boolean {
  return from === to || (table[from] ?? []).includes(to);
}

/** A decision may go through several states at once: its events say which parcel states it has passed. */
const PASSED: Readonly<Record<string, string>> = { inspected: 'inspected', approved: 'approved', closed: 'closed' };

interface Walked {
  readonly entry: Return;
  readonly ledger: readonly LedgerEntry[];
  readonly acts: readonly Act[];
}

function walk(first: Decision, steps: readonly Step[], facts: ReturnType<typeof circumstances>): Walked {
  let entry = first.next;
  const acts: Act[] = [...actsOf(first)];
  const ledger = [...first.ledger];
  check(first, null, entry, ledger, acts);
  for (const one of steps) {
    const before = entry;
    const decision = take(entry, acts, one, facts);
    ledger.push(...decision.ledger);
    acts.push(...actsOf(decision));
    entry = decision.next;
    check(decision, before, entry, ledger, acts);
  }
  return { entry, ledger, acts };
}

function check(
  decision: Decision,
  before: Return | null,
  entry: Return,
  ledger: readonly LedgerEntry[],
  acts: readonly Act[],
): void {
  let at: string = before?.parcel.state ?? 'requested';
  const path = decision.events.flatMap(({ type }) => PASSED[type] ?? []);
  for (const state of [...path, entry.parcel.state]) {
    expect(isStep(PARCEL_TRANSITIONS, at, state)).toBe(true);
    at = state;
  }
  // A change makes new payouts in the place of those that had not begun.
  const changed = decision.events.some(({ type }) => type === 'changed');
  for (const payout of changed ? [] : (before?.payouts ?? [])) {
    const now = entry.payouts.find((one) => one.resolution === payout.resolution);
    expect(isStep(PAYOUT_TRANSITIONS, payout.state, now?.state ?? '')).toBe(true);
  }
  for (const { resolution } of entry.payouts) {
    const written = acts.filter(({ plan }) => resolutionOf(plan) === resolution);
    expect(written.length).toBeLessThanOrEqual(1);
  }
  const paid = (kinds: readonly Resolution[]) =>
    sum(
      entry.payouts.filter((one) => one.state === 'settled' && kinds.includes(one.resolution)).map((one) => one.amount),
    );
  // WooCommerce has recorded these; the owner has not paid them yet.
  const byHand = entry.payouts.filter((one) => one.state === 'pending' && one.byHand && one.effectId !== null);
  const toPay = sum(byHand.map((one) => one.amount));
  expect(balance(ledger, 'by_hand')).toBe(toPay);
  expect(balance(ledger, 'refunded')).toBe(paid(['refund', 'keep']) + toPay);
  expect(balance(ledger, 'credit')).toBe(paid(['store_credit']));
  expect(balance(ledger, 'exchanged')).toBe(paid(['exchange']));
  // What a return that ended had settled before is kept; what is let go then is not.
  if (decision.ledger.length > 0 && !isDead(entry.parcel.state)) expect(balance(ledger, 'kept')).toBe(keptOf(entry));
  const owed = entry.payouts
    .filter((one) => one.state !== 'settled' && !byHand.includes(one))
    .map((one) => (hasBegun(one) ? one.amount : dueNow(entry, one.resolution).amount));
  expect(balance(ledger, 'promised')).toBe(sum(owed));
  if (entry.parcel.state === 'closed') expect(entry.payouts.every((one) => one.state === 'settled')).toBe(true);
}

/** What the store keeps of lines that are settled. */
function keptOf(entry: Return): number {
  const booked = entry.payouts.filter(
    (one) => one.state === 'settled' || (one.state === 'pending' && one.byHand && one.effectId !== null),
  );
  const resolutionById = new Map(entry.lines.map((line) => [line.orderLineId, line.resolution]));
  const kept = grossLeftOver(entry).filter(({ orderLineId }) =>
    booked.some((one) => one.resolution === resolutionById.get(orderLineId)),
  );
  return sum(kept.map((one) => one.fee + one.kept + one.lowered));
}

describe('Any walk of a return through its life', () => {
  it('keeps to both tables, keeps the books even at every step, and writes each payout once', () => {
    fc.assert(
      fc.property(requests, policies, fc.array(step, { maxLength: 30 }), (asked, policy, steps) => {
        const facts = circumstances({ policy });
        walk(request(asked, facts), steps, facts);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the promise of an exchange that was let go before its units were missed, also where letting it go failed', () => {
    const which = fc.nat({ max: 2 });
    const exchanged = requests.filter(({ quote }) => quote.payouts.some((one) => one.resolution === 'exchange'));
    fc.assert(
      fc.property(exchanged, policies, fc.tuple(which, which, which), (asked, policy, [one, two, three]) => {
        const all = { refund: 'approval', store_credit: 'approval', exchange: 'approval' } as const;
        const moneyMoves = { ...policy.moneyMoves, guest: all, known: all, ceiling: null };
        const facts = circumstances({ policy: { ...policy, moneyMoves } });
        const steps: Step[] = [
          { do: 'approve' },
          { do: 'label', cost: null },
          { do: 'answer', which: one, with: 'done' },
          { do: 'receive' },
          { do: 'answer', which: two, with: 'done' },
          { do: 'inspect', found: [0, 0, 0, 0], damaged: [0, 0, 0, 0], lowered: [0, 0, 0, 0] },
          { do: 'answer', which: three, with: 'refused' },
          { do: 'answer', which: three, with: 'again' },
          { do: 'answer', which: three, with: 'done' },
        ];
        walk(request(asked, facts), steps, facts);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same state, books and acts when it is walked again', () => {
    fc.assert(
      fc.property(requests, policies, fc.array(step, { maxLength: 30 }), (asked, policy, steps) => {
        const again = () => {
          const facts = circumstances({ policy });
          return walk(request(asked, facts), steps, facts);
        };
        expect(again()).toEqual(again());
      }),
      { numRuns: 300 },
    );
  });

  it('ends closed with all that was found paid, whenever money moves, when the world always answers', () => {
    fc.assert(
      fc.property(requests, policies, fc.nat({ max: 2000 }), (asked, policy, cost) => {
        const facts = circumstances({ policy: { ...policy, moneyMoves: { ...policy.moneyMoves, ceiling: null } } });
        const approval = { ...asked.approval, approved: true };
        const answers = Array.from({ length: 12 }, (): Step => ({ do: 'answer', which: 0, with: 'done' }));
        const all: Step = { do: 'inspect', found: [1, 1, 1, 1], damaged: [0, 0, 0, 0], lowered: [] };
        const steps: Step[] = [
          { do: 'label', cost },
          ...answers,
          { do: 'scan' },
          ...answers,
          { do: 'deliver' },
          ...answers,
          all,
          ...answers,
        ];
        const { entry, ledger } = walk(request({ ...asked, approval }, facts), steps, facts);
        expect(entry.parcel.state).toBe('closed');
        expect(balance(ledger, 'promised')).toBe(0);
        const promised = sum(asked.quote.payouts.map((one) => one.amount));
        const label = asked.quote.labelDeducted ? cost : 0;
        const paid = sum(entry.payouts.map((one) => one.amount));
        expect(paid).toBeGreaterThanOrEqual(promised - label);
        expect(paid).toBeLessThanOrEqual(promised);
      }),
      { numRuns: 500 },
    );
  });
});
