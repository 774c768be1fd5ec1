import { givesNothing } from '../gives-nothing.ts';
import { hasParcel, moveParcel } from '../lifecycle.ts';
import { isUnpaid } from '../paid.ts';
import type { Return, Shipping } from '../return.ts';
import { endAfter } from '../store-days.ts';
import { addMs } from '../time.ts';
import { andThen, type Circumstances, type Decision, email, event, LABEL_WAIT_MS } from './decision.ts';
import { orderExchange } from './exchange.ts';
import { payWhatIsDue } from './payout.ts';
import { releaseUnpaid } from './release-unpaid.ts';

/**
 * Says yes: from now the shopper may send the parcel, a label is bought, the e-mail waits for it, and the stock of an exchange is held. Where every item
 * is kept there is nothing to send.
 */
export function approve(
  entry: Return,
  circumstances: Circumstances,
  mail: 'received' | 'approved' = 'approved',
): Decision {
  const { now, policy, newId, timeZone = 'UTC' } = circumstances;
  const labelEffect = newId();
  const shipping = shippingOf(entry, labelEffect, circumstances);
  const buys = shipping.state === 'preparing';
  const approved: Decision = {
    next: {
      ...moveParcel(entry, { state: 'approved', sendBackBy: endAfter(now, policy.sendBackDays, timeZone) }),
      shipping,
      // What no label costs is not taken off.
      labelDeduction: buys ? entry.labelDeduction : 0,
    },
    events: [event('approved', circumstances)],
    ledger: [],
    effects: buys
      ? [
          { id: labelEffect, plan: { kind: 'buy_label' }, dueAt: now },
          email(mail, circumstances, { awaitsLabel: true, dueAt: addMs(now, LABEL_WAIT_MS) }),
        ]
      : [email(mail, circumstances)],
  };
  return andThen(
    andThen(approved, (next) => orderExchange(next, circumstances)),
    (next) => payWhatIsDue(next, circumstances),
  );
}

function shippingOf(entry: Return, effectId: string, { labelsOffered, policy }: Circumstances): Shipping {
  if (!hasParcel(entry)) return { state: 'none_wanted' };
  const slip = { state: 'packing_slip', carrier: null, trackingNumber: null } as const;
  if (entry.kind === 'withdrawal' && policy.withdrawal.returnCost === 'customer') {
    return { ...slip, instead: 'customer_pays' };
  }
  // A label costs money, and it is not known that there are any goods: the owner can still upload one.
  if (isUnpaid(entry)) return { ...slip, instead: 'not_paid' };
  if (givesNothing({ ...entry, exchange: entry.exchangePlan })) return { ...slip, instead: 'worth_nothing' };
  return labelsOffered ? { state: 'preparing', effectId } : { ...slip, instead: 'no_token' };
}

/** Says no, with a reason that the shopper reads; what was promised is taken back. */
export function reject(entry: Return, reason: string, circumstances: Circumstances): Decision {
  const rejected: Decision = {
    next: moveParcel(entry, { state: 'rejected', reason }),
    events: [event('rejected', circumstances, { reason })],
    ledger: [],
    effects: [email('rejected', circumstances)],
  };
  return andThen(rejected, (next) => releaseUnpaid(next, circumstances));
}
