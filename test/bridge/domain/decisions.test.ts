import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../bridge/domain/decisions/decision.ts';
import { request } from '../../../bridge/domain/decisions/request.ts';
import { PARCEL_TRANSITIONS, PAYOUT_TRANSITIONS } from '../../../bridge/domain/lifecycle.ts';
import type { LedgerEntry } from '../../../bridge/domain/ledger.ts';
import { sum } from '../../../bridge/domain/money.ts';
import { MONEY_MOVES } from '../../../bridge/domain/policy.ts';
import { payoutParts, promisedTotal } from '../../../bridge/domain/promise.ts';
import type { ReturnLine } from '../../../bridge/domain/return.ts';
import { aLine, aPolicy, aReturn, circumstances, TAX } from './builders.ts';
import { refundPlan, splits, step, take } from './walk.ts';

const cents = fc.nat({ max: 1_000_000 });
const line = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), goods: cents, tax: cents });
const linesOfReturn = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map((lines): readonly ReturnLine[] =>
    lines.map(({ quantity, goods, tax }, index) =>
      aLine({ orderLineId: index + 1, quantity, goods, taxes: [{ ...TAX, amount: tax }] }),
    ),
  );
const policies = fc.record({ moneyMoves: fc.constantFrom(...MONEY_MOVES), autoApprove: fc.boolean() });

function balance(ledger: readonly LedgerEntry[], account: LedgerEntry['account']): number {
  return sum(ledger.filter((one) => one.account === account).map((one) => one.amount));
}

function isStep(table: Readonly<Record<string, readonly string[]>>, from: string, to: string): boolean {
  return from === to || (table[from] ?? []).includes(to);
}

/** A decision may go through several states at once: its events say which parcel states it has passed. */
const PASSED: Readonly<Record<string, string>> = { inspected: 'inspected', approved: 'approved', closed: 'closed' };

describe('Any walk of a return through its life', () => {
  it('keeps to both tables, keeps the books even, and writes one refund at most', () => {
    fc.assert(
      fc.property(linesOfReturn, policies, fc.array(step, { maxLength: 25 }), (lines, rules, steps) => {
        const facts = circumstances({ policy: aPolicy(rules) });
        const first = request({ ...aReturn({ lines }), comment: '' }, facts);
        let entry = first.next;
        let refund = refundPlan(first);
        const ledger = [...first.ledger];
        let restocked = 0;

        const check = (decision: Decision): void => {
          ledger.push(...decision.ledger);
          let at: string = entry.parcel.state;
          const path = decision.events.flatMap(({ type }) => PASSED[type] ?? []);
          for (const state of [...path, decision.next.parcel.state]) {
            expect(isStep(PARCEL_TRANSITIONS, at, state)).toBe(true);
            at = state;
          }
          expect(isStep(PAYOUT_TRANSITIONS, entry.payout.state, decision.next.payout.state)).toBe(true);
          const written = refundPlan(decision);
          expect(written && refund).toBeNull();
          refund ??= written;
          for (const { plan } of decision.effects) if (plan.kind === 'restock') restocked += plan.quantity;

          entry = decision.next;
          const { payout, parcel } = entry;
          const settled = payout.state === 'settled';
          expect(balance(ledger, 'promised')).toBe(settled ? 0 : payout.amount);
          expect(balance(ledger, 'refunded')).toBe(settled ? payout.amount : 0);
          if (refund) expect(promisedTotal(refund.lines)).toBe(payout.amount);
          if (parcel.state !== 'rejected') expect(promisedTotal(payoutParts(entry))).toBe(payout.amount);
          if (parcel.state === 'closed') expect(settled).toBe(true);
          if (parcel.state === 'inspected') expect(settled).toBe(false);
        };

        for (const one of steps) check(take(entry, refund, one, facts));
        expect(restocked).toBeLessThanOrEqual(sum(lines.map((each) => each.quantity)));
      }),
      { numRuns: 400 },
    );
  });

  it('ends closed with what was found refunded, for every split and every moment that money may move', () => {
    const portions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(linesOfReturn, policies, portions, portions, (lines, rules, found, damaged) => {
        const facts = circumstances({ policy: aPolicy({ ...rules, autoApprove: true }) });
        const first = request({ ...aReturn({ lines }), comment: '' }, facts);
        let { next: entry } = first;
        const ledger = [...first.ledger];
        let refund = refundPlan(first);
        const steps = [
          { do: 'scan' },
          { do: 'deliver' },
          { do: 'inspect', found, damaged },
          { do: 'refund_paid' },
        ] as const;
        for (const one of steps) {
          const decision = take(entry, refund, one, facts);
          refund ??= refundPlan(decision);
          ledger.push(...decision.ledger);
          entry = decision.next;
        }
        const inspected = splits(entry, found, damaged);
        const here = new Map(inspected.map((each) => [each.orderLineId, each.sellable + each.damaged]));
        const all =
          rules.moneyMoves !== 'inspection' || [...here.values()].every((units, i) => units === lines[i]?.quantity);
        const none = rules.moneyMoves === 'inspection' && sum([...here.values()]) === 0;
        expect(entry.parcel.state).toBe('closed');
        expect(balance(ledger, 'promised')).toBe(0);
        expect(balance(ledger, 'refunded')).toBe(entry.payout.amount);
        if (all) expect(entry.payout.amount).toBe(promisedTotal(lines));
        if (none) expect(entry.payout.amount).toBe(0);
        for (const part of refund?.lines ?? []) {
          const units =
            rules.moneyMoves === 'inspection' ? here.get(part.orderLineId) : lines[part.orderLineId - 1]?.quantity;
          expect(part.quantity).toBe(units);
        }
      }),
    );
  });
});
