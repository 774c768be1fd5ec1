import { promisedTotal, refundLines } from '../promise.ts';
import type { Return } from '../return.ts';
import { addDays } from '../time.ts';
import { approve } from './approve.ts';
import { andThen, type Circumstances, type Decision, email, event, LINKS_OUTLIVE_DAYS } from './decision.ts';
import { entriesFor } from './promise-ledger.ts';

/** A return as the shopper asks for it, before any decision about it. */
export type NewRequest = Omit<
  Return,
  'parcel' | 'payout' | 'shipping' | 'createdAt' | 'linksValidUntil' | 'revision' | 'policyVersion' | 'actor'
>;

/** Records what was asked and promised; approves at once where the policy says so, else the owner is told that a decision waits. */
export function request(asked: NewRequest, circumstances: Circumstances): Decision {
  const { actor, now, policy } = circumstances;
  const entry: Return = {
    ...asked,
    actor,
    policyVersion: policy.version,
    parcel: { state: 'requested' },
    payout: { state: 'pending', effectId: null, byHand: false, amount: promisedTotal(asked.lines) },
    shipping: { state: 'none_wanted' },
    createdAt: now,
    linksValidUntil: addDays(now, policy.sendBackDays + LINKS_OUTLIVE_DAYS),
    revision: 0,
  };
  const facts = { sign: 1, currency: asked.currency.code, effectId: null, at: now } as const;
  const recorded: Decision = {
    next: entry,
    events: [event('requested', circumstances, { lines: asked.lines.length })],
    ledger: entriesFor('promised', refundLines(asked.lines, null), facts),
    effects: [],
  };
  if (policy.autoApprove)
    return andThen(recorded, (next) => approve(next, { ...circumstances, actor: { type: 'boomerang' } }, 'received'));
  return { ...recorded, effects: [email('received', circumstances), email('owner_decision', circumstances)] };
}
