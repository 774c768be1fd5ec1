import { stamp } from './book.ts';
import { crossesBorder } from './customs.ts';
import type { ShippoMessage, ShippoParcel, ShippoPrice, ShippoRate, ShippoShipment } from './types.ts';

export const DEFAULT_PRICES: ShippoPrice[] = [
  {
    provider: 'USPS',
    name: 'Ground Advantage',
    token: 'usps_ground_advantage',
    baseCents: 510,
    stepCents: 85,
    days: 4,
  },
  { provider: 'USPS', name: 'Priority Mail', token: 'usps_priority', baseCents: 820, stepCents: 130, days: 2 },
  { provider: 'UPS', name: 'Ground', token: 'ups_ground', baseCents: 945, stepCents: 95, days: 3 },
  { provider: 'FedEx', name: 'Home Delivery', token: 'fedex_home_delivery', baseCents: 990, stepCents: 105, days: 3 },
];

/** Carriers that sell scan-based return labels. */
const SCAN_BASED = ['USPS', 'UPS', 'FedEx'];

const CURRENCIES = {
  USD: { perDollar: 1, decimals: 2, countries: ['US'] },
  EUR: { perDollar: 0.92, decimals: 2, countries: ['AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'IE', 'IT', 'LU', 'NL', 'PT'] },
  GBP: { perDollar: 0.79, decimals: 2, countries: ['GB'] },
  CAD: { perDollar: 1.36, decimals: 2, countries: ['CA'] },
  JPY: { perDollar: 150, decimals: 0, countries: ['JP'] },
};

const GRAMS: Record<string, number> = { g: 1, kg: 1000, lb: 453.592, oz: 28.3495 };

type Draft = Omit<ShippoShipment, 'rates' | 'messages'>;

/** Rates for a shipment, always the same for the same parcel; none for an address that no carrier could find. */
export function quote(draft: Draft, prices: ShippoPrice[], noRates: string[] | null, now: number) {
  if (noRates !== null) return { rates: [], messages: noRates.map((text) => message('Shippo', text)) };
  const complaints = [draft.address_from, draft.address_to]
    .filter((address) => !address.is_complete)
    .map((address) => message('UPS', `The address of ${address.name ?? 'nobody'} is not complete`));
  if (complaints.length > 0) return { rates: [], messages: complaints };
  if (draft.customs_declaration === null && crossesBorder(draft.address_from.country, draft.address_to.country)) {
    return { rates: [], messages: [message('Shippo', 'A customs declaration is required for this shipment')] };
  }
  const offered = prices.filter((price) => !draft.extra.is_return || SCAN_BASED.includes(price.provider));
  const cheapest = Math.min(...offered.map((price) => cents(price, draft.parcels)));
  const rates = offered.map((price): ShippoRate => {
    const amount = cents(price, draft.parcels);
    const sender = money(amount, draft.address_from.country);
    const recipient = money(amount, draft.address_to.country);
    return {
      ...stamp(now, draft.test),
      amount: sender.amount,
      currency: sender.currency,
      amount_local: recipient.amount,
      currency_local: recipient.currency,
      attributes: amount === cheapest ? ['CHEAPEST'] : [],
      carrier_account: `${price.provider.toLowerCase()}_account`,
      duration_terms: `Delivery in ${price.days} days`,
      estimated_days: price.days,
      messages: [],
      provider: price.provider,
      servicelevel: { name: price.name, token: price.token, terms: '' },
      shipment: draft.object_id,
      zone: null,
    };
  });
  return { rates, messages: [] };
}

function cents(price: ShippoPrice, parcels: ShippoParcel[]): number {
  const grams = parcels.reduce((sum, parcel) => sum + Number(parcel.weight) * (GRAMS[parcel.mass_unit] ?? 1), 0);
  return price.baseCents + price.stepCents * Math.ceil(grams / 500);
}

function money(usCents: number, country: string): { amount: string; currency: string } {
  const [currency, { perDollar, decimals }] =
    Object.entries(CURRENCIES).find(([, { countries }]) => countries.includes(country)) ??
    (['USD', CURRENCIES.USD] as const);
  return { amount: ((usCents * perDollar) / 100).toFixed(decimals), currency };
}

export function message(source: string, text: string): ShippoMessage {
  return { source, code: '', text };
}
