import { sql, type Kysely } from 'kysely';
import type { Order } from '../../domain/order.ts';
import type { Database } from '../../ports/database.ts';
import type { Tables } from './schema.ts';

/** Orders of one statement. */
const CHUNK = 500;

type OrderPart = Pick<Database, 'saveOrders' | 'savedOrder' | 'savedOrders' | 'orderReading' | 'setOrderReading'>;
type ReadOrders = Parameters<Database['saveOrders']>[0];

/** Orders as they were last read from the store. */
export function orders(db: Kysely<Tables>, storeId: string): OrderPart {
  const snapshots = db
    .selectFrom('order_snapshots as saved')
    .leftJoin('deliveries as came', (join) =>
      join
        .onRef('came.store_id', '=', 'saved.store_id')
        .onRef('came.order_id', '=', 'saved.order_id')
        .on('came.tracking_number', '=', sql<string>`saved.document->'outboundParcel'->>'trackingNumber'`),
    )
    .leftJoin('payment_words as word', (join) =>
      join.onRef('word.store_id', '=', 'saved.store_id').onRef('word.order_id', '=', 'saved.order_id'),
    )
    .select(['saved.document', 'came.delivered_at', 'word.status as said_paid'])
    .where('saved.store_id', '=', storeId);

  return {
    async saveOrders(read) {
      const rows = newestOfEach(read);
      for (let from = 0; from < rows.length; from += CHUNK) {
        await db
          .insertInto('order_snapshots')
          .values(
            rows.slice(from, from + CHUNK).map(({ order, changedAt }) => ({
              store_id: storeId,
              order_id: order.id,
              placed_at: order.placedAt,
              changed_at: changedAt,
              document: JSON.stringify(order),
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['store_id', 'order_id'])
              .doUpdateSet({
                placed_at: (is) => is.ref('excluded.placed_at'),
                changed_at: (is) => is.ref('excluded.changed_at'),
                document: (is) => is.ref('excluded.document'),
              })
              .whereRef('order_snapshots.changed_at', '<=', 'excluded.changed_at'),
          )
          .execute();
      }
      if (rows.length === 0) return;
      // Whatever was said of them before: they can be read.
      await db
        .deleteFrom('orders_set_aside')
        .where('store_id', '=', storeId)
        .where(sql<boolean>`order_id = any(${rows.map(({ order }) => order.id)}::bigint[])`)
        .execute();
    },

    async savedOrder(orderId) {
      const row = await snapshots.where('saved.order_id', '=', sql<string>`${orderId}`).executeTakeFirst();
      return row ? completed(row) : null;
    },

    async savedOrders(from, to) {
      const rows = await snapshots
        .where('saved.placed_at', '>=', sql<Date>`${from}`)
        .where('saved.placed_at', '<', sql<Date>`${to}`)
        .orderBy('saved.placed_at')
        .orderBy('saved.order_id')
        .execute();
      return rows.map(completed);
    },

    async orderReading() {
      const row = await db.selectFrom('order_reading').selectAll().where('store_id', '=', storeId).executeTakeFirst();
      if (!row) return null;
      const { read, total } = row;
      const finishedAt = row.finished_at?.toISOString() ?? null;
      return { changedUntil: row.changed_until.toISOString(), read, total, finishedAt };
    },

    async setOrderReading({ changedUntil, read, total, finishedAt }) {
      const values = { changed_until: changedUntil, read, total, finished_at: finishedAt };
      await db
        .insertInto('order_reading')
        .values({ store_id: storeId, ...values })
        .onConflict((conflict) => conflict.column('store_id').doUpdateSet(values))
        .execute();
    },
  };
}

interface Saved {
  readonly document: Order;
  readonly delivered_at: Date | null;
  readonly said_paid: string | null;
}

/** What the order itself says of its delivery counts before what the carrier said; what staff said of its payment may be younger than the reading. */
function completed({ document, delivered_at, said_paid }: Saved): Order {
  const order = { ...document, deliveredAt: document.deliveredAt ?? delivered_at?.toISOString() ?? null };
  return said_paid === null ? order : { ...order, saidPaid: { status: said_paid } };
}

/** One statement can't write a row twice; in one order of ids, two that save at once don't end in a deadlock. */
function newestOfEach(read: ReadOrders): ReadOrders {
  const newest = new Map<number, ReadOrders[number]>();
  for (const one of read) {
    const known = newest.get(one.order.id);
    if (!known || known.changedAt <= one.changedAt) newest.set(one.order.id, one);
  }
  return [...newest.values()].sort((a, b) => a.order.id - b.order.id);
}
