import { sql, type Kysely, type Selectable } from 'kysely';
import type { Books } from '../../ports/books.ts';
import { isUuid } from './errors.ts';
import { toEffect } from './rows.ts';
import { SCHEMA, type Tables } from './schema.ts';

type Row = Selectable<Tables['effects']> & { number: string; voided: boolean };

/** Our own books, as the reconcile compares them. */
export function books(db: Kysely<Tables>, storeId: string): Books {
  const table = (name: string) => sql.table(`${SCHEMA}.${name}`);
  const [effects, returns, orders] = [table('effects'), table('returns'), table('order_snapshots')];

  return {
    async ordersToReconcile({ since, after, limit }) {
      const { rows } = await sql<{ order_id: string }>`
        select order_id from (
          select order_id from ${effects} where store_id = ${storeId} and is_money and created_at >= ${since}
          union
          select order_id from ${orders} where store_id = ${storeId} and changed_at >= ${since}
            and jsonb_path_exists(document, '$.refunds[*] ? (@.effectId != null)')
        ) as touched where order_id > ${after} order by order_id limit ${limit}`.execute(db);
      return rows.map((row) => Number(row.order_id));
    },

    async labelEffects({ since, ids }) {
      const { rows } = await sql<Row>`
        select bought.*, returned.number, exists (select 1 from ${effects} as void
          where void.return_id = bought.return_id and void.kind = 'void_label' and void.state <> 'failed'
            and void.plan->>'transactionId' = bought.result->>'transactionId') as voided
        from ${effects} as bought join ${returns} as returned on returned.id = bought.return_id
        where bought.store_id = ${storeId} and bought.kind = 'buy_label'
          and (bought.created_at >= ${since} or bought.id = any(${ids.filter(isUuid)}::uuid[]))
        order by bought.seq`.execute(db);
      return rows.map((row) => ({ effect: toEffect(row), returnNumber: row.number, voided: row.voided }));
    },
  };
}
