import { sql, type Kysely } from 'kysely';
import { countedDecimals } from '../../domain/payable.ts';
import type { Counts } from '../../ports/counts.ts';
import type { Tables } from './schema.ts';

/** WooCommerce's "number of decimals" over time, and the decimals of returns. */
export function counts(db: Kysely<Tables>, storeId: string): Counts {
  const seen = db.selectFrom('store_decimals').where('store_id', '=', storeId);

  const history = async () => {
    const rows = await seen.select(['currency', 'decimals', 'since']).orderBy('seq').execute();
    return rows.map(({ currency, decimals, since }) => ({ currency, decimals, since: since.toISOString() }));
  };

  return {
    async countsOf(orderIds) {
      const [times, rows] = await Promise.all([
        history(),
        orderIds.length === 0
          ? []
          : db
              .selectFrom('returns')
              .select(['order_id', sql<number>`max((document->'currency'->>'decimals')::int)`.as('decimals')])
              .where('store_id', '=', storeId)
              .where(sql<boolean>`order_id = any(${orderIds}::bigint[])`)
              .groupBy('order_id')
              .execute(),
      ]);
      return {
        returns: new Map(rows.map(({ order_id, decimals }) => [Number(order_id), decimals])),
        shown: times.map(({ decimals }, index) => ({ decimals, until: times[index + 1]?.since ?? null })),
      };
    },

    async decimalsSeen({ currency, decimals, since }) {
      // Several bridges may see the same change: the second one finds it there.
      await db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${`decimals ${storeId}`}, 0))`.execute(trx);
        // Saved before anybody knew: as the store is when it is first seen.
        await trx
          .updateTable('policies')
          .set({ currency, decimals: countedDecimals(currency, decimals) })
          .where('store_id', '=', storeId)
          .where('decimals', 'is', null)
          .execute();
        const last = await trx
          .selectFrom('store_decimals')
          .select(['currency', 'decimals'])
          .where('store_id', '=', storeId)
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (last?.currency === currency && last.decimals === decimals) return;
        await trx.insertInto('store_decimals').values({ store_id: storeId, currency, decimals, since }).execute();
      });
    },

    decimalsHistory: history,
  };
}
