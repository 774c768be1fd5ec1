import type { z } from 'zod';
import type { Address, Currency } from '../../domain/order.ts';
import { countedDecimals } from '../../domain/payable.ts';
import { timeZoneNamed } from '../../domain/store-days.ts';
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
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
}

/** The site's title and time zone from WordPress's public index; the host name and UTC will do where the index is closed. */
export async function readSite(url: string, timeoutMs: number): Promise<SiteFacts> {
  const address = `${url.replace(/\/$/, '')}/wp-json/?_fields=${fieldsOf(siteIndexSchema)}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) }).catch(() => null);
  const { data } = siteIndexSchema.safeParse(await response?.json().catch(() => null));
  return {
    name: data?.name ? plainText(data.name) : new URL(url).hostname,
    timeZone: data ? timeZoneOf(data.timezone_string, data.gmt_offset) : 'UTC',
  };
}

/** WordPress keeps a name, or a mere offset from Greenwich in hours. */
export function timeZoneOf(name: string, offsetHours: number): string {
  if (timeZoneNamed(name) === name) return name;
  const minutes = Math.round(Math.abs(offsetHours) * 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return timeZoneNamed(`${offsetHours < 0 ? '-' : '+'}${hours}:${rest}`);
}
