import { sql, type Kysely, type Transaction } from 'kysely';
import type { AttemptLimit } from '../../domain/lookup-limits.ts';
import { addMs, type Instant } from '../../domain/time.ts';
import type { Attempts } from '../../ports/attempts.ts';
import type { Tables } from './schema.ts';

/** Thrown inside the transaction, so that no key of the others stays counted. */
class Reached extends Error {
  readonly key: string;
  constructor(key: string) {
    super('A key has reached its most');
    this.key = key;
  }
}

/** Attempts in fixed windows. Keys are taken in one order, so that two requests that share some never wait for each other crosswise. */
export function attempts(db: Kysely<Tables>, storeId: string): Attempts {
  async function countIn(
    tx: Transaction<Tables>,
    { key, most }: AttemptLimit,
    windowMs: number,
    now: Instant,
  ): Promise<number> {
    const isOver = sql<boolean>`attempts.resets_at <= ${now}`;
    const row = await tx
      .insertInto('attempts')
      .values({ store_id: storeId, key, count: 1, resets_at: addMs(now, windowMs) })
      .onConflict((conflict) =>
        conflict
          .columns(['store_id', 'key'])
          .doUpdateSet({
            count: sql`case when ${isOver} then 1 else attempts.count + 1 end`,
            resets_at: sql`case when ${isOver} then excluded.resets_at else attempts.resets_at end`,
          })
          .where(most === null ? sql<boolean>`true` : sql<boolean>`${isOver} or attempts.count < ${most}`),
      )
      .returning('count')
      .executeTakeFirst();
    if (!row) throw new Reached(key);
    return row.count;
  }

  return {
    async reserveAttempts(limits, windowMs, now) {
      const sorted = [...limits].sort((one, other) => (one.key < other.key ? -1 : 1));
      try {
        const counts = await db.transaction().execute(async (tx) => {
          const found: Record<string, number> = {};
          for (const limit of sorted) found[limit.key] = await countIn(tx, limit, windowMs, now);
          return found;
        });
        return { ok: true, counts };
      } catch (error) {
        if (!(error instanceof Reached)) throw error;
        const row = await db
          .selectFrom('attempts')
          .select('resets_at')
          .where('store_id', '=', storeId)
          .where('key', '=', error.key)
          .executeTakeFirst();
        return { ok: false, resetsAt: row?.resets_at.toISOString() ?? now };
      }
    },

    async releaseAttempts(keys, now) {
      const sorted = [...keys].sort();
      if (sorted.length === 0) return;
      await db.transaction().execute(async (tx) => {
        for (const key of sorted) {
          await tx
            .updateTable('attempts')
            .set({ count: sql`attempts.count - 1` })
            .where('store_id', '=', storeId)
            .where('key', '=', key)
            .where('count', '>', 0)
            .where('resets_at', '>', sql<Date>`${now}`)
            .execute();
        }
      });
    },
  };
}
