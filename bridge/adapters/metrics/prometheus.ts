import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { EFFECT_TRANSITIONS } from '../../domain/effect.ts';
import { millis, type Instant } from '../../domain/time.ts';
import type { Measures } from '../../ports/measures.ts';
import type { Connections, Workload } from '../../ports/operations.ts';

/** What is read anew for each scrape. */
export interface ScrapeFacts {
  readonly workload: Workload;
  readonly now: Instant;
  /** How long reading the workload took. */
  readonly databaseSeconds: number;
  readonly queues: Readonly<Record<string, number>>;
}

export interface Metrics extends Measures {
  readonly contentType: string;
  /** Prometheus' text format. With the database away it says so (`boomerang_database_up 0`) and still tells the rest. */
  scrape(read: () => Promise<ScrapeFacts>, connections: Connections): Promise<string>;
}

const CALL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const REQUEST_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const OPEN_STATES = Object.keys(EFFECT_TRANSITIONS).filter((state) => state !== 'done');

/** Counters and histograms are this process's; gauges of effects, queues and sweeps come from the database, so that N bridges say the same. */
export function prometheus(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name: `boomerang_${name}`, help, labelNames, registers });

  const requests = new Histogram({
    name: 'boomerang_http_request_duration_seconds',
    help: 'Requests answered by this bridge, by route (its pattern) and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const calls = new Histogram({
    name: 'boomerang_peer_call_duration_seconds',
    help: 'Calls of this bridge to WooCommerce, WordPress (the plugin) and Shippo, by what was asked.',
    labelNames: ['peer', 'operation'],
    buckets: CALL_BUCKETS,
    registers,
  });
  const outcomes = new Counter({
    name: 'boomerang_peer_calls_total',
    help: 'The same calls by how they ended: ok, refused, not_sent, unknown, unavailable, error.',
    labelNames: ['peer', 'outcome'],
    registers,
  });
  const ended = new Counter({
    name: 'boomerang_effect_runs_total',
    help: 'Runs of effects by this bridge, by kind and outcome.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const effects = gauge('effects', 'Effects that are not done, by kind and state.', ['kind', 'state']);
  const oldest = gauge('oldest_waiting_effect_age_seconds', 'Age of the oldest effect that is overdue or tried again.');
  const queued = gauge('queued_jobs', 'Jobs that wait in the queue, by queue.', ['queue']);
  const swept = gauge('sweep_last_success_timestamp_seconds', 'When a sweep last ended well, by sweep.', ['sweep']);
  const up = gauge('database_up', '1 when the database answered this scrape.');
  const size = gauge('database_size_bytes', 'Size of the database.');
  const latency = gauge('database_query_duration_seconds', 'How long the query for this scrape took.');
  const pool = gauge('database_connections', 'Connections of this bridge, by state; waiting: work without one.', [
    'state',
  ]);
  const most = gauge('database_connections_max', 'Connections that this bridge may open.');

  function fill({ workload, now, databaseSeconds, queues }: ScrapeFacts): void {
    for (const kind of new Set(workload.effects.map((one) => one.kind)))
      for (const state of OPEN_STATES) effects.set({ kind, state }, 0);
    for (const { kind, state, count } of workload.effects) effects.set({ kind, state }, count);
    const { waitingSince } = workload;
    oldest.set(waitingSince === null ? 0 : Math.max(0, (millis(now) - millis(waitingSince)) / 1000));
    for (const [queue, count] of Object.entries(queues)) queued.set({ queue }, count);
    for (const { name, finishedAt } of workload.sweeps) swept.set({ sweep: name }, millis(finishedAt) / 1000);
    size.set(workload.databaseBytes);
    latency.set(databaseSeconds);
  }

  return {
    contentType: register.contentType,
    request: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    call({ peer, operation, outcome, seconds }) {
      calls.observe({ peer, operation }, seconds);
      outcomes.inc({ peer, outcome });
    },
    effect: (kind, outcome) => ended.inc({ kind, outcome }),
    async scrape(read, connections) {
      // An old value is worse than none: what the database does not tell now is left out.
      for (const one of [effects, queued, swept]) one.reset();
      for (const one of [oldest, size, latency]) one.remove();
      pool.set({ state: 'busy' }, connections.open - connections.idle);
      pool.set({ state: 'idle' }, connections.idle);
      pool.set({ state: 'waiting' }, connections.waiting);
      most.set(connections.most);
      const facts = await read().catch(() => null);
      up.set(facts === null ? 0 : 1);
      if (facts) fill(facts);
      return register.metrics();
    },
  };
}
