import type { LoggedRequest } from '../standins/fault-proxy.ts';
import { guestOf, type Asked } from './journey.ts';
import { SLOW_MS } from './pace.ts';
import { ask, inspect, labelled, newProduct, placeOrder, receive } from './steps.ts';
import type { ChaosWorld } from './world.ts';

const REFUNDS = /\/orders\/\d+\/refunds$/;

/**
 * Two returns of each order, of which the money becomes due at the same moment, in a store that takes its time. Their guests have addresses from `from` on.
 * WooCommerce reads what is left of an order before it asks the gateway: two refunds of one order at once are judged by the same rest.
 */
export async function rival(world: ChaosWorld, orders: number, from: number): Promise<readonly Asked[]> {
  const match = { method: 'POST', path: /\/orders\/\d+\/refunds/ };
  world.shop.proxy.rules.add({ match, fault: { delay: SLOW_MS } });
  const pairs = await Promise.all(Array.from({ length: orders }, (_, index) => pair(world, from + index)));
  return pairs.flat();
}

async function pair(world: ChaosWorld, index: number): Promise<readonly Asked[]> {
  const products = [await newProduct(world, `One ${index}`), await newProduct(world, `Other ${index}`)];
  const order = await placeOrder(world, 'boomtest', products);
  const both: (Asked & { lineId: number })[] = [];
  for (const [line, productId] of products.entries()) {
    const made = await ask(world, order, { line, resolution: 'refund', insteadId: null, guest: guestOf(index) });
    const asked = { resolution: 'refund', gateway: 'boomtest', insteadId: null, productId } as const;
    both.push({ ...made, ...asked, orderId: order.id, cancelled: false, voided: false, used: false });
  }
  await Promise.all(both.map(({ returnId }) => labelled(world, returnId)));
  await Promise.all(both.map(({ returnId }) => receive(world, returnId)));
  await Promise.all(both.map(({ returnId, lineId }) => inspect(world, returnId, lineId)));
  return both;
}

/** How often a refund reached the store while another of the same order was under way there, as the proxy before the store has seen it. */
export function atOnce(log: readonly LoggedRequest[]): number {
  const refunds = log.filter(({ method, path }) => method === 'POST' && REFUNDS.test(path.split('?')[0] ?? ''));
  return refunds.filter(({ path, at }, index) =>
    refunds.slice(0, index).some((earlier) => isSame(earlier.path, path) && (earlier.until ?? Infinity) > at),
  ).length;
}

function isSame(one: string, other: string): boolean {
  return one.split('?')[0] === other.split('?')[0];
}
