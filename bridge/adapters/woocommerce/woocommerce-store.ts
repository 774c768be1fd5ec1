import type { z } from 'zod';
import type { Counts } from '../../ports/counts.ts';
import type { Site } from '../../ports/site.ts';
import { StoreUnavailable, type Store } from '../../ports/store.ts';
import type { Call } from './call.ts';
import { catalogue } from './catalogue.ts';
import { checkConnection } from './check-connection.ts';
import type { StoreAccess } from './client.ts';
import { couponBalanceCall, createCouponCall, findCoupon, isOfEffect, toStoreCoupon } from './coupons.ts';
import { customerFacts } from './customers.ts';
import { exchangeItem, exchangeItems } from './exchange-items.ts';
import { gate, type Gate } from './gate.ts';
import * as exchange from './exchange-orders.ts';
import { changedOrders, orderById, orderByNumber, orderOfTheirs } from './find-orders.ts';
import { readRefunds } from './order-details.ts';
import { addOrderNoteCall, hasOrderNote, noteSchema } from './order-notes.ts';
import { refundCall, toStoreRefund, NO_SUCH_REFUND, removedSchema, removeRefundCall } from './refunds.ts';
import { couponSchema, exchangeOrderSchema, refundSchema } from './schemas.ts';
import { searchOrders } from './search-orders.ts';
import { siteFacts, type SiteFacts } from './store-facts.ts';
import { addStockCall, raisedSchema, stockKeeper } from './stock.ts';
import { storeCaller, type StoreCaller } from './store-caller.ts';
import { storeMemory, type StoreMemory } from './store-memory.ts';
import { afterReading, sendWrite } from './write.ts';

export interface WooCommerceOptions extends StoreAccess {
  /** Milliseconds for one read. Default 10 000. */
  readonly readTimeoutMs?: number;
  /** Milliseconds for one write: a gateway behind it may take long. Default 60 000; an effect's lease must be longer than a read and a write. */
  readonly writeTimeoutMs?: number;
  /** Milliseconds since the epoch, for the age of what is known of the store's settings. */
  readonly now?: () => number;
  /** Of the plugin on the same site. Left out: the store has none. */
  readonly orderNumbers?: Site['orderNumbers'];
  /** Title and time zone as that plugin tells; null: an older one. Throws StoreUnavailable. Left out: the site's public index tells. */
  readonly aboutSite?: () => Promise<SiteFacts | null>;
  /** In how many decimals orders are to be counted. Left out: each as the store shows prices now. */
  readonly countsOf?: Counts['countsOf'];
}

/** WooCommerce's REST API v3 as the bridge's Store. Holds no connection and no state but the store's settings and categories. */
export function woocommerceStore(options: WooCommerceOptions): Store {
  const caller = callerOf(options);
  return storeWith(options, caller, memoryOf(options, caller), null);
}

/**
 * The store twice over one memory: `own` for what the bridge does by itself, `proxied` for what people's requests wait for. All calls of all those
 * requests together go through one gate, so that however many and however large they are, WordPress answers no more than
 * `callsAtOnce` of them at a time, and its other PHP workers are left to the shop.
 */
export function woocommerceStores(options: WooCommerceOptions, callsAtOnce: number): { own: Store; proxied: Store } {
  const caller = callerOf(options);
  const memory = memoryOf(options, caller);
  return {
    own: storeWith(options, caller, memory, null),
    proxied: storeWith(options, caller, memory, gate(callsAtOnce)),
  };
}

const callerOf = (options: WooCommerceOptions): StoreCaller => storeCaller(withDefaults(options).access);

function memoryOf(options: WooCommerceOptions, caller: StoreCaller): StoreMemory {
  const { readTimeoutMs, now, countsOf, aboutSite } = withDefaults(options);
  const read: Call = (call) => caller({ ...call, timeoutMs: readTimeoutMs });
  return storeMemory(read, siteFacts(options.url, readTimeoutMs, aboutSite), now, countsOf);
}

function withDefaults({
  readTimeoutMs = 10_000,
  writeTimeoutMs = 60_000,
  now = Date.now,
  orderNumbers,
  countsOf,
  aboutSite = () => Promise.resolve(null),
  ...access
}: WooCommerceOptions) {
  return { readTimeoutMs, writeTimeoutMs, now, orderNumbers, countsOf, aboutSite, access };
}

