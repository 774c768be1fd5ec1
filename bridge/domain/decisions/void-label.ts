import type { EffectPlan } from '../effect.ts';
import { hasParcel } from '../lifecycle.ts';
import { ownCurrency } from '../payable.ts';
import type { Return } from '../return.ts';
import { amountData, type Circumstances, type Decision, email, event, nothingMore } from './decision.ts';
import { costIn } from './label-cost.ts';
import { entry as ledgerLine } from './promise-ledger.ts';

type VoidPlan = Extract<EffectPlan, { kind: 'void_label' }>;

/**
 * Gives a label back that will not be used. One that is paid when it is used has cost nothing, and one that the owner uploaded is not ours to give back.
 * Whether the carrier has scanned it after all is asked right before.
 */
export function voidLabel(entry: Return, { policy, newId, now }: Circumstances): Decision {
  const { shipping } = entry;
  if (shipping.state !== 'label' || shipping.transactionId === null) return nothingMore(entry);
  if (policy.labels.kind === 'pay_on_use') return nothingMore(entry);
  const { transactionId, carrier, trackingNumber, cost } = shipping;
  const plan: VoidPlan = { kind: 'void_label', transactionId, carrier, trackingNumber, cost };
  return { ...nothingMore(entry), effects: [{ id: newId(), plan, dueAt: now }] };
}

/**
 * Shippo has paid the label back: its price leaves the books again. `byUs` false: somebody had asked for it at Shippo. Where a parcel is still to come, it
 * comes on a packing slip from now on, and the shopper is told.
 */
export function labelVoided(
  entry: Return,
  { cost, transactionId }: Pick<VoidPlan, 'cost' | 'transactionId'>,
  { effectId, byUs }: { readonly effectId: string; readonly byUs: boolean },
  circumstances: Circumstances,
): Decision {
  const { shipping } = entry;
  // The owner may have given the shopper another one meanwhile.
  const isCurrent = shipping.state === 'label' && shipping.transactionId === transactionId;
  const awaited = isCurrent && entry.parcel.state === 'approved';
  const priced = cost && costIn(cost, entry.currency);
  const price = priced === null ? {} : amountData(entry, priced);
  const spent = isCurrent ? { ...entry, shipping: { ...shipping, transactionId: null } } : entry;
  return {
    ...nothingMore(awaited ? { ...entry, shipping: ON_SLIP } : spent),
    effects: awaited && hasParcel(entry) ? [email('label', circumstances)] : [],
    events: [event('label_voided', circumstances, { ...price, byUs })],
    ledger:
      cost === null
        ? []
        : [
            ledgerLine('label', 'label_cost', null, null, cost.amount, {
              sign: -1,
              currency: ownCurrency(cost.currency),
              effectId,
              at: circumstances.now,
            }),
          ],
  };
}

const ON_SLIP = { state: 'packing_slip', instead: 'voided', carrier: null, trackingNumber: null } as const;
