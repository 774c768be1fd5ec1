import { sql, type Kysely, type Transaction as Sql } from 'kysely';
import type { Photos } from '../../ports/photos.ts';
import { isUuid } from './errors.ts';
import type { Tables } from './schema.ts';

export function photos(db: Kysely<Tables>, storeId: string): Photos {
  return {
    savePhoto: ({ id, orderId, jpeg, createdAt }, mostBytes = Number.MAX_SAFE_INTEGER) =>
      db.transaction().execute(async (trx) => {
        // One after the other, so that two at once don't both find the last room.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`photos ${orderId} of ${storeId}`}, 0))`.execute(trx);
        const { bytes } = await trx
          .selectFrom('photos')
          .select(sql<string>`coalesce(sum(octet_length(jpeg)), 0)`.as('bytes'))
          .where('store_id', '=', storeId)
          .where('order_id', '=', sql<string>`${orderId}`)
          .executeTakeFirstOrThrow();
        if (Number(bytes) + jpeg.length > mostBytes) return false;
        await trx
          .insertInto('photos')
          .values({ id, store_id: storeId, order_id: orderId, jpeg: Buffer.from(jpeg), created_at: createdAt })
          .execute();
        return true;
      }),

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
