import { sql, type Kysely } from 'kysely';
import { addDays, addMs } from '../../domain/time.ts';
import type { Database } from '../../ports/database.ts';
import { attempts } from './attempts.ts';
import type { Tables } from './schema.ts';

/** How long a nonce is remembered, in ms: longer than a signature is valid on either side of now. */
const NONCE_MS = 10 * 60_000;

/** Replay and report look back a year: orders that were read are kept no longer than that needs. */
const KEPT_ORDER_DAYS = 800;
/** A photo whose form was never sent in. */
const LOOSE_PHOTO_DAYS = 1;

type GuardPart = Pick<
  Database,
  'rememberNonce' | 'reserveAttempts' | 'releaseAttempts' | 'prune' | 'getSecret' | 'setSecret'
>;

/** Secrets, nonces, attempts and what is left over: each right on its own when two bridges run it at once. */
export function guards(db: Kysely<Tables>, storeId: string): GuardPart {
  return {
    async rememberNonce(nonce, at) {
      const row = await db
        .insertInto('nonces')
        .values({ store_id: storeId, nonce, seen_at: at })
        .onConflict((conflict) =>
          conflict
            .columns(['store_id', 'nonce'])
            .doUpdateSet({ seen_at: at })
            .where('nonces.seen_at', '<=', sql<Date>`${addMs(at, -NONCE_MS)}`),
        )
        .returning('nonce')
        .executeTakeFirst();
      return row !== undefined;
    },

    ...attempts(db, storeId),

    async prune(now) {
      const forgotten = sql<Date>`${addMs(now, -NONCE_MS)}`;
      await db.deleteFrom('nonces').where('store_id', '=', storeId).where('seen_at', '<=', forgotten).execute();
      await db
        .deleteFrom('attempts')
        .where('store_id', '=', storeId)
        .where('resets_at', '<=', sql<Date>`${now}`)
        .execute();
      const forsaken = sql<Date>`${addDays(now, -LOOSE_PHOTO_DAYS)}`;
      await db
        .deleteFrom('photos')
        .where('store_id', '=', storeId)
        .where('return_id', 'is', null)
        .where('created_at', '<=', forsaken)
        .execute();
      const old = sql<Date>`${addDays(now, -KEPT_ORDER_DAYS)}`;
      await db.deleteFrom('order_snapshots').where('store_id', '=', storeId).where('placed_at', '<=', old).execute();
      await db.deleteFrom('deliveries').where('store_id', '=', storeId).where('asked_at', '<=', old).execute();
    },

    async getSecret(name) {
      const row = await db
        .selectFrom('secrets')
        .select('sealed')
        .where('store_id', '=', storeId)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.sealed ?? null;
    },

    async setSecret(name, sealed, at) {
      if (sealed === null) {
        await db.deleteFrom('secrets').where('store_id', '=', storeId).where('name', '=', name).execute();
        return;
      }
      await db
        .insertInto('secrets')
        .values({ store_id: storeId, name, sealed, saved_at: at })
        .onConflict((conflict) => conflict.columns(['store_id', 'name']).doUpdateSet({ sealed, saved_at: at }))
        .execute();
    },
  };
}
