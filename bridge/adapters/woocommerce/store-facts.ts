import { z } from 'zod';
import type { Address, Currency } from '../../domain/order.ts';
import { StoreUnavailable, type StoreInfo } from '../../ports/store.ts';
import type { StoreCall, StoreReply } from './client.ts';
import { parseReply } from './reading.ts';
import { fieldsOf, gatewaySchema, settingSchema, siteIndexSchema } from './schemas.ts';
import type { Units } from './units.ts';

/** What changes only when the owner changes a setting. */
export interface StoreFacts {
  readonly info: StoreInfo;
  readonly units: Units;
  /** Payment methods that can pay money back. */
  readonly refundingGateways: ReadonlySet<string>;
}

type Call = (call: Omit<StoreCall, 'timeoutMs'>) => Promise<StoreReply>;

export async function readFacts(call: Call, siteName: () => Promise<string>): Promise<StoreFacts> {
  const get = (path: string, schema: z.ZodObject) =>
    call({ method: 'GET', path, query: { _fields: fieldsOf(schema) } }).then((reply) =>
      parseReply(reply, z.array(schema)),
    );
  // One after the other: each call takes one of the site's few PHP workers.
  const general = settings(await get('settings/general', settingSchema));
  const products = settings(await get('settings/products', settingSchema));
  const gateways = z.array(gatewaySchema).parse(await get('payment_gateways', gatewaySchema));
  const name = await siteName();
  return {
    info: { name, address: storeAddress(general, name), currency: storeCurrency(general) },
    units: {
      weight: products.get('woocommerce_weight_unit') ?? 'kg',
      dimension: products.get('woocommerce_dimension_unit') ?? 'cm',
    },
    refundingGateways: new Set(
      gateways.filter(({ method_supports }) => Object.values(method_supports).includes('refunds')).map(({ id }) => id),
    ),
  };
}

function settings(list: readonly unknown[]): ReadonlyMap<string, string> {
  const known = z.array(settingSchema).parse(list);
  return new Map(known.map(({ id, value }) => [id, typeof value === 'string' ? value : '']));
}

function storeCurrency(general: ReadonlyMap<string, string>): Currency {
  const code = general.get('woocommerce_currency');
  const decimals = Number(general.get('woocommerce_price_num_decimals') || Number.NaN);
  if (!code || !Number.isInteger(decimals)) {
    throw new StoreUnavailable('unreadable', "WooCommerce's settings name no currency or no number of decimals.");
  }
  return { code, decimals };
}

function storeAddress(general: ReadonlyMap<string, string>, name: string): Address {
  const text = (key: string) => general.get(`woocommerce_${key}`) ?? '';
  const [country = '', state = ''] = text('default_country').split(':');
  return {
    name,
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

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#039': "'", '#39': "'" };

/** The site's title from WordPress's public index. WordPress keeps it escaped; the host name will do where the index is closed. */
export async function readSiteName(url: string, timeoutMs: number): Promise<string> {
  const address = `${url.replace(/\/$/, '')}/wp-json/?_fields=${fieldsOf(siteIndexSchema)}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) }).catch(() => null);
  const parsed = siteIndexSchema.safeParse(await response?.json().catch(() => null));
  if (!parsed.success || !parsed.data.name) return new URL(url).hostname;
  return parsed.data.name.replace(/&(amp|lt|gt|quot|#0?39);/g, (_, entity: string) => ENTITIES[entity] ?? '');
}
