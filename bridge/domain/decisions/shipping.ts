import { hasBegun, isDead } from '../lifecycle.ts';
import { type Minor, sum } from '../money.ts';
import { ownCurrency } from '../payable.ts';
import { dueNow } from '../promise.ts';
import type { Return, Shipping } from '../return.ts';
import { andThen, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { costIn } from './label-cost.ts';
import { payWhatIsDue } from './payout.ts';
import { entry as ledgerLine } from './promise-ledger.ts';
import { voidLabel } from './void-label.ts';

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
  const { carrier, trackingNumber } = label;
  const payOnUse = circumstances.policy.labels.kind === 'pay_on_use';
  const ready: Decision = {
    next: { ...entry, shipping: label },
    events: [
      event(label.source === 'owner' ? 'label_uploaded' : 'label_ready', circumstances, { carrier, trackingNumber }),
    ],
    // A label that is paid when it is used costs nothing until the carrier's first scan.
    ledger: payOnUse ? [] : labelCost(label, effectId, circumstances),
    effects: mailed && entry.parcel.state === 'approved' ? [email('label', circumstances)] : [],
  };
  const priced = andThen(ready, (next) => labelPriced(next, borneCost(next), effectId, circumstances));
  // Bought while the return was being called off.
  return isDead(entry.parcel.state) ? andThen(priced, (next) => voidLabel(next, circumstances)) : priced;
}

/** What of the label's cost can be taken off, in the order's decimals: what is not in its currency can't. */
export function borneCost({ shipping, currency }: Pick<Return, 'shipping' | 'currency'>): Minor {
  return shipping.state === 'label' && shipping.cost ? (costIn(shipping.cost, currency) ?? 0) : 0;
}

/** The price of a label, in the books when it falls due. */
export function labelCost(
  { cost }: Label,
  effectId: string | null,
  { now }: Pick<Circumstances, 'now'>,
): Decision['ledger'] {
  if (cost === null) return [];
  return [
    ledgerLine('label', 'label_cost', null, null, cost.amount, {
      ...{ sign: 1, currency: ownCurrency(cost.currency), effectId, at: now },
    }),
  ];
}

/** What the label costs is known: where the shopper bears it, it is taken off what was promised, and what waited for it is paid. */
function labelPriced(entry: Return, cost: Minor, effectId: string | null, circumstances: Circumstances): Decision {
  if (entry.labelDeduction !== null) return nothingMore(entry);
  const priced = { ...entry, labelDeduction: cost };
  const open = entry.payouts.filter((one) => !hasBegun(one) && one.resolution !== 'keep').map((one) => one.resolution);
  const amount = sum(open.map((one) => dueNow(entry, one).amount)) - sum(open.map((one) => dueNow(priced, one).amount));
  const facts = { sign: -1, currency: entry.currency, effectId, at: circumstances.now } as const;
  const taken: Decision = {
    ...nothingMore({
      ...priced,
      payouts: priced.payouts.map((one) =>
        open.includes(one.resolution) ? { ...one, amount: dueNow(priced, one.resolution).amount } : one,
      ),
    }),
    ledger: amount === 0 ? [] : [ledgerLine('promised', 'label_deduction', null, null, amount, facts)],
  };
  return andThen(taken, (next) => payWhatIsDue(next, circumstances));
}

/** What somebody has to mend, in Shippo's words: an address, the token, the account, the limits of the policy. */
const OWNER_MENDS = ['no_rate', 'too_dear', 'refused'] as const;

/** No label is to be had: the return stands, and the shopper ships to the store's address on a packing slip. */
export function shipOnSlip(
  entry: Return,
  why: { readonly instead: Slip['instead']; readonly message: string; readonly mailed: boolean },
  circumstances: Circumstances,
): Decision {
  if (entry.shipping.state !== 'preparing') return nothingMore(entry);
  const { instead, message, mailed } = why;
  const inDoubt = instead === 'in_doubt';
  const onSlip: Decision = {
    next: { ...entry, shipping: { state: 'packing_slip', instead, carrier: null, trackingNumber: null } },
    events: [event(inDoubt ? 'label_in_doubt' : 'label_refused', circumstances, { instead, message })],
    ledger: [],
    effects: [
      ...(mailed ? [email('label', circumstances)] : []),
      ...(inDoubt ? [email('owner_in_doubt', circumstances)] : []),
      ...(instead === 'customs_missing' ? [email('owner_customs', circumstances)] : []),
      ...(OWNER_MENDS.some((one) => one === instead) ? [email('owner_label', circumstances)] : []),
    ],
  };
  return andThen(onSlip, (next) => labelPriced(next, 0, null, circumstances));
}
