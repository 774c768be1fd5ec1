import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Selectable, type Transaction as Trx } from 'kysely';
import type { SweepName, SweepRun } from '../../domain/sweep.ts';
import { addMs } from '../../domain/time.ts';
import { type SweepRuns, SweepTakenOver } from '../../ports/sweeps.ts';
import { SCHEMA, type Tables } from './schema.ts';

/** Runs of sweeps: what each bridge does with them is one short statement or transaction. */
export function sweepRuns(db: Kysely<Tables>, storeId: string): SweepRuns {
  const runs = db.selectFrom('sweep_runs').selectAll().where('store_id', '=', storeId);

  /** Every change but the first: only by the attempt that has the run. */
  async function change(run: Pick<SweepRun, 'id' | 'attempt'>, now: string, set: Record<string, unknown>) {
    const { numUpdatedRows } = await db
      .updateTable('sweep_runs')
      .set({ ...set, touched_at: now, worked_ms: workedSince(now) })
      .where('id', '=', run.id)
      .where('store_id', '=', storeId)
      .where('attempt', '=', run.attempt)
      .where('finished_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new SweepTakenOver(`Sweep ${run.id} was taken over`);
  }

  return {
    beginSweep: (name, slot, now, leaseMs) =>
      db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${`sweep ${storeId} ${name}`}, 0))`.execute(trx);
        return beginSweep(trx, storeId, { name, slot, now, leaseUntil: addMs(now, leaseMs) });
      }),

    saveSweep: (run, { cursor, result }, { now, leaseMs }) =>
      change(run, now, {
        cursor: cursor && JSON.stringify(cursor),
        result: JSON.stringify(result),
        lease_until: addMs(now, leaseMs),
      }),

    pauseSweep: (run, trouble, now) => change(run, now, { trouble: JSON.stringify(trouble), lease_until: now }),

    finishSweep: (run, result, now) =>
      change(run, now, {
        cursor: null,
        result: JSON.stringify(result),
        trouble: null,
        lease_until: now,
        finished_at: now,
      }),

    async newestSweeps() {
      const rows = await runs
        .distinctOn('name')
        .orderBy('name')
        .orderBy('started_at', 'desc')
        .orderBy('finished_at', (order) => order.desc().nullsFirst())
        .execute();
      return rows.map(toRun);
    },

    async finishedSweep(name) {
      const row = await runs
        .where('name', '=', name)
        .where('finished_at', 'is not', null)
        .orderBy('finished_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? toRun(row) : null;
    },

    async pruneSweeps(before) {
      const table = sql.table(`${SCHEMA}.sweep_runs`);
      const { numAffectedRows } = await sql`
        delete from ${table} as old where store_id = ${storeId} and started_at < ${before} and finished_at is not null
          and exists (select 1 from ${table} as newer where newer.store_id = old.store_id and newer.name = old.name
            and newer.finished_at is not null and newer.started_at > old.started_at)`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },
  };
}

interface Beginning {
  readonly name: SweepName;
  readonly slot: string;
  readonly now: string;
  readonly leaseUntil: string;
}

async function beginSweep(
  trx: Trx<Tables>,
  storeId: string,
  { name, slot, now, leaseUntil }: Beginning,
): Promise<SweepRun | 'over' | 'busy'> {
  const runs = trx.selectFrom('sweep_runs').selectAll().where('store_id', '=', storeId).where('name', '=', name);
  const over = await runs
    .where('finished_at', 'is not', null)
    .where(sql<boolean>`${slot} = any (slots)`)
    .executeTakeFirst();
  if (over) return 'over';

  const open = await runs.where('finished_at', 'is', null).executeTakeFirst();
  if (!open) {
    const times = { started_at: now, touched_at: now, lease_until: leaseUntil };
    const added = { id: randomUUID(), store_id: storeId, name, slots: [slot], attempt: 1, worked_ms: 0, result: '{}' };
    return toRun(
      await trx
        .insertInto('sweep_runs')
        .values({ ...added, ...times, finished_at: null, cursor: null, trouble: null })
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
  }
  const isAlive = open.lease_until.toISOString() > now;
  if (isAlive && open.slots.includes(slot)) return 'busy';
  const slots = open.slots.includes(slot) ? open.slots : [...open.slots, slot];
  const taken = isAlive ? {} : { attempt: open.attempt + 1, touched_at: now, lease_until: leaseUntil, trouble: null };
  const row = await trx
    .updateTable('sweep_runs')
    .set({ slots, ...taken })
    .where('id', '=', open.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return isAlive ? 'over' : toRun(row);
}

function workedSince(now: string) {
  return sql<string>`worked_ms + greatest(0, round(extract(epoch from ${now}::timestamptz - touched_at) * 1000))::bigint`;
}

function toRun(row: Selectable<Tables['sweep_runs']>): SweepRun {
  return {
    id: row.id,
    name: row.name,
    attempt: row.attempt,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    workedMs: Number(row.worked_ms),
    leaseUntil: row.lease_until.toISOString(),
    cursor: row.cursor,
    result: row.result,
    trouble: row.trouble,
  };
}
