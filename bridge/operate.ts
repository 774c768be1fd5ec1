import type { Metrics } from './adapters/metrics/prometheus.ts';
import { queueDepths } from './adapters/pg-boss/queue-depths.ts';
import type { OpenDatabase } from './adapters/postgres/open-database.ts';
import { instant } from './domain/time.ts';
import type { Clock } from './ports/clock.ts';
import type { EffectQueue } from './ports/effect-queue.ts';

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

/** Rejects when it takes longer. */
export async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Took longer than ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
