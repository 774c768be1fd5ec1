import { changedOrders, orderById, orderByNumber } from '../../../../bridge/adapters/woocommerce/find-orders.ts';
import type { Call } from '../../../../bridge/adapters/woocommerce/call.ts';
import { storeMemory } from '../../../../bridge/adapters/woocommerce/store-memory.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import type { Store } from '../../../../bridge/ports/store.ts';

/** What a store answers, as it stands in the JSON: nothing of it need be in WooCommerce's own shape. */
export interface Canned {
  readonly orders: readonly unknown[];
  readonly products?: readonly unknown[];
  /** By order id. */
  readonly refunds?: Readonly<Record<number, unknown>>;
  /** Other answers by path, before all others. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

const SETTINGS: Readonly<Record<string, unknown>> = {
  'settings/general': [
    { id: 'woocommerce_currency', value: 'USD' },
    { id: 'woocommerce_price_num_decimals', value: '2' },
  ],
  'settings/products': [],
  payment_gateways: [{ id: 'card', method_supports: ['products', 'refunds'] }],
  'products/categories': [],
};

/** The adapter's whole reading over canned answers, without a network. `asked`: the paths, with query, in the order asked. */
export function cannedStore({ orders, products = [], refunds = {}, answers = {} }: Canned) {
  const asked: string[] = [];
  const idOf = (order: unknown) => Number((order as { id?: unknown } | null)?.id);
  const bodyOf = (path: string, query: Readonly<Record<string, string>> = {}): unknown => {
    const known = answers[path] ?? SETTINGS[path];
    if (known !== undefined) return known;
    const [, id, part] = /^orders(?:\/(\d+))?(\/refunds)?$/.exec(path) ?? [];
    if (part) return refunds[Number(id)] ?? [];
    if (id) return orders.find((order) => idOf(order) === Number(id));
    if (path === 'orders' && query['include'])
      return orders.filter((order) => idOf(order) === Number(query['include']));
    if (path === 'orders') return orders;
    return path === 'products' ? products : [];
  };
  const call: Call = ({ path, query }) => {
    asked.push(`${path}?${new URLSearchParams(query).toString()}`);
    const body = bodyOf(path, query);
    const status = body === undefined ? 404 : 200;
    return Promise.resolve({
      type: 'answer',
      status,
      headers: new Headers(),
      body: body ?? { code: 'woocommerce_rest_shop_order_invalid_id', message: 'Invalid ID.' },
    });
  };
  const memory = storeMemory(
    call,
    () => Promise.resolve({ name: 'Shop', timeZone: 'UTC' }),
    () => 0,
  );
  const rules = DEFAULT_RULES;
  return {
    asked,
    list: () => changedOrders(call, memory, { changedAfter: '2026-01-01T00:00:00.000Z', page: 1, rules }),
    get: (id: number) => orderById(call, memory, id, rules),
    find: (number: string, accept: Parameters<Store['findOrder']>[1] = () => true) =>
      orderByNumber(call, memory, number, accept, { rules }),
  };
}
