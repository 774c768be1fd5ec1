import { isSent } from '../../domain/found.ts';
import type { CustomsDeclaration } from '../../domain/customs.ts';
import type { Minor } from '../../domain/money.ts';
import type { Address } from '../../domain/order.ts';
import { parcelFor } from '../../domain/parcel.ts';
import { ownCurrency } from '../../domain/payable.ts';
import type { Policy } from '../../domain/policy.ts';
import { policyIn } from '../../domain/policy-amounts.ts';
import type { Return } from '../../domain/return.ts';
import {
  type Carrier,
  CarrierUnavailable,
  isDenied,
  type Price,
  priceIn,
  QUEUED,
  type Rate,
} from '../../ports/carrier.ts';
import type { Outcome } from './outcome.ts';

export interface RateRequest {
  readonly policy: Policy;
  readonly entry: Return;
  readonly metadata: string;
  readonly customs: CustomsDeclaration | null;
  /** ISO 4217, of the price limit. */
  readonly storeCurrency: string;
  /** Of the store, as it is today. */
  readonly contact: Pick<Address, 'phone' | 'email'>;
  /** How often it was asked for before. */
  readonly tries: number;
}

const QUEUED_TRIES = 4;
const QUEUED_PAUSE_MS = 120_000;

/** The rate to buy, at the price that counts; or why there is none. Throws CarrierUnavailable. */
export async function chooseRate(carrier: Carrier, request: RateRequest): Promise<Rate | Outcome> {
  const { policy, entry, metadata, customs, storeCurrency, contact, tries } = request;
  // Prices of labels are in their currency's own decimals.
  const { kind, carriers, ceiling, defaultParcel } = policyIn(policy, ownCurrency(storeCurrency)).labels;
  const sent = entry.lines.filter(isSent);
  try {
    const { rates, messages } = await carrier.rates({
      customer: entry.customer.address,
      store: { ...entry.store.address, ...contact },
      parcel: parcelFor(sent, defaultParcel),
      kind,
      metadata,
      returnNumber: entry.number,
      customs,
    });
    if (rates.length === 0 && messages.length > 0) return noRate(messages.join(' '));
    return cheapestOf(rates, { carriers, ceiling, currency: entry.currency.code, storeCurrency });
  } catch (error) {
    // A token that Shippo does not take is a no: the shopper must not wait until the owner has another one.
    if (isDenied(error)) return { type: 'failed', code: 'refused', message: error.message };
    if (!(error instanceof CarrierUnavailable) || error.code !== QUEUED) throw error;
    if (tries >= QUEUED_TRIES) return noRate(error.message);
    return { type: 'again', code: error.code, message: error.message, afterMs: QUEUED_PAUSE_MS };
  }
}

export interface RateWish {
  /** Empty: any. */
  readonly carriers: readonly string[];
  /** Minor units of the store's currency. */
  readonly ceiling: Minor;
  /** Of the order. */
  readonly currency: string;
  readonly storeCurrency: string;
}

/**
 * The cheapest rate of the allowed carriers under the limit. It is compared in the store's currency only, as the limit is, and costs what it costs
 * in the order's, so that it can be taken off; where nobody names that, the store bears it in its own.
 */
export function cheapestOf(rates: readonly Rate[], wish: RateWish): Rate | Outcome {
  const allowed = rates.filter((rate) => wish.carriers.length === 0 || wish.carriers.includes(rate.carrier));
  if (allowed.length === 0) return noRate('No allowed carrier offers a rate for this parcel.');
  const [best] = allowed
    .flatMap((rate) => {
      const compared = priceIn(rate, wish.storeCurrency);
      return compared === null ? [] : [{ rate, compared }];
    })
    .sort((a, b) => a.compared.amount - b.compared.amount);
  if (best === undefined) {
    const theirs = [...new Set(allowed.map(({ currency }) => currency))].join(', ');
    return noRate(`Labels for this parcel are priced in ${theirs}, your price limit is in ${wish.storeCurrency}.`);
  }
  if (best.compared.amount > wish.ceiling) {
    return { type: 'failed', code: 'too_dear', message: 'Every label costs more than the price limit.' };
  }
  return { ...best.rate, ...(priceIn(best.rate, wish.currency) ?? (best.compared satisfies Price)) };
}

function noRate(message: string): Outcome {
  return { type: 'failed', code: 'no_rate', message };
}
