import { countedAlike } from '../domain/decimals.ts';
import { type Outside, seenOutside } from '../domain/decisions/outside.ts';
import type { Order } from '../domain/order.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { policyOf } from './commit.ts';
import type { Deps } from './deps.ts';
import { followLateRefunds } from './effects/late-refunds.ts';
import { ifReadable } from './set-aside.ts';
import { decided, withLockedReturn } from './with-locked-return.ts';

/** Orders that have changed in the store, whoever changed them: what that means for their returns is taken up. One that can't be read waits. Throws StoreUnavailable. */
export async function followChangedOrders(deps: Deps, orders: readonly Order[], readAtMs: number): Promise<void> {
  const returns = await deps.database.returnsTouching(orders.map(({ id }) => id));
  for (const entry of returns) {
    const read = orders.find(({ id }) => id === entry.orderId);
    const order = read ?? (await ifReadable(orderNow(deps, entry)));
    if (order !== 'unreadable') await ifReadable(follow(deps, entry, order, readAtMs));
  }
}

/** The same for one order that is read now: one that was deleted does not tell that it has changed. Throws StoreUnavailable. */
export async function followOrder(deps: Deps, orderId: number): Promise<void> {
  const readAtMs = deps.clock.now();
  for (const entry of await deps.database.returnsTouching([orderId])) {
    await follow(deps, entry, await orderNow(deps, entry), readAtMs);
  }
}

async function orderNow(deps: Deps, { orderId, policyVersion }: Return): Promise<Order | null> {
  return deps.store.getOrder(orderId, await policyOf(deps, policyVersion));
}

async function follow(deps: Deps, known: Return, order: Order | null, readAtMs: number): Promise<void> {
  const exchange = await exchangeNow(deps, known);
  if (order !== null) await followLateRefunds(deps, known);
  await withLockedReturn(deps, known, { type: 'boomerang' }, async (rma, { tx, circumstances }) => {
    const [effects, all, ledger] = [
      await tx.effectsOfReturn(rma.id),
      await tx.effectsOfOrder(rma.orderId),
      await tx.ledgerOfOrder(rma.orderId),
    ];
    const returns = await tx.returnsOfOrder(rma.orderId);
    const alike = order === null ? null : countedAlike(order, returns);
    const entry = alike?.returns.find(({ id }) => id === rma.id) ?? rma;
    const outside: Outside = {
      order: alike?.order ?? null,
      ...exchange,
      readAt: instant(readAtMs),
      effects,
      others: (alike?.returns ?? returns).filter(({ id }) => id !== rma.id),
      effectIds: new Set(all.map(({ id }) => id)),
      ledger: ledger.filter(({ returnId }) => returnId === rma.id),
      events: await tx.eventsOf(rma.id),
    };
    return decided(seenOutside(entry, outside, circumstances));
  });
}

async function exchangeNow(deps: Deps, { exchangeOrder, currency }: Return): Promise<Pick<Outside, 'exchange'>> {
  if (exchangeOrder?.state !== 'held' && exchangeOrder?.state !== 'awaiting_payment') return {};
  return { exchange: await deps.store.getExchangeOrder(exchangeOrder.orderId, currency) };
}
