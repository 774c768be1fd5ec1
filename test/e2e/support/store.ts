import { randomUUID } from 'node:crypto';
import { orderBody, type Ids } from '../../site/seed/bodies.ts';
import { CATALOG } from '../../site/seed/catalog.ts';
import { PEOPLE, type SampleOrder } from '../../site/seed/orders.ts';
import { callStore, type StoreKeys } from '../../plugin/support/store-call.ts';

export interface PlacedOrder {
  readonly id: number;
  readonly number: string;
  readonly email: string;
}

interface Product {
  readonly id: number;
  readonly name: string;
  readonly stock_quantity: number | null;
}

export interface Refund {
  readonly amount: string;
  readonly line_items: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly total: string;
    readonly total_tax: string;
    readonly taxes: readonly { readonly id: number; readonly total: string }[];
  }[];
}

export interface StoreOrder {
  readonly status: string;
  readonly total: string;
  readonly line_items: readonly { readonly name: string; readonly quantity: number; readonly total: string }[];
}

export interface Coupon {
  readonly code: string;
  readonly amount: string;
  readonly discount_type: string;
  readonly email_restrictions: readonly string[];
}

/** The store as anybody with a key sees it: through its REST API, behind WordPress. */
export interface Store {
  /** An order of today, completed. */
  order(wish?: Partial<SampleOrder>): Promise<PlacedOrder>;
  stock(key: string): Promise<number | null>;
  refunds(orderId: number): Promise<readonly Refund[]>;
  read(orderId: number): Promise<StoreOrder>;
  /** As a gateway leaves an order that was paid. */
  pay(orderId: number): Promise<void>;
  /** Newest first. */
  coupons(): Promise<readonly Coupon[]>;
  /** Newest first. */
  notes(orderId: number): Promise<readonly string[]>;
}

export function storeOver(origin: string, keys: StoreKeys): Store {
  let known: Promise<Ids> | null = null;

  async function call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const options = body === undefined ? {} : { body, key: randomUUID() };
    const answer = await callStore(origin, keys, method, `/wc/v3${path}`, options);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  }

  async function idsOfSamples(): Promise<Ids> {
    const ids: Ids = new Map();
    const products = await call<Product[]>('GET', '/products');
    for (const { key, body, variations } of CATALOG) {
      const product = products.find(({ name }) => name === body['name'])?.id ?? 0;
      ids.set(key, { product, variation: 0 });
      if (!variations) continue;
      const made = await call<Product[]>('GET', `/products/${product}/variations`);
      const inOrder = made.map(({ id }) => id).sort((a, b) => a - b);
      variations.forEach((one, index) => ids.set(one.key, { product, variation: inOrder[index] ?? 0 }));
    }
    return ids;
  }
  const ids = () => (known ??= idsOfSamples());

  return {
    async order(wish = {}) {
      const sample: SampleOrder = {
        key: '',
        daysAgo: 0,
        who: 'dev',
        status: 'completed',
        gateway: 'boomtest',
        lines: [['shirt', 2]],
        shipping: '7.00',
        ...wish,
      };
      const made = await call<{ id: number; number: string }>(
        'POST',
        '/orders',
        orderBody(sample, await ids(), new Map()),
      );
      if (sample.status !== 'pending') await call('PUT', `/orders/${made.id}`, { status: sample.status });
      return { id: made.id, number: String(made.number), email: PEOPLE[sample.who].email };
    },
    async stock(key) {
      const { product = 0, variation = 0 } = (await ids()).get(key) ?? {};
      const path = variation ? `/products/${product}/variations/${variation}` : `/products/${product}`;
      return (await call<Product>('GET', path)).stock_quantity;
    },
    refunds: (orderId) => call('GET', `/orders/${orderId}/refunds`),
    read: (orderId) => call('GET', `/orders/${orderId}`),
    async pay(orderId) {
      await call('PUT', `/orders/${orderId}`, { status: 'processing' });
    },
    coupons: () => call('GET', '/coupons'),
    async notes(orderId) {
      return (await call<{ note: string }[]>('GET', `/orders/${orderId}/notes`)).map(({ note }) => note);
    },
  };
}
