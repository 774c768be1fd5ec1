import type { z } from 'zod';
import type { Address, Currency } from '../../domain/order.ts';
import { countedDecimals } from '../../domain/payable.ts';
import { timeZoneOf } from '../../domain/store-days.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { type Call, parseRows } from './call.ts';
import type { TaxRounding } from './due-net.ts';
import { plainText } from './plain-text.ts';
import { isMissing, listIn } from './reading.ts';
import { fieldsOf, gatewaySchema, settingSchema, siteIndexSchema } from './schemas.ts';
import type { Units } from './units.ts';

/** What reading an order needs of the store's settings: it changes only when the owner changes one. */
export interface StoreFacts {
  readonly address: Omit<Address, 'name'>;
  readonly currency: Currency;
  /** WooCommerce's "number of decimals": how prices are shown. */
  readonly shownDecimals: number;
  readonly units: Units;
  /** Payment methods that can pay money back. */
  readonly refundingGateways: ReadonlySet<string>;
}

export async function readFacts(call: Call): Promise<StoreFacts> {
  const get = async <Schema extends z.ZodObject>(path: string, schema: Schema) =>
    parseRows(listIn(await call({ method: 'GET', path, query: { _fields: fieldsOf(schema) } })), schema);
  // One after the other: each call takes one of the site's few PHP workers.
  const general = settings(await get('settings/general', settingSchema));
  const products = settings(await get('settings/products', settingSchema));
  const gateways = await get('payment_gateways', gatewaySchema);
  return {
    address: storeAddress(general),
    ...storeCurrency(general),
    units: {
      weight: products.get('woocommerce_weight_unit') ?? 'kg',
      dimension: products.get('woocommerce_dimension_unit') ?? 'cm',
    },
    refundingGateways: new Set(
      gateways.filter(({ method_supports }) => Object.values(method_supports).includes('refunds')).map(({ id }) => id),
    ),
  };
}

function settings(list: readonly z.infer<typeof settingSchema>[]): ReadonlyMap<string, string> {
  return new Map(
    list.map(({ id, value }) => [id, typeof value === 'string' || typeof value === 'number' ? String(value) : '']),
  );
}

function storeCurrency(general: ReadonlyMap<string, string>): Pick<StoreFacts, 'currency' | 'shownDecimals'> {
  const code = general.get('woocommerce_currency');
  const decimals = Number(general.get('woocommerce_price_num_decimals') || Number.NaN);
  if (!code || !Number.isInteger(decimals)) {
    throw new StoreUnavailable('unreadable', "WooCommerce's settings name no currency or no number of decimals.");
  }
  return { currency: { code, decimals: countedDecimals(code, decimals) }, shownDecimals: decimals };
}

function storeAddress(general: ReadonlyMap<string, string>): Omit<Address, 'name'> {
  const text = (key: string) => general.get(`woocommerce_${key}`) ?? '';
  const [country = '', state = ''] = text('default_country').split(':');
  return {
    company: '',
    street1: text('store_address'),
    street2: text('store_address_2'),
    city: text('store_city'),
    state,
    postcode: text('store_postcode'),
    country,
    phone: '',
    email: '',
  };
}

export interface TaxFacts {
  /** Catalogue prices include tax. */
  readonly pricesIncludeTax: boolean;
  readonly rounding: TaxRounding;
}

/** A store that calculates no tax may not have these settings at all. */
export async function readTaxFacts(call: Call): Promise<TaxFacts> {
  const query = { _fields: fieldsOf(settingSchema) };
  const reply = await call({ method: 'GET', path: 'settings/tax', query });
  const tax = settings(isMissing(reply) ? [] : parseRows(listIn(reply), settingSchema));
  const pricesIncludeTax = tax.get('woocommerce_prices_include_tax') === 'yes';
  const atSubtotal = tax.get('woocommerce_tax_round_at_subtotal') === 'yes';
  return { pricesIncludeTax, rounding: { atSubtotal, halfUp: !pricesIncludeTax } };
}

export interface SiteFacts {
  /** As people read it; empty: it has none. */
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
}

/**
 * Title and time zone as the plugin tells, else as the public index does. What was told once stays while nobody tells: days must not move because a site
 * is slow. Before that the host's name and Greenwich's days will do.
 */
export function siteFacts(
  url: string,
  timeoutMs: number,
  ofPlugin: () => Promise<SiteFacts | null>,
): () => Promise<SiteFacts> {
  const host = new URL(url).hostname;
  let last: SiteFacts = { name: host, timeZone: 'UTC' };
  return async () => {
    const told = (await ofPlugin().catch(() => null)) ?? (await readIndex(url, timeoutMs));
    if (told) last = { ...told, name: told.name || host };
    return last;
  };
}

/** WordPress's public index: with pretty permalinks, then with plain ones. */
const INDEXES = ['/wp-json/?', '/?rest_route=/&'];

/** null: it is closed, or nobody answers. */
async function readIndex(url: string, timeoutMs: number): Promise<SiteFacts | null> {
  const signal = AbortSignal.timeout(timeoutMs);
  for (const index of INDEXES) {
    const address = `${url.replace(/\/$/, '')}${index}_fields=${fieldsOf(siteIndexSchema)}`;
    const response = await fetch(address, { signal }).catch(() => null);
    const { data } = siteIndexSchema.safeParse(await response?.json().catch(() => null));
    if (data) return { name: plainText(data.name), timeZone: timeZoneOf(data.timezone_string, data.gmt_offset) };
  }
  return null;
}
