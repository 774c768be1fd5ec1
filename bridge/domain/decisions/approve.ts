import { entriesFor } from './promise-ledger.ts';
import { moveParcel, movePayout, payoutIsDue } from '../lifecycle.ts';
import { refundLines } from '../promise.ts';
import type { Return } from '../return.ts';
import { addDays, addMs } from '../time.ts';
import {
  andThen,
  type Circumstances,
  type Decision,
  email,
  event,
  LABEL_WAIT_MS,
  LINKS_OUTLIVE_DAYS,
  nothingMore,
} from './decision.ts';
import { startPayout } from './payout.ts';

/** Says yes: from now the shopper may send the parcel, a label is bought, and the e-mail waits for it. */
export function approve(
  entry: Return,
  circumstances: Circumstances,
  mail: 'received' | 'approved' = 'approved',
): Decision {
  const { now, policy, newId, labelsOffered } = circumstances;
  const labelEffect = newId();
  const approved: Decision = {
    next: {
      ...moveParcel(entry, { state: 'approved', sendBackBy: addDays(now, policy.sendBackDays) }),
      linksValidUntil: addDays(now, policy.sendBackDays + LINKS_OUTLIVE_DAYS),
      shipping: labelsOffered
        ? { state: 'preparing', effectId: labelEffect }
        : { state: 'packing_slip', instead: 'no_token', carrier: null, trackingNumber: null },
    },
    events: [event('approved', circumstances)],
    ledger: [],
    effects: labelsOffered
      ? [
          { id: labelEffect, plan: { kind: 'buy_label' }, dueAt: now },
          email(mail, circumstances, { awaitsLabel: true, dueAt: addMs(now, LABEL_WAIT_MS) }),
        ]
      : [email(mail, circumstances)],
  };
  return andThen(approved, (next) =>
    payoutIsDue(policy.moneyMoves, 'approval') ? startPayout(next, circumstances) : nothingMore(next),
  );
}

/** Says no, with a reason that the shopper reads; what was promised is taken back. */
export function reject(entry: Return, reason: string, circumstances: Circumstances): Decision {
  const { now } = circumstances;
  const facts = { sign: -1, currency: entry.currency.code, effectId: null, at: now } as const;
  return {
    next: movePayout(moveParcel(entry, { state: 'rejected', reason }), {
      state: 'settled',
      effectId: null,
      byHand: false,
      amount: 0,
      settledAt: now,
    }),
    events: [event('rejected', circumstances, { reason })],
    ledger: entriesFor('promised', refundLines(entry.lines, null), facts),
    effects: [email('rejected', circumstances)],
  };
}
