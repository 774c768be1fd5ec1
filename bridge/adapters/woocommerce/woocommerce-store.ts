import { z } from 'zod';
import type { Order } from '../../domain/order.ts';
import { StoreUnavailable, type Store } from '../../ports/store.ts';
import { callStore, type StoreAccess, type StoreCall, type StoreReply } from './client.ts';
import { checkConnection } from './check-connection.ts';
import { toOrder } from './orders.ts';
import { isMissing, parseReply } from './reading.ts';
import { remembered } from './remembered.ts';
import { refundCall, toStoreRefund } from './refunds.ts';
import { fieldsOf, orderHeadSchema, orderSchema, productSchema, refundSchema } from './schemas.ts';
import type { WooOrder, WooProduct, WooRefund } from './schemas.ts';
import { readFacts, readSiteName, type StoreFacts } from './store-facts.ts';
import { notDone } from './write-outcome.ts';

export interface WooCommerceOptions extends StoreAccess {
  /** Milliseconds for one read. Default 10 000. */
  readonly readTimeoutMs?: number;
  /** Milliseconds for one write: a gateway behind it may take long. Default 60 000; an effect's lease must be longer. */
  readonly writeTimeoutMs?: number;
  /** Milliseconds since the epoch, for the age of what is known of the store's settings. */
  readonly now?: () => number;
}

const FACTS = { freshMs: 60_000, usableMs: 15 * 60_000 };

type Call = (call: Omit<StoreCall, 'timeoutMs'>) => Promise<StoreReply>;

/** WooCommerce's REST API v3 as the bridge's Store. Holds no connection and no state but the store's settings. */
export function woocommerceStore(options: WooCommerceOptions): Store {
  const { readTimeoutMs = 10_000, writeTimeoutMs = 60_000, now = Date.now, ...access } = options;
  const facts = remembered<StoreFacts>({ ...FACTS, now });

  /** Calls that share one time limit. */
  const within = (budgetMs: number): Call => {
    const deadline = performance.now() + budgetMs;
    return (call) => {
      const left = Math.min(readTimeoutMs, Math.floor(deadline - performance.now()));
      if (left < 1) throw new StoreUnavailable('timeout', 'WooCommerce did not answer in time.');
      return callStore(access, { ...call, timeoutMs: left });
    };
  };
  const read = within(Number.MAX_SAFE_INTEGER);

  const askFacts = (call: Call) => readFacts(call, () => readSiteName(access.url, readTimeoutMs));
  const factsOf = (call: Call) =>
    facts.lately(
      () => askFacts(call),
      () => askFacts(read),
    );

  const withDetails = async (call: Call, order: WooOrder): Promise<Order> => {
    // Side by side: a PHP that begins anew for each call needs most of its time for that.
    const [{ info, units, refundingGateways }, refunds, products] = await Promise.all([
      factsOf(call),
      readRefunds(call, order.id),
      readProducts(call, order),
    ]);
    return toOrder({
      order,
      refunds,
      products,
      decimals: info.currency.decimals,
      units,
      gatewayCanRefund: refundingGateways.has(order.payment_method),
    });
  };

  const orderById = async (call: Call, orderId: number): Promise<Order | null> => {
    const reply = await call({ method: 'GET', path: `orders/${orderId}`, query: { _fields: fieldsOf(orderSchema) } });
    return isMissing(reply) ? null : withDetails(call, parseReply(reply, orderSchema));
  };

  return {
    async findOrder(number, accept, { timeoutMs = Number.MAX_SAFE_INTEGER } = {}) {
      const call = within(timeoutMs);
      const { byId, found } = await readHeads(call, number.trim());
      const head = [...byId, ...found].find((each) => each.number === number.trim());
      if (!head || !accept({ email: head.billing.email, customerId: head.customer_id })) return null;
      const whole = byId.find(({ id }) => id === head.id);
      return whole ? withDetails(call, whole) : orderById(call, head.id);
    },
    getOrder: (orderId) => orderById(read, orderId),
    async listRefunds(orderId, { decimals }) {
      return (await readRefunds(read, orderId)).map((refund) => toStoreRefund(refund, decimals));
    },
    async createRefund(request) {
      const reply = await callStore(access, refundCall(request, writeTimeoutMs));
      const parsed = refundSchema.safeParse(reply.type === 'answer' && reply.status < 300 ? reply.body : null);
      if (!parsed.success) return notDone(reply);
      return { type: 'done', value: toStoreRefund(parsed.data, request.plan.currency.decimals) };
    },
    info: async () => (await facts.fresh(() => askFacts(read))).info,
    checkConnection: () => checkConnection(read),
  };
}

/**
 * Both ways to the order are always gone, side by side, so that an order that exists takes as long as one that does
 * not: by id (0 for what can't be one), and by WooCommerce's loose search, of which only an exact number counts.
 */
async function readHeads(
  call: Call,
  number: string,
): Promise<{ readonly byId: readonly WooOrder[]; readonly found: readonly z.infer<typeof orderHeadSchema>[] }> {
  const list = async <Schema extends z.ZodObject>(query: Record<string, string>, schema: Schema) => {
    const fields = { _fields: fieldsOf(schema) };
    return parseReply(await call({ method: 'GET', path: 'orders', query: { ...query, ...fields } }), z.array(schema));
  };
  const id = /^\d{1,15}$/.test(number) ? String(Number(number)) : '0';
  const [byId, found] = await Promise.all([
    list({ include: id, per_page: '1' }, orderSchema),
    list({ search: number, per_page: '100' }, orderHeadSchema),
  ]);
  return { byId, found };
}

async function readRefunds(call: Call, orderId: number): Promise<WooRefund[]> {
  const refunds: WooRefund[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const query = { per_page: '100', page: String(page), _fields: fieldsOf(refundSchema) };
    const reply = await call({ method: 'GET', path: `orders/${orderId}/refunds`, query });
    refunds.push(...parseReply(reply, z.array(refundSchema)));
    pages = reply.type === 'answer' ? Number(reply.headers.get('x-wp-totalpages') ?? 1) : 1;
  }
  return refunds;
}

/** One call for all products, and one more for each product of which variations were bought. */
async function readProducts(call: Call, order: WooOrder): Promise<Map<number, WooProduct>> {
  const wanted = new Map<string, Set<number>>();
  for (const { product_id: id, variation_id: variation } of order.line_items) {
    const [path, key] = variation ? [`products/${id}/variations`, variation] : ['products', id];
    if (key) wanted.set(path, (wanted.get(path) ?? new Set()).add(key));
  }
  const found = new Map<number, WooProduct>();
  for (const [path, ids] of wanted) {
    const all = [...ids];
    for (let from = 0; from < all.length; from += 100) {
      const include = all.slice(from, from + 100).join(',');
      const query = { include, per_page: '100', _fields: fieldsOf(productSchema) };
      const reply = await call({ method: 'GET', path, query });
      // Variations of a product that was deleted since.
      if (isMissing(reply)) continue;
      for (const product of parseReply(reply, z.array(productSchema))) found.set(product.id, product);
    }
  }
  return found;
}