function storeWith(options: WooCommerceOptions, caller: StoreCaller, memory: StoreMemory, gated: Gate | null): Store {
  const { readTimeoutMs, writeTimeoutMs, orderNumbers } = withDefaults(options);
  const inTurn: Gate = gated ?? ((work) => work());

  /** Calls that share one time limit; each is told what is left of it. */
  const inTime = (budgetMs: number) => {
    const deadline = performance.now() + budgetMs;
    return <Value>(ask: (leftMs: number) => Promise<Value>) =>
      inTurn(async () => {
        const left = Math.min(readTimeoutMs, Math.floor(deadline - performance.now()));
        if (left < 1) throw new StoreUnavailable('timeout', 'WooCommerce did not answer in time.');
        return ask(left);
      });
  };
  const within =
    (ask: ReturnType<typeof inTime>): Call =>
    (call) =>
      ask((timeoutMs) => caller({ ...call, timeoutMs }));
  const read = within(inTime(Number.MAX_SAFE_INTEGER));
  const write: Call = (call) => inTurn(() => caller({ ...call, timeoutMs: writeTimeoutMs }));
  const decimals = async () => (await memory.facts(read)).currency.decimals;

  return {
    async findOrder(number, accept, { rules, timeoutMs = Number.MAX_SAFE_INTEGER, by }) {
      const ask = inTime(timeoutMs);
      const call = within(ask);
      const told = by && orderNumbers ? await ask((leftMs) => orderNumbers(by, leftMs)) : null;
      const theirs = told && (await orderOfTheirs(call, memory, number, told.orders, accept, rules));
      return theirs ?? (told && !told.more ? null : orderByNumber(call, memory, number, accept, { rules, by }));
    },
    async searchOrders(text, timeoutMs) {
      const call = within(inTime(timeoutMs));
      return searchOrders(call, text, (await memory.facts(call)).currency.decimals);
    },
    getOrder: (orderId, rules) => orderById(read, memory, orderId, rules),
    listOrders: (query) => changedOrders(read, memory, query),
    async listRefunds(orderId, currency) {
      return (await readRefunds(read, orderId)).map((refund) => toStoreRefund(refund, currency.decimals));
    },
    createRefund: (request) =>
      sendWrite(write, refundCall(request), refundSchema, (refund) =>
        toStoreRefund(refund, request.plan.currency.decimals),
      ),
    removeRefund: ({ orderId, refundId }) =>
      // WooCommerce with order tables of its own removes a refund through any order's address.
      afterReading(
        () => readRefunds(read, orderId),
        async (refunds) => {
          if (refunds.every(({ id }) => id !== refundId)) return { type: 'done', value: null };
          const outcome = await sendWrite(write, removeRefundCall(orderId, refundId), removedSchema, () => null);
          const isGone = outcome.type === 'refused' && NO_SUCH_REFUND.test(outcome.code);
          return isGone ? { type: 'done', value: null } : outcome;
        },
      ),
    customerFacts: (customer) => customerFacts(read, customer),
    catalogue: (query) => catalogue(read, memory, query),
    exchangeItems: async (query) => exchangeItems(read, await decimals(), query),
    exchangeItem: async (item) => exchangeItem(read, await decimals(), item),
    async findCoupon(code, currency) {
      const coupon = await findCoupon(read, code);
      return coupon && toStoreCoupon(coupon, currency);
    },
    async createCoupon(request) {
      const { currency } = request.plan;
      const done = (coupon: z.infer<typeof couponSchema>) => toStoreCoupon(coupon, currency);
      const outcome = await sendWrite(write, createCouponCall(request), couponSchema, done);
      if (outcome.type !== 'refused' || outcome.code !== 'woocommerce_rest_coupon_code_already_exists') return outcome;
      // Sent before, when its answer was lost.
      return afterReading(
        () => findCoupon(read, request.code),
        async (coupon) =>
          coupon && isOfEffect(coupon, request.effect.id) ? { type: 'done', value: done(coupon) } : outcome,
      );
    },
    setCouponBalance: (request) =>
      sendWrite(write, couponBalanceCall(request), couponSchema, (coupon) =>
        toStoreCoupon(coupon, request.plan.currency),
      ),
    async findExchangeOrder(effectId, currency) {
      const order = await exchange.findExchangeOrder(read, effectId, currency.decimals);
      return order && exchange.toExchangeOrder(order, currency.decimals);
    },
    async getExchangeOrder(orderId, { decimals }) {
      const order = await exchange.readExchangeOrder(read, orderId, decimals);
      return order && exchange.toExchangeOrder(order, decimals);
    },
    createExchangeOrder: (request) =>
      afterReading(
        // Together within one read's time limit, so that reading and writing end before the effect's lease does.
        () => Promise.all([exchange.readExchangeSource(read, request.plan.orderId), memory.tax()]),
        async ([first, tax]) => {
          if (!first) return refused('first_order_missing', 'The first order no longer exists.');
          const call = exchange.exchangeOrderCall(request, first, tax.rounding);
          return sendWrite(write, call, exchangeOrderSchema, (order) =>
            exchange.toExchangeOrder(order, request.plan.currency.decimals),
          );
        },
      ),
    setExchangeStatus: ({ effect, plan }) =>
      afterReading(
        () => exchange.readExchangeOrder(read, plan.exchangeOrderId),
        async (order) => {
          if (!order) return refused('exchange_order_missing', 'The exchange’s order no longer exists.');
          const status = exchange.nextStatus(order, plan.to);
          if (status === null) return { type: 'done', value: { status: order.status, isPaid: exchange.isPaid(order) } };
          if (status === 'paid') return refused('exchange_order_paid', 'The customer has paid the exchange’s order.');
          const call = exchange.statusCall(effect, order.id, status);
          return sendWrite(write, call, exchangeOrderSchema, (changed) => ({
            status: changed.status,
            isPaid: exchange.isPaid(changed),
          }));
        },
      ),
    stockKeeper: (item) => stockKeeper(read, item),
    addStock: (request) =>
      sendWrite(write, addStockCall(request), raisedSchema, ({ stock_quantity }) => stock_quantity ?? 0),
    hasOrderNote: (orderId, text) => hasOrderNote(read, orderId, text),
    addOrderNote: (request) => sendWrite(write, addOrderNoteCall(request), noteSchema, () => null),
    info: () => memory.info(),
    checkConnection: () => checkConnection(read),
  };
}

function refused(code: string, message: string) {
  return { type: 'refused', code, message } as const;
}
