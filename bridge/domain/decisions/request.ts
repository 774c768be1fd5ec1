import type { OrderFinding } from '../order.ts';
import { isUnpaid } from '../paid.ts';
import { type Resolution, RESOLUTIONS } from '../policy.ts';
import type { Quote } from '../quote.ts';
import type { Payout, Return, Withdrawal } from '../return.ts';
import { endAfter } from '../store-days.ts';
import type { Instant } from '../time.ts';
import type { DecisionCode, Verdict } from '../verdict.ts';
import { REIMBURSE_DAYS } from '../withdrawal-rules.ts';
import { approve } from './approve.ts';
import { andThen, type Circumstances, type Decision, email, event } from './decision.ts';
import { standingEvent } from './order-stands.ts';
import { promisedEntries } from './promise-ledger.ts';

/** A return as the shopper asks for it, before any decision about it. */
export interface NewRequest extends Omit<
  Return,
  | 'lines'
  | 'outbound'
  | 'bonus'
  | 'labelDeduction'
  | 'payment'
  | 'against'
  | 'wasAgainst'
  | 'parcel'
  | 'payouts'
  | 'exchangePlan'
  | 'exchangeOrder'
  | 'credit'
  | 'withdrawal'
  | 'decision'
  | 'findings'
  | 'shipping'
  | 'extraParcels'
  | 'trackingReports'
  | 'firstDelivered'
  | 'createdAt'
  | 'linkGeneration'
  | 'revision'
  | 'policyVersion'
  | 'actor'
> {
  readonly quote: Quote;
  readonly findings: readonly OrderFinding[];
  readonly approval: { readonly approved: boolean; readonly verdict: Verdict<DecisionCode> };
  /** The consumer's name on a statement of withdrawal; null: no withdrawal. */
  readonly withdrawnBy: string | null;
  /** Asked while the bridge was down: the request counts from when the site kept it; left out: asked now. */
  readonly kept?: { readonly receipt: string; readonly at: Instant } | null;
}

/** What a quote settles of a return: it is the same when a return is made and when it is changed. */
export function quoted(
  quote: Quote,
): Pick<
  Return,
  'lines' | 'outbound' | 'outboundIf' | 'bonus' | 'labelDeduction' | 'payment' | 'against' | 'payouts' | 'exchangePlan'
> {
  const pending = (resolution: Resolution, amount: number): Payout => ({
    resolution,
    amount,
    state: 'pending',
    effectId: null,
    byHand: false,
    held: quote.against?.why ?? quote.held ?? null,
  });
  return {
    lines: quote.lines,
    outbound: quote.outbound,
    ...(quote.outboundIf && { outboundIf: quote.outboundIf }),
    bonus: quote.bonus,
    labelDeduction: quote.labelDeducted ? null : 0,
    payment: quote.payment,
    ...(quote.against ? { against: { status: quote.against.status, letGo: [] } } : {}),
    payouts: RESOLUTIONS.flatMap((resolution) => {
      const found = quote.payouts.find((one) => one.resolution === resolution);
      return found ? [pending(resolution, found.amount)] : [];
    }),
    exchangePlan: quote.exchange,
  };
}

/** Records what was asked and promised; approves at once where policy or law say so, else the owner is told that a decision waits. */
export function request(asked: NewRequest, circumstances: Circumstances): Decision {
  const { actor, now, policy } = circumstances;
  const { quote, approval, withdrawnBy, kept, ...rest } = asked;
  const askedAt = kept?.at ?? now;
  const entry: Return = {
    ...rest,
    ...quoted(quote),
    ...(kept ? { receipt: kept.receipt } : {}),
    actor,
    policyVersion: policy.version,
    parcel: { state: 'requested' },
    exchangeOrder: null,
    credit: null,
    withdrawal: withdrawnBy === null ? null : statement(withdrawnBy, askedAt, circumstances.timeZone ?? 'UTC'),
    decision: approval.verdict,
    shipping: { state: 'none_wanted' },
    extraParcels: [],
    trackingReports: [],
    firstDelivered: false,
    createdAt: askedAt,
    linkGeneration: 0,
    revision: 0,
  };
  const facts = { sign: 1, currency: asked.currency, effectId: null, at: now } as const;
  const recorded: Decision = {
    next: entry,
    events: [
      event(
        'requested',
        { actor, now: askedAt },
        {
          lines: entry.lines.length,
          kind: entry.kind,
          ...(kept ? { receipt: kept.receipt } : {}),
        },
      ),
      ...(entry.override === null ? [] : [event('overridden', circumstances, { reason: entry.override.reason })]),
      event('decided', { ...circumstances, actor: { type: 'boomerang' } }, decided(approval.verdict)),
      ...(quote.against ? [standingEvent(quote.against.why, quote.against.status, circumstances)] : []),
      ...(quote.held ? [event(quote.held, { ...circumstances, actor: { type: 'boomerang' } })] : []),
    ],
    ledger: promisedEntries(
      entry,
      entry.payouts.map((one) => one.resolution),
      facts,
    ),
    // The acknowledgement of a withdrawal hangs on nothing (art. 11a): neither on a label nor on an approval.
    effects: [
      ...(entry.kind === 'withdrawal' ? [email('withdrawal_receipt', circumstances)] : []),
      ...(isUnpaid(entry) ? [email('owner_unpaid', circumstances)] : []),
      ...(quote.against || quote.held ? [email('owner_held_payout', circumstances)] : []),
    ],
  };
  if (approval.approved) {
    const mail = entry.kind === 'withdrawal' ? 'approved' : 'received';
    return andThen(recorded, (next) => approve(next, { ...circumstances, actor: { type: 'boomerang' } }, mail));
  }
  return {
    ...recorded,
    effects: [...recorded.effects, email('received', circumstances), email('owner_decision', circumstances)],
  };
}

/** The law counts from the day on which the store got the statement, which is not one of its days. */
function statement(name: string, at: Instant, timeZone: string): Withdrawal {
  return { name, confirmedAt: at, refundBy: endAfter(at, REIMBURSE_DAYS, timeZone), sentAt: null, warnedAt: null };
}

/** A verdict as data of an event: its code, its rule, and the numbers that decided. */
export function decided({
  code,
  rule,
  policyVersion,
  params,
}: Verdict): Readonly<Record<string, string | number | boolean | null>> {
  return { ...params, code, rule, policyVersion };
}
