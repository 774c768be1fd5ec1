import { sql, type Kysely, type RawBuilder } from 'kysely';
import { addDays, type Instant } from '../../domain/time.ts';
import { DEADLINE_NEAR_DAYS } from '../../domain/withdrawal-rules.ts';
import type { Return } from '../../domain/return.ts';
import type { ReturnsToSweep } from '../../ports/sweeps.ts';
import { sequenceOf, toReturn } from './rows.ts';
import { SCHEMA, type Tables } from './schema.ts';

type Kind = Parameters<ReturnsToSweep['returnsToSweep']>[0];

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

/** The e-mail's own row says that the shopper was reminded. */
export async function returnsToRemind(
  db: Kysely<Tables>,
  storeId: string,
  { after, now, until, madeBefore, limit }: Parameters<ReturnsToSweep['returnsToRemind']>[0],
): Promise<readonly Return[]> {
  const [returns, effects] = [sql.table(`${SCHEMA}.returns`), sql.table(`${SCHEMA}.effects`)];
  const { rows } = await sql<{ document: Return }>`
    select document from ${returns} as approved
    where store_id = ${storeId} and send_back_by > ${now} and send_back_by <= ${until} and created_at <= ${madeBefore}
      and not exists (select 1 from ${effects} as sent where sent.return_id = approved.id
        and sent.kind = 'email' and sent.plan->>'email' = 'reminder')
      and sequence > ${after === null ? 0 : sequenceOf(after)}
    order by sequence limit ${limit}`.execute(db);
  return rows.map(toReturn);
}

/** What another transaction holds is left to the next sweep. */
export async function returnsToTrack(
  db: Kysely<Tables>,
  storeId: string,
  { now, askedBefore, limit }: Parameters<ReturnsToSweep['returnsToTrack']>[0],
): Promise<readonly Return[]> {
  const returns = sql.table(`${SCHEMA}.returns`);
  const { rows } = await sql<{ document: Return }>`
    with wanted as materialized (
      select id from ${returns} where store_id = ${storeId} and parcel_state in ('approved', 'in_transit')
        and tracking_numbers <> '{}' and (tracked_at is null or tracked_at < ${askedBefore})
      order by tracked_at nulls first, sequence limit ${limit} for update skip locked)
    update ${returns} set tracked_at = ${now} where id in (select id from wanted) returning document`.execute(db);
  return rows.map(toReturn);
}

export async function returnsOfCredits(
  db: Kysely<Tables>,
  storeId: string,
  codes: readonly string[],
): Promise<readonly Return[]> {
  const returns = sql.table(`${SCHEMA}.returns`);
  const { rows } = await sql<{ document: Return }>`
    select document from ${returns} where store_id = ${storeId} and document->'credit'->>'code' is not null
      and upper(document->'credit'->>'code') = any(${[...codes]}::text[]) order by sequence`.execute(db);
  return rows.map(toReturn);
}

export async function returnsRestoring(db: Kysely<Tables>, storeId: string, code: string): Promise<readonly Return[]> {
  const returns = sql.table(`${SCHEMA}.returns`);
  const { rows } = await sql<{ document: Return }>`
    select document from ${returns} where store_id = ${storeId}
      and document->'credit'->'restores' @> ${JSON.stringify([{ code }])}::jsonb order by sequence`.execute(db);
  return rows.map(toReturn);
}
