import { sql, type Kysely } from 'kysely';
import type { RestoredOf } from '../../ports/sweeps.ts';
import { SCHEMA, type Tables } from './schema.ts';

/** A coupon that is made becomes part of its return with the end of its effect: one statement sees it in one of the two places. */
export async function restoredOf(db: Kysely<Tables>, storeId: string, code: string): Promise<readonly RestoredOf[]> {
  const [returns, effects] = [sql.table(`${SCHEMA}.returns`), sql.table(`${SCHEMA}.effects`)];
  const wanted = JSON.stringify([{ code }]);
  const { rows } = await sql<{ return_id: string; order_id: string; amount: string }>`
    select return_id, order_id, one->>'amount' as amount from (
      select id as return_id, order_id, jsonb_array_elements(document->'credit'->'restores') as one from ${returns}
        where store_id = ${storeId} and document->'credit'->'restores' @> ${wanted}::jsonb
      union all
      select return_id, order_id, jsonb_array_elements(progress->'restores') as one from ${effects}
        where store_id = ${storeId} and kind = 'store_credit' and state in ('in_flight', 'in_doubt')
          and sent_at is not null and progress->'restores' @> ${wanted}::jsonb
    ) as given where one->>'code' = ${code}`.execute(db);
  return rows.map((row) => ({ returnId: row.return_id, orderId: Number(row.order_id), amount: Number(row.amount) }));
}
