import { hasParcel, mayHaveGiven, outsideHoldOf } from '../lifecycle.ts';
import type { OrderFinding } from '../order.ts';
import type { Quote } from '../quote.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { PayoutHold, Return } from '../return.ts';
import type { DecisionCode, RefusalCode, Verdict } from '../verdict.ts';
import { andThen, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { cancelExchange, orderExchange } from './exchange.ts';
import { payWhatIsDue } from './payout.ts';
import { standingEvent } from './order-stands.ts';
import { promisedEntries } from './promise-ledger.ts';
import { decided, quoted } from './request.ts';
import { borneCost } from './shipping.ts';
import { voidLabel } from './void-label.ts';

/** True until the parcel is here, while no money has begun to move and no order is being made (one that could not be made is chosen again). */
export function mayChange({ parcel, payouts, exchangeOrder }: Return): boolean {
  const open = parcel.state === 'requested' || parcel.state === 'approved' || parcel.state === 'in_transit';
  const ordering = exchangeOrder?.state === 'ordering' && !payouts.some((one) => one.state === 'failed');
  return open && !ordering && !payouts.some((one) => mayHaveGiven(one) || one.state === 'in_doubt');
}

/**
 * Other items, quantities or resolutions than before. What was promised is taken back and promised anew; an exchange's stock is freed and held anew. A return
 * that was accepted by itself and would now wait for a person keeps going, but its money waits.
 * What happened outside the return holds what is promised anew as it held what was before.
 */
export function change(
  entry: Return,
  to: {
    readonly quote: Quote;
    readonly findings: readonly OrderFinding[];
    readonly approval: { readonly approved: boolean; readonly verdict: Verdict<DecisionCode> };
    readonly override: { readonly reason: string; readonly refusals: readonly Verdict<RefusalCode>[] } | null;
  },
  circumstances: Circumstances,
): Result<Decision> {
  if (!mayChange(entry)) {
    return entry.payouts.some(mayHaveGiven)
      ? refuse('payouts_begun')
      : refuse('not_possible_now', { state: entry.parcel.state });
  }
  const { now } = circumstances;
  const facts = { currency: entry.currency, effectId: null, at: now } as const;
  const all = (one: Return) => one.payouts.map((payout) => payout.resolution);
  const freed = cancelExchange(entry, circumstances);
  const fresh = quoted(to.quote);
  const labelKnown = entry.shipping.state === 'label' || entry.shipping.state === 'packing_slip';
  const held = !to.approval.approved && entry.parcel.state !== 'requested';
  const { against } = to.quote;
  const news = against?.status === entry.against?.status ? null : against;
  const outside = entry.payouts.map(outsideHoldOf).find((hold) => hold !== null);
  const hold: PayoutHold | null = held ? 'changed' : null;
  const { outboundIf: _before, ...kept } = freed.next;
  const changed: Return = {
    ...kept,
    ...fresh,
    labelDeduction: labelKnown && fresh.labelDeduction === null ? borneCost(entry) : fresh.labelDeduction,
    exchangeOrder: null,
    findings: to.findings,
    decision: to.approval.verdict,
    override: to.override ?? entry.override,
    payouts: fresh.payouts.map((one) =>
      one.state === 'pending' ? { ...one, held: one.held ?? outside ?? hold } : one,
    ),
  };
  const next: Decision = {
    ...nothingMore(changed),
    events: [
      ...freed.events,
      event('changed', circumstances, { lines: changed.lines.length }),
      event('decided', { ...circumstances, actor: { type: 'boomerang' } }, decided(to.approval.verdict)),
      ...(news ? [standingEvent(news.why, news.status, circumstances)] : []),
    ],
    ledger: [
      ...promisedEntries(entry, all(entry), { ...facts, sign: -1 }),
      ...promisedEntries(changed, all(changed), { ...facts, sign: 1 }),
    ],
    effects: [
      ...freed.effects,
      email('changed', circumstances),
      ...(held || news || to.quote.held ? [email('owner_held_payout', circumstances)] : []),
    ],
  };
  if (entry.parcel.state === 'requested') return ok(next);
  const nothingToSend = entry.parcel.state === 'approved' && hasParcel(entry) && !hasParcel(changed);
  const ordered = andThen(next, (one) => orderExchange(one, circumstances));
  const given = nothingToSend ? andThen(ordered, (one) => voidLabel(one, circumstances)) : ordered;
  return ok(andThen(given, (one) => payWhatIsDue(one, circumstances)));
}
