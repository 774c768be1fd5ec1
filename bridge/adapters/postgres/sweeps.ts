import { sql, type Kysely, type RawBuilder } from 'kysely';
import { addDays, type Instant } from '../../domain/time.ts';
import { DEADLINE_NEAR_DAYS } from '../../domain/withdrawal-rules.ts';
import type { Return } from '../../domain/return.ts';
import type { Database } from '../../ports/database.ts';
import { toReturn } from './rows.ts';
import { SCHEMA, type Tables } from './schema.ts';

type Kind = Parameters<Database['returnsToSweep']>[0];

function isWanted(kind: Kind, now: Instant): RawBuilder<boolean> {
  switch (kind) {
    case 'late':
      return sql`send_back_by < ${now}`;
    case 'deadline':
      return sql`refund_by <= ${addDays(now, DEADLINE_NEAR_DAYS)} and not warned and payout_state <> 'settled'
        and parcel_state not in ('rejected', 'cancelled', 'expired')`;
    case 'credit':
      return sql`credit_open`;
    case 'unpaid':
      return sql`exchange_unpaid`;
  }
}

/**
 * Those that no sweep has looked at for the longest time come first, and are marked as looked at: with more open credits than `limit`, each has its turn.
 * What another transaction holds is left to the next sweep.
 */
export async function returnsToSweep(
  db: Kysely<Tables>,
  storeId: string,
  kind: Kind,
  now: Instant,
  limit: number,
): Promise<readonly Return[]> {
  const returns = sql.table(`${SCHEMA}.returns`);
  const { rows } = await sql<{ document: Return }>`
    with wanted as materialized (
      select id from ${returns} where store_id = ${storeId} and ${isWanted(kind, now)}
      order by swept_at nulls first, sequence limit ${limit} for update skip locked)
    update ${returns} set swept_at = ${now} where id in (select id from wanted) returning document`.execute(db);
  return rows.map(toReturn);
}
