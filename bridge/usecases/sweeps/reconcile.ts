import type { Difference } from '../../domain/reconcile/difference.ts';
import type { SweepData } from '../../domain/sweep.ts';
import { addDays, addMs, type Instant, instant } from '../../domain/time.ts';
import { checkLabels } from '../reconcile/check-labels.ts';
import { checkOrders } from '../reconcile/check-orders.ts';
import type { Deps } from '../deps.ts';
import type { Sweep, SweepProgress } from './sweep.ts';

/** Orders are kept that long (replay and report look back no further). */
const LOOK_BACK_DAYS = 800;
/** A run that was broken off longer ago begins anew: what it saw then says nothing of today. */
const STALE_MS = 20 * 3_600_000;
/** More rows than that are counted only: nobody reads them. */
const MOST_ROWS = 500;

/** What a reconcile gave, as its run keeps it. */
export interface ReconcileResult {
  readonly beganAt: Instant;
  /** Orders compared with WooCommerce. */
  readonly orders: number;
  /** Labels compared with Shippo; null: there is no token. */
  readonly labels: number | null;
  readonly differences: readonly Difference[];
  /** How many there are, listed or not. */
  readonly found: number;
}

/** Compares our books with WooCommerce's and Shippo's, to the cent. It reports, and changes nothing. */
export const reconcileSweep: Sweep = {
  name: 'reconcile',
  cron: '10 3 * * *',
  daily: true,
  run: (deps, progress) => reconcile(deps, progress) as Promise<ReconcileResult & SweepData>,
};

async function reconcile(deps: Deps, { cursor, result, save }: SweepProgress): Promise<ReconcileResult> {
  const now = instant(deps.clock.now());
  const kept = result as Partial<ReconcileResult>;
  const goesOn = cursor !== null && kept.beganAt !== undefined && kept.beganAt > addMs(now, -STALE_MS);
  let so: ReconcileResult = {
    ...{ beganAt: now, orders: 0, labels: null, differences: [], found: 0 },
    ...(goesOn ? kept : {}),
  };
  let after = goesOn && typeof cursor['after'] === 'number' ? cursor['after'] : 0;
  const keep = () => save({ after }, { ...so });
  await keep();
  await checkOrders(deps, { since: addDays(so.beganAt, -LOOK_BACK_DAYS), after }, async (orderId, differences) => {
    so = added({ ...so, orders: so.orders + 1 }, differences);
    after = orderId;
    await keep();
  });
  const last = await deps.database.finishedSweep('reconcile');
  const pricedUntil = addDays(last?.startedAt ?? instant(0), last ? -1 : 0);
  const labels = await checkLabels(deps, { now: so.beganAt, pricedUntil, alive: keep });
  return labels === null ? so : added({ ...so, labels: labels.labels }, labels.differences);
}

function added(so: ReconcileResult, differences: readonly Difference[]): ReconcileResult {
  return {
    ...so,
    found: so.found + differences.length,
    differences: [...so.differences, ...differences].slice(0, MOST_ROWS),
  };
}
