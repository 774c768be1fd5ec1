import type pg from 'pg';
import type { Instant } from '../../domain/time.ts';
import type { BackupHeader } from './backup-format.ts';
import { unzipped } from './backup-read.ts';
import { loadBackup, type Loaded } from './restore-load.ts';
import { SCHEMA } from './schema.ts';

export interface Restored extends Loaded {
  /** Effects that are looked for before they are sent. */
  readonly toLookUp: number;
  /** By store: its next return number. */
  readonly nextNumbers: readonly { readonly store: string; readonly next: number }[];
}

/**
 * Brings a backup into an empty database. What was done after the backup was taken is not in it: so effects that were open are looked for before they are sent, and
 * numbers go on far above the last one.
 */
export async function restoreBackup({
  url,
  file,
  now,
}: {
  url: string;
  file: string;
  now: Instant;
}): Promise<Restored> {
  let adjusted: Pick<Restored, 'toLookUp' | 'nextNumbers'> | null = null;
  const loaded = await loadBackup(url, unzipped(file), async (client, header) => {
    const nextNumbers = await skipNumbers(client, header, now);
    const toLookUp = await lookFirst(client, now);
    adjusted = { nextNumbers, toLookUp };
  });
  return { ...loaded, ...adjusted! };
}

/** Numbers are in e-mails and on labels: those that were given out after the backup must not name another return. */
const LEAST_SKIPPED = 1_000;
/** Ten times the busiest day for each day since the backup. */
const SKIPPED_A_DAY = 10;

async function skipNumbers(
  client: pg.Client,
  { takenAt }: BackupHeader,
  now: Instant,
): Promise<Restored['nextNumbers']> {
  const { rows } = await client.query<{ store: string; next: number }>(
    `update ${SCHEMA}.stores set moved_to = null, moved_at = null, next_number = 1 + 1000 * ceil((next_number + greatest($3::int,
        $4 * ceil(1 + greatest(0, extract(epoch from $2::timestamptz - $1::timestamptz)) / 86400) * coalesce((select max(busy.returns) from (
          select count(*) as returns from ${SCHEMA}.returns where store_id = stores.id group by created_at::date) as busy), 0)
      )) / 1000.0)::int
     returning id as store, next_number as next`,
    [takenAt, now, LEAST_SKIPPED, SKIPPED_A_DAY],
  );
  // WooCommerce and Shippo may have what this database lacks: their books are compared with it at the first start.
  await client.query(`delete from ${SCHEMA}.sweep_runs where name = 'reconcile'`);
  await client.query(
    `insert into ${SCHEMA}.restores (store_id, restored_at, taken_at, numbers_from)
     select id, $1, $2, next_number from ${SCHEMA}.stores`,
    [now, takenAt],
  );
  return rows;
}

/**
 * A label is known by attempt: one that had failed may have been bought by the attempt after it. The other kinds look by themselves when a person tries again.
 */
async function lookFirst(client: pg.Client, now: Instant): Promise<number> {
  const { rowCount } = await client.query(
    `update ${SCHEMA}.effects set restored = jsonb_build_object('at', $1::text, 'lookTo',
       case when state in ('pending', 'in_flight') then attempt else attempt + 1 end)
     where state in ('pending', 'in_flight') or (kind = 'buy_label' and state in ('failed', 'in_doubt'))`,
    [now],
  );
  return rowCount ?? 0;
}
