import { givenBy, isNewRisk } from '../at-risk.ts';
import { isDead, outsideHoldOf } from '../lifecycle.ts';
import type { Order } from '../order.ts';
import { againstPaying, DELETED, isUnpaid, offlineGateways } from '../paid.ts';
import { STANDING_HOLDS, type StandingHold } from '../payout-hold.ts';
import type { Resolution } from '../policy.ts';
import type { Return, ReturnEvent } from '../return.ts';
import { andThen, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { holdOpen, isOpen } from './hold-open.ts';

/**
 * Takes up what the order's state says of paying for it. Each state that speaks against it holds what is open, once: what a person lets go then is let go for this
 * state, and another one holds it anew (a dispute that runs, and then is lost). Once nothing speaks against it any more, what still waits says so. What was given
 * already can't be held: its owner is told of it, also after the return has closed.
 */
export function orderStands(entry: Return, order: Order | null, circumstances: Circumstances): Decision {
  const why = againstPaying(order, offlineGateways(circumstances.policy));
  const status = order?.status ?? DELETED;
  if (isUnpaid(entry)) {
    const isOver = why === 'order_cancelled' || status === 'failed';
    return isOver ? calledOff(entry, circumstances) : nothingMore(entry);
  }
  if (!isOpen(entry) && givenBy(entry).length === 0) return nothingMore(entry);
  // What is closed is not paid again because its order was refunded.
  if (why === null)
    return isOpen(entry) || status !== 'refunded' ? stoodAgain(entry, circumstances) : nothingMore(entry);
  if (entry.against?.status === status) return nothingMore(entry);
  const seen = marked(entry, status);
  const held = isOpen(entry)
    ? holdOpen(seen, why, standingEvent(why, status, circumstances), circumstances)
    : nothingMore(seen);
  return andThen(held, (next) => givenAtRisk(next, status, circumstances));
}

/** What was given for the order stays given. The story says so each time, the e-mail once. */
function givenAtRisk(entry: Return, status: string, circumstances: Circumstances): Decision {
  if (givenBy(entry).length === 0) return nothingMore(entry);
  const { now } = circumstances;
  const events = [event('given_at_risk', { actor: { type: 'boomerang' }, now }, { status })];
  if (!isNewRisk(entry, status, now)) return { ...nothingMore(entry), events };
  const riskTold = [...(entry.riskTold ?? []).filter((one) => one.status !== status), { status, at: now }];
  return { ...nothingMore({ ...entry, riskTold }), events, effects: [email('owner_given_at_risk', circumstances)] };
}

/** The same for one payout that was about to be sent: the others are held with it. The owner is told that it was stopped. */
export function stoppedBy(entry: Return, why: StandingHold, status: string, circumstances: Circumstances): Decision {
  if (entry.against?.status === status) return nothingMore(entry);
  const told = standingEvent(why, status, circumstances);
  const held = { ...holdOpen(marked(entry, status), why, told, circumstances), effects: [] };
  return andThen(held, (next) => givenAtRisk(next, status, circumstances));
}

/** A person has looked at the order as it stands, and lets this payout go all the same. */
export function letGo(entry: Return, resolution: Resolution): Return {
  const { against } = entry;
  if (!against || against.letGo.includes(resolution)) return entry;
  return { ...entry, against: { ...against, letGo: [...against.letGo, resolution] } };
}

/** A person has looked at what may be lost. Nothing else changes: it was given. */
export function paymentChecked(entry: Return, circumstances: Circumstances): Decision {
  const { against } = entry;
  if (!against) return nothingMore(entry);
  const told = event('payment_checked', circumstances, { status: against.status });
  return { ...nothingMore({ ...entry, against: { ...against, seen: true } }), events: [told] };
}

function marked(entry: Return, status: string): Return {
  return { ...entry, against: { status, letGo: [] } };
}

export function standingEvent(why: StandingHold, status: string, { now }: Pick<Circumstances, 'now'>): ReturnEvent {
  const boomerang = { actor: { type: 'boomerang' }, now } as const;
  return event(why === 'order_cancelled' ? 'order_gone' : 'payment_in_question', boomerang, { status });
}

/** Cancelled or deleted before anybody paid: nothing can be due any more, and nobody is asked. */
function calledOff(entry: Return, circumstances: Circumstances): Decision {
  if (entry.payment !== 'awaited' || isDead(entry.parcel.state)) return nothingMore(entry);
  return {
    ...nothingMore({ ...entry, payment: 'called_off' }),
    events: [event('order_gone', circumstances, { why: 'not_paid' })],
  };
}

/** It was on hold, failed or cancelled for a while. */
function stoodAgain(entry: Return, circumstances: Circumstances): Decision {
  if (!entry.against) return nothingMore(entry);
  const { against: _, ...others } = entry;
  const rest: Return = { ...others, wasAgainst: true };
  const back = event('payment_back', circumstances);
  const waits = entry.payouts.some((one) => STANDING_HOLDS.some((hold) => hold === outsideHoldOf(one)));
  return waits ? holdOpen(rest, 'payment_back', back, circumstances) : { ...nothingMore(rest), events: [back] };
}
