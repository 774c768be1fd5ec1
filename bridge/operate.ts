import { statfs } from 'node:fs/promises';
import type { Metrics } from './adapters/metrics/prometheus.ts';
import { queueDepths } from './adapters/pg-boss/queue-depths.ts';
import type { OpenDatabase } from './adapters/postgres/open-database.ts';
import { instant } from './domain/time.ts';
import type { Clock } from './ports/clock.ts';
import type { Disk } from './ports/operations.ts';
import type { EffectQueue } from './ports/effect-queue.ts';
import { within } from './usecases/within.ts';

/** A scrape is answered in this time, whatever the database does; Prometheus gives up after 10 s. */
const READ_LIMIT_MS = 5_000;

/** The figures of this bridge, put together from its parts. */
export function scraping(metrics: Metrics, opened: OpenDatabase<EffectQueue>, clock: Clock) {
  const { database, sql } = opened;

  async function read() {
    const now = instant(clock.now());
    const began = performance.now();
    const workload = await database.workload(now);
    const databaseSeconds = (performance.now() - began) / 1000;
    return { workload, now, databaseSeconds, queues: await queueDepths(sql, database.storeId) };
  }

  return async () => ({
    contentType: metrics.contentType,
    text: await metrics.scrape(() => within(READ_LIMIT_MS, read()), opened.connections()),
  });
}

/** null: there is no folder of ours, or nobody can say. */
export async function diskOf(folder: string | null): Promise<Disk | null> {
  if (folder === null) return null;
  const found = await statfs(folder).catch(() => null);
  // `bavail`: what a program that is not root may still write.
  return found && { freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize };
}
