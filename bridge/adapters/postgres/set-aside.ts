import { sql, type Kysely } from 'kysely';
import type { SetAside } from '../../ports/set-aside.ts';
import type { Tables } from './schema.ts';

/** Orders that can't be read. */
export function setAside(db: Kysely<Tables>, storeId: string): SetAside {
  const ours = db.selectFrom('orders_set_aside').where('store_id', '=', storeId);
  return {
    async setAside(orders) {
      const newest = new Map(orders.map((order) => [order.orderId, order]));
      // In one order of ids, two that write at once don't end in a deadlock.
      const rows = [...newest.values()].sort((a, b) => a.orderId - b.orderId);
      if (rows.length === 0) return;
      await db
        .insertInto('orders_set_aside')
        .values(
          rows.map(({ orderId, number, what, field, triedAt }) => ({
            store_id: storeId,
            order_id: orderId,
            number,
            what,
            field,
            tried_at: triedAt,
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['store_id', 'order_id']).doUpdateSet({
            number: (is) => is.ref('excluded.number'),
            what: (is) => is.ref('excluded.what'),
            field: (is) => is.ref('excluded.field'),
            tried_at: (is) => is.ref('excluded.tried_at'),
          }),
        )
        .execute();
    },

    async unreadableOrders() {
      const row = await ours
        .select(['order_id', 'number', 'what', 'field', sql<number>`(count(*) over ())::int`.as('count')])
        .orderBy('order_id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!row) return null;
      const { order_id, number, what, field, count } = row;
      return { count, newest: { orderId: Number(order_id), number, what, field } };
    },

    async setAsideBefore(triedBefore, limit) {
      const rows = await ours
        .select('order_id')
        .where('tried_at', '<', sql<Date>`${triedBefore}`)
        .orderBy('tried_at')
        .limit(limit)
        .execute();
      return rows.map(({ order_id }) => ({ orderId: Number(order_id) }));
    },

    async forgetSetAside(orderId) {
      await db
        .deleteFrom('orders_set_aside')
        .where('store_id', '=', storeId)
        .where('order_id', '=', sql<string>`${orderId}`)
        .execute();
    },
  };
}
