import type { CustomsDeclaration } from '../../domain/customs.ts';
import { parcelFor } from '../../domain/parcel.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Return } from '../../domain/return.ts';
import { type Carrier, isDenied, type Rate } from '../../ports/carrier.ts';
import type { Outcome } from './outcome.ts';

export interface RateRequest {
  readonly policy: Policy;
  readonly entry: Return;
  readonly metadata: string;
  readonly customs: CustomsDeclaration | null;
}

/** The rate to buy, or why there is none. Throws CarrierUnavailable. */
export async function chooseRate(carrier: Carrier, request: RateRequest): Promise<Rate | Outcome> {
  try {
    return await cheapest(carrier, request);
  } catch (error) {
    // A token that Shippo does not take is a no: the shopper must not wait until the owner has another one.
    if (isDenied(error)) return { type: 'failed', code: 'refused', message: error.message };
    throw error;
  }
}

/** The cheapest rate of the allowed carriers under the ceiling, in the store's currency (others can't be compared). */
async function cheapest(carrier: Carrier, { policy, entry, metadata, customs }: RateRequest): Promise<Rate | Outcome> {
  const { kind, carriers, ceiling, defaultParcel } = policy.labels;
  const { rates, messages } = await carrier.rates({
    customer: entry.customer.address,
    store: entry.store.address,
    parcel: parcelFor(
      entry.lines.filter((line) => line.resolution !== 'keep'),
      defaultParcel,
    ),
    kind,
    metadata,
    returnNumber: entry.number,
    customs,
  });
  const allowed = rates
    .filter((rate) => carriers.length === 0 || carriers.includes(rate.carrier))
    .filter((rate) => rate.currency === entry.currency.code)
    .sort((a, b) => a.amount - b.amount);
  const [best] = allowed;
  if (!best)
    return {
      type: 'failed',
      code: 'no_rate',
      message: messages.join(' ') || 'No allowed carrier offers a rate for this parcel.',
    };
  if (best.amount > ceiling)
    return { type: 'failed', code: 'too_dear', message: 'Every label costs more than the price ceiling.' };
  return best;
}
