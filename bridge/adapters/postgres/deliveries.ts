import { sql, type Kysely } from 'kysely';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { Tables } from './schema.ts';

/** When parcels reached the customers, by what the carriers said. */
export function deliveries(db: Kysely<Tables>, storeId: string): Deliveries {
  return {
    async deliveryOf({ orderId, trackingNumber }) {
      const row = await db
        .selectFrom('deliveries')
        .select(['delivered_at', 'asked_at'])
        .where('store_id', '=', storeId)
        .where('order_id', '=', sql<string>`${orderId}`)
        .where('tracking_number', '=', trackingNumber)
        .executeTakeFirst();
      if (!row) return null;
      return { deliveredAt: row.delivered_at?.toISOString() ?? null, askedAt: row.asked_at.toISOString() };
    },

    async saveDelivery({ orderId, trackingNumber }, { deliveredAt, askedAt }) {
      await db
        .insertInto('deliveries')
        .values({
          store_id: storeId,
          order_id: orderId,
          tracking_number: trackingNumber,
          delivered_at: deliveredAt,
          asked_at: askedAt,
        })
        .onConflict((conflict) =>
          conflict.columns(['store_id', 'order_id', 'tracking_number']).doUpdateSet({
            delivered_at: sql`coalesce(deliveries.delivered_at, excluded.delivered_at)`,
            asked_at: sql`greatest(deliveries.asked_at, excluded.asked_at)`,
          }),
        )
        .execute();
    },
  };
}
