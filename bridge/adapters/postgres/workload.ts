import { sql, type Kysely } from 'kysely';
import type { SweepName } from '../../domain/sweep.ts';
import { instant, type Instant } from '../../domain/time.ts';
import type { Operations, OverusedCredits, Workload } from '../../ports/operations.ts';
import { needsPersonFor } from './list-returns.ts';
import { SCHEMA, type Tables } from './schema.ts';

/** An effect is overdue when its time came this long ago and nobody has taken it. */
const OVERDUE = sql`interval '2 minutes'`;

interface Row {
  readonly effects: Workload['effects'];
  readonly waiting_since: Date | null;
  readonly sweeps: readonly { readonly name: SweepName; readonly at: string }[];
  readonly bytes: string;
}

/** What is to be done and what went wrong. Reads partial indexes only: effects that are done are many, and are not looked at. */
export function operations(db: Kysely<Tables>, storeId: string): Operations {
  const effects = sql.table(`${SCHEMA}.effects`);
  return {
    async workload(now: Instant) {
      const { rows } = await sql<Row>`
        with open as materialized (
          select kind, state, created_at, due_at, lease_until, trouble is not null as troubled from ${effects}
            where store_id = ${storeId} and state in ('pending', 'in_flight')
          union all
          select kind, state, created_at, due_at, lease_until, true from ${effects}
            where store_id = ${storeId} and state in ('failed', 'in_doubt'))
        select
          (select coalesce(jsonb_agg(each), '[]') from (
            select kind, state, count(*)::int as count from open group by kind, state order by kind, state) as each) as effects,
          (select min(created_at) from open where
            (state = 'pending' and (troubled or due_at < ${now}::timestamptz - ${OVERDUE}))
            or (state = 'in_flight' and (troubled or lease_until < ${now}::timestamptz - ${OVERDUE}))) as waiting_since,
          (select coalesce(jsonb_agg(each), '[]') from (
            select name, max(finished_at) as at from ${sql.table(`${SCHEMA}.sweep_runs`)}
              where store_id = ${storeId} and finished_at is not null group by name order by name) as each) as sweeps,
          pg_database_size(current_database()) as bytes`.execute(db);
      const [row] = rows;
      if (!row) throw new Error('A query without a row');
      return {
        effects: row.effects,
        waitingSince: row.waiting_since?.toISOString() ?? null,
        sweeps: row.sweeps.map(({ name, at }) => ({ name, finishedAt: instant(Date.parse(at)) })),
        databaseBytes: Number(row.bytes),
      };
    },

    async troubled() {
      const row = await db
        .selectFrom('returns')
        .select([
          sql<number>`count(*) filter (where ${needsPersonFor('in_doubt')})::int`.as('inDoubt'),
          sql<number>`count(*) filter (where ${needsPersonFor('failed_payout', 'failed_effect')})::int`.as('failed'),
        ])
        .where('store_id', '=', storeId)
        .where(
          sql<boolean>`(payout_state = 'in_doubt' or payout_failed or id in (
          select return_id from ${effects} where state in ('failed', 'in_doubt')))`,
        )
        .executeTakeFirstOrThrow();
      const restore = await db
        .selectFrom('restores')
        .select([
          'restored_at',
          sql<number>`(select count(*)::int from ${effects} where store_id = ${storeId} and restored is not null
            and state in ('pending', 'in_flight', 'in_doubt'))`.as('open'),
        ])
        .where('store_id', '=', storeId)
        .orderBy('restored_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      const restored = restore ? { at: restore.restored_at.toISOString(), open: restore.open } : null;
      return { inDoubt: row.inDoubt, failed: row.failed, restored };
    },

    async overusedCredits(since) {
      const { rows } = await sql<OverusedCredits['newest'] & { readonly count: number }>`
        select id as "returnId", document->>'number' as "returnNumber", (document->'credit'->'used')::int8::float8 as used,
          (document->'credit'->'amount')::int8::float8 as amount, document->'currency' as currency, count(*) over ()::int as count
        from ${sql.table(`${SCHEMA}.returns`)} where store_id = ${storeId}
          and document->'credit'->>'overusedAt' is not null and document->'credit'->>'overusedAt' >= ${since}
        order by document->'credit'->>'overusedAt' desc limit 1`.execute(db);
      const [row] = rows;
      if (!row) return null;
      const { count, ...newest } = row;
      return { count, newest };
    },
  };
}
