import { type Decision, event, nothingMore } from '../domain/decisions/decision.ts';
import { isPaid, maySayPaid, offlineGateways } from '../domain/paid.ts';
import type { Order } from '../domain/order.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { type Store, StoreUnavailable } from '../ports/store.ts';
import type { Deps } from './deps.ts';
import { followOrder } from './outside.ts';
import type { Locked } from './with-locked-return.ts';

/** Each one is a read of its order. */
const AT_ONCE = 50;

/** The same store; its orders with what staff said of their payment. */
export function withPaymentWords(store: Store, { database }: Pick<Deps, 'database'>): Store {
  const told = async (orders: readonly Order[]): Promise<readonly Order[]> => {
    const words = await database.paymentWords(orders.map(({ id }) => id));
    return orders.map((order) => {
      const saidPaid = words.get(order.id);
      return saidPaid ? { ...order, saidPaid } : order;
    });
  };
  const one = async (read: Promise<Order | null>) => {
    const order = await read;
    return order && ((await told([order]))[0] ?? order);
  };
  return {
    ...store,
    findOrder: (...asked) => one(store.findOrder(...asked)),
    getOrder: (...asked) => one(store.getOrder(...asked)),
    async listOrders(query) {
      const listed = await store.listOrders(query);
      const orders = await told(listed.orders.map(({ order }) => order));
      return { ...listed, orders: listed.orders.map((entry, at) => ({ ...entry, order: orders[at] ?? entry.order })) };
    },
  };
}

/** Writes down that the money of the order, as it was just read, has arrived. Its returns take it up afterwards: see `takeUpWord`. */
export async function moneyArrived(
  entry: Return,
  order: Order | null,
  { tx, circumstances }: Locked,
): Promise<Result<Decision>> {
  const { actor: by, now: at, policy } = circumstances;
  const offline = offlineGateways(policy);
  if (order !== null && isPaid(order, offline)) return ok(nothingMore(entry));
  if (order === null || !maySayPaid(order, offline)) return refuse('not_possible_now', { state: entry.parcel.state });
  const { id: orderId, status } = order;
  const isNew = await tx.givePaymentWord({ orderId, policyVersion: entry.policyVersion, status, by, at });
  const events = isNew ? [event('money_arrived', circumstances, { status })] : [];
  return ok({ ...nothingMore(entry), events });
}

/** All returns of the order take it up. A store that does not answer is asked at the next sweep. */
export async function takeUpWord(deps: Deps, orderId: number): Promise<void> {
  try {
    await followOrder(deps, orderId);
    await deps.database.paymentWordTakenUp(orderId);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    deps.log.warn({ code: error.code, orderId }, 'a payment that staff told of waits for the store');
  }
}

/** Those that were said, and not taken up: the bridge was stopped, or the store did not answer. */
export async function takeUpWords(deps: Deps): Promise<void> {
  for (const orderId of await deps.database.paymentWordsToTakeUp(AT_ONCE)) await takeUpWord(deps, orderId);
}
