import { addDays, type Instant, instant } from '../domain/time.ts';
import { OrderUnreadable } from '../ports/set-aside.ts';
import { type ReadingRules, type Store, StoreUnavailable } from '../ports/store.ts';
import type { Deps } from './deps.ts';

/** One that is not changed is tried again so often: a bridge that was updated may have learnt to read it. */
const AGAIN_DAYS = 1;
const UNREADABLE = new Set(['order_unreadable', 'unreadable']);
/** In one reading: each costs calls to the store. */
const AT_ONCE = 20;

/** The same store; an order that somebody asks for and that can't be read is set aside, so that the owner hears of it. */
export function notingUnreadable(store: Store, { database, clock }: Pick<Deps, 'database' | 'clock'>): Store {
  const noted = async <Value>(read: Promise<Value>): Promise<Value> =>
    read.catch(async (error: unknown) => {
      if (error instanceof OrderUnreadable) {
        await database.setAside([{ ...error.unreadable, triedAt: instant(clock.now()) }]);
      }
      throw error;
    });
  return {
    ...store,
    findOrder: (...asked) => noted(store.findOrder(...asked)),
    getOrder: (...asked) => noted(store.getOrder(...asked)),
  };
}

/** Tries orders again that were set aside long ago. Throws StoreUnavailable. */
export async function retrySetAside(deps: Deps, rules: ReadingRules): Promise<void> {
  const { database, store, clock } = deps;
  const before: Instant = addDays(instant(clock.now()), -AGAIN_DAYS);
  for (const { orderId } of await database.setAsideBefore(before, AT_ONCE)) {
    const order = orderId === 0 ? null : await ifReadable(store.getOrder(orderId, rules));
    if (order === null) await database.forgetSetAside(orderId);
    else if (order !== 'unreadable') await database.saveOrders([{ order, changedAt: instant(clock.now()) }]);
  }
}

/** What can't be read is no reason to stop. */
export async function ifReadable<Value>(read: Promise<Value>): Promise<Value | 'unreadable'> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof StoreUnavailable && UNREADABLE.has(error.code)) return 'unreadable';
    throw error;
  }
}
