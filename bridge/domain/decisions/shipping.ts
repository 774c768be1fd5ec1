import type { Return, Shipping } from '../return.ts';
import { type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';

type Label = Extract<Shipping, { state: 'label' }>;
type Slip = Extract<Shipping, { state: 'packing_slip' }>;

/** A label lies ready. `mailed` is true when an e-mail went out without it: the label then gets an e-mail of its own, while there is something to send. */
export function labelReady(
  entry: Return,
  label: Label,
  mailed: boolean,
  effectId: string | null,
  circumstances: Circumstances,
): Decision {
  const { carrier, trackingNumber, cost } = label;
  return {
    next: { ...entry, shipping: label },
    events: [
      event(label.source === 'owner' ? 'label_uploaded' : 'label_ready', circumstances, { carrier, trackingNumber }),
    ],
    ledger: cost
      ? [
          {
            account: 'label',
            kind: 'label_cost',
            orderLineId: null,
            taxRateId: null,
            currency: cost.currency,
            amount: cost.amount,
            effectId,
            at: circumstances.now,
          },
        ]
      : [],
    effects: mailed && entry.parcel.state === 'approved' ? [email('label', circumstances)] : [],
  };
}

/** No label is to be had: the return stands, and the shopper ships to the store's address on a packing slip. */
export function shipOnSlip(
  entry: Return,
  why: { readonly instead: Slip['instead']; readonly message: string; readonly mailed: boolean },
  circumstances: Circumstances,
): Decision {
  if (entry.shipping.state !== 'preparing') return nothingMore(entry);
  const { instead, message, mailed } = why;
  const inDoubt = instead === 'in_doubt';
  return {
    next: { ...entry, shipping: { state: 'packing_slip', instead, carrier: null, trackingNumber: null } },
    events: [event(inDoubt ? 'label_in_doubt' : 'label_refused', circumstances, { instead, message })],
    ledger: [],
    effects: [
      ...(mailed ? [email('label', circumstances)] : []),
      ...(inDoubt ? [email('owner_in_doubt', circumstances)] : []),
    ],
  };
}

/** The shopper ships with a carrier of their own. */
export function trackingEntered(
  entry: Return,
  carrier: string | null,
  trackingNumber: string,
  circumstances: Circumstances,
): Decision {
  if (entry.shipping.state !== 'packing_slip') return nothingMore(entry);
  return {
    ...nothingMore({ ...entry, shipping: { ...entry.shipping, carrier, trackingNumber } }),
    events: [event('tracking_entered', circumstances, { carrier, trackingNumber })],
  };
}
