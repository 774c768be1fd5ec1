import { sql, type Kysely, type Transaction as Sql } from 'kysely';
import type { Photos } from '../../ports/photos.ts';
import { isUuid } from './errors.ts';
import type { Tables } from './schema.ts';

export function photos(db: Kysely<Tables>, storeId: string): Photos {
  return {
    async savePhoto({ id, orderId, jpeg, createdAt }) {
      await db
        .insertInto('photos')
        .values({ id, store_id: storeId, order_id: orderId, jpeg: Buffer.from(jpeg), created_at: createdAt })
        .execute();
    },

    async countLoosePhotos(orderId) {
      const { count } = await db
        .selectFrom('photos')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('store_id', '=', storeId)
        .where('order_id', '=', sql<string>`${orderId}`)
        .where('return_id', 'is', null)
        .executeTakeFirstOrThrow();
      return count;
    },

    async photoOf(returnId, photoId) {
      if (!isUuid(returnId) || !isUuid(photoId)) return null;
      const row = await db
        .selectFrom('photos')
        .select(['id', 'order_id', 'jpeg', 'created_at'])
        .where('store_id', '=', storeId)
        .where('return_id', '=', returnId)
        .where('id', '=', photoId)
        .executeTakeFirst();
      if (!row) return null;
      const { id, jpeg } = row;
      return { id, orderId: Number(row.order_id), jpeg, createdAt: row.created_at.toISOString() };
    },
  };
}

/** The update itself is the lock: of two returns that want one photo at once, the second finds it taken. */
export async function claimPhotos(
  trx: Sql<Tables>,
  storeId: string,
  orderId: number,
  photoIds: readonly string[],
  returnId: string,
): Promise<number> {
  const ids = photoIds.filter(isUuid);
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await trx
    .updateTable('photos')
    .set({ return_id: returnId })
    .where('store_id', '=', storeId)
    .where('order_id', '=', sql<string>`${orderId}`)
    .where('return_id', 'is', null)
    .where('id', 'in', ids)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
