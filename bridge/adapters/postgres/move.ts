import type pg from 'pg';
import type { Instant } from '../../domain/time.ts';
import { BackupUnusable } from './backup-format.ts';
import { hasTables } from './backup-tables.ts';
import { backupOf } from './backup-write.ts';
import { connect } from './migrate.ts';
import { loadBackup, type Loaded } from './restore-load.ts';
import { SCHEMA } from './schema.ts';

/**
 * Carries everything from one database into another, empty one, verified by counts and sums. No bridge may run on the first one: what it did meanwhile would be lost.
 * The first one is kept, and marked, so that no bridge starts on it any more.
 */
export async function moveStore({ from, to, now }: { from: string; to: string; now: Instant }): Promise<Loaded> {
  const source = await connect(from, 'boomerang move');
  try {
    // Said before it is looked whether a bridge runs: one that starts just now reads it, or is seen.
    await mark(source, placeOf(to), now);
    try {
      await requireNoBridge(source);
      return await loadBackup(to, backupOf(source), async (client) => {
        await client.query(`update ${SCHEMA}.stores set moved_to = null, moved_at = null`);
      });
    } catch (error) {
      await source.query('rollback').catch(() => undefined);
      await unmark(source, now);
      throw error;
    }
  } finally {
    await source.end();
  }
}

/** Without user and password. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${pathname.slice(1)} at ${hostname}:${port || 5432}`;
}

async function mark(source: pg.Client, place: string, now: Instant): Promise<void> {
  if (!(await hasTables(source))) {
    throw new BackupUnusable(
      'There is no store of this Boomerang to move: start the bridge on it once, which brings it up to date.',
    );
  }
  const moved = await source.query<{ to: string }>(
    `select moved_to as to from ${SCHEMA}.stores where moved_to is not null limit 1`,
  );
  if (moved.rows[0]) throw new BackupUnusable(`This store was moved to ${moved.rows[0].to} before.`);
  await source.query(`update ${SCHEMA}.stores set moved_to = $1, moved_at = $2`, [place, now]);
}

async function unmark(source: pg.Client, now: Instant): Promise<void> {
  await source.query(`update ${SCHEMA}.stores set moved_to = null, moved_at = null where moved_at = $1`, [now]);
}

async function requireNoBridge(source: pg.Client): Promise<void> {
  const { rows } = await source.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'boomerang'`,
  );
  if (rows[0]!.count > 0) {
    throw new BackupUnusable('A bridge works on this database: stop every bridge first. Nothing was moved.');
  }
}
