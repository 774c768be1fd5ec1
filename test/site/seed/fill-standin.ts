import { createCoupon } from '../../standins/woocommerce/coupons.ts';
import { createCustomer } from '../../standins/woocommerce/customers.ts';
import { setStatus } from '../../standins/woocommerce/order-status.ts';
import { createOrder, updateOrder } from '../../standins/woocommerce/orders.ts';
import { createProduct } from '../../standins/woocommerce/products.ts';
import type { Shop } from '../../standins/woocommerce/shop.ts';
import { createTaxRate } from '../../standins/woocommerce/taxes.ts';
import { CATALOG } from './catalog.ts';
import { orderBody, TAXES, type Ids } from './bodies.ts';
import { ORDERS, PEOPLE, type Person } from './orders.ts';

const DAY_MS = 86_400_000;

/** Fills the stand-in's store, with the store's clock set to each order's day. Answers order ids by key. */
export function fillStandin(
  shop: Shop,
  users: ReadonlyMap<Person, number>,
  pictures: ReadonlyMap<string, string>,
  setNow: (ms: number) => void,
): ReadonlyMap<string, number> {
  const today = Date.now();
  setNow(today - 300 * DAY_MS);
  for (const tax of TAXES) createTaxRate(shop, tax);
  createCoupon(shop, { code: 'ten', discount_type: 'percent', amount: '10' });
  for (const [person, id] of users) {
    const { email, first, last, login } = PEOPLE[person];
    createCustomer(shop, { id, email, first_name: first, last_name: last, username: login });
  }
  const ids: Ids = new Map();
  for (const { key, body, variations } of CATALOG) {
    const product = createProduct(shop, { ...body, images: [{ src: pictures.get(key) }] });
    ids.set(key, { product: product.id, variation: 0 });
    for (const one of variations ?? []) {
      ids.set(one.key, { product: product.id, variation: createProduct(shop, one.body, product.id).id });
    }
  }
  const orders = new Map<string, number>();
  for (const sample of [...ORDERS].sort((a, b) => b.daysAgo - a.daysAgo)) {
    setNow(today - sample.daysAgo * DAY_MS);
    const order = createOrder(shop, orderBody(sample, ids, users));
    setNow(today - (sample.daysAgo - 1) * DAY_MS);
    if (sample.status === 'refunded') {
      setStatus(shop, order, 'completed');
      updateOrder(shop, order, { status: 'refunded' });
    } else setStatus(shop, order, sample.status);
    orders.set(sample.key, order.id);
  }
  return orders;
}
