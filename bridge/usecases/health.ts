import type { HealthResponse } from '../contract/health.ts';
import type { HealthFacts, SweepFacts } from '../domain/health-facts.ts';
import { healthFindings, isRestoreShown } from '../domain/health.ts';
import { ok, type Result } from '../domain/result.ts';
import { sweepState } from '../domain/sweep.ts';
import { addDays, instant, millis, type Instant } from '../domain/time.ts';
import type { SeenDecimals } from '../ports/counts.ts';
import type { Workload } from '../ports/operations.ts';
import type { Restore } from '../ports/restores.ts';
import type { Deps } from './deps.ts';
import type { RequestContext } from './request-context.ts';
import { SWEEPS } from './sweeps/list.ts';
import type { ReconcileResult } from './sweeps/reconcile.ts';
import { within } from './within.ts';

/** The proxy waits 24 s; a database that takes this long is as good as away. */
const DATABASE_LIMIT_MS = 4_000;

/** There may be nothing to put right: the books go on saying it, Health only while it is news. */
const OVERUSED_SHOWN_DAYS = 30;

/** What is wrong and what is known, without asking any peer: WordPress is waiting for this answer. */
export async function health(
  deps: Deps,
  bridgeVersion: string,
  { signedAt, requester }: Pick<RequestContext, 'signedAt' | 'requester'>,
): Promise<Result<HealthResponse>> {
  const { watch, clock } = deps;
  const now = instant(clock.now());
  const read = await within(DATABASE_LIMIT_MS, fromDatabase(deps, now)).catch((error: unknown) => {
    deps.log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'health could not be read');
    return null;
  });
  const plugin = watch.plugin();
  const facts: HealthFacts = {
    now,
    bridgeVersion,
    siteUrl: deps.siteUrl,
    siteAheadMs: signedAt === undefined ? 0 : millis(signedAt) - clock.now(),
    database: read && { queryMs: read.queryMs, bytes: read.workload.databaseBytes, disk: read.disk },
    wordpress: watch.known('wordpress'),
    woocommerce: watch.known('woocommerce'),
    shippo: watch.known('shippo'),
    token: read?.token ?? 'none',
    plugin,
    workers: watch.workers(),
    proxies: deps.proxies.found(requester),
    resting: deps.peers.state(),
    work: read && { waitingSince: read.workload.waitingSince, ...read.troubled, overused: read.overused },
    unreadable: read?.unreadable ?? null,
    decimals: read?.decimals ?? null,
    restore: read?.last ? restoreFacts(read.last) : null,
    sweeps: read?.sweeps ?? [],
    differences: read?.differences ?? null,
  };
  return ok({
    at: now,
    bridgeVersion,
    findings: healthFindings(facts).map((one) => ({ ...one, params: { ...one.params } })),
    restored: restoredView(read?.last ?? null, now),
    known: {
      pluginVersion: plugin?.version ?? null,
      woocommerceVersion: plugin?.woocommerce ?? null,
      token: facts.token,
      databaseBytes: facts.database?.bytes ?? null,
      answeredAt: {
        wordpress: facts.wordpress.answeredAt,
        woocommerce: facts.woocommerce.answeredAt,
        shippo: facts.shippo.answeredAt,
      },
      open: read && read.workload.effects.reduce((sum, { state, count }) => sum + (isOpen(state) ? count : 0), 0),
    },
  });
}

async function fromDatabase(deps: Deps, now: Instant) {
  const { database } = deps;
  const began = performance.now();
  const workload = await database.workload(now);
  const queryMs = performance.now() - began;
  const [troubled, overused, unreadable, sweeps, reconcile, carrier, disk, last, seen] = await Promise.all([
    database.troubled(),
    database.overusedCredits(addDays(now, -OVERUSED_SHOWN_DAYS)),
    database.unreadableOrders(),
    sweepFacts(deps, workload, now),
    database.finishedSweep('reconcile'),
    deps.carriers(database.storeId),
    deps.disk(),
    database.lastRestore(),
    database.decimalsHistory(),
  ]);
  const differences = (reconcile?.result as Partial<ReconcileResult> | undefined)?.found ?? null;
  return {
    workload,
    queryMs,
    troubled,
    overused,
    unreadable,
    sweeps,
    disk,
    token: carrier?.mode ?? 'none',
    differences,
    last,
    decimals: lastChange(seen),
  } as const;
}

/** Of the same currency: with another one other decimals are no surprise. */
function lastChange(seen: readonly SeenDecimals[]): HealthFacts['decimals'] {
  const changes = seen.flatMap(({ currency, decimals: to, since: at }, index) => {
    const before = seen[index - 1];
    return before?.currency === currency ? [{ from: before.decimals, to, at }] : [];
  });
  return changes.at(-1) ?? null;
}

function restoreFacts({ takenAt, restoredAt, counts, firstNumber }: Restore): HealthFacts['restore'] {
  const { found, sent, in_doubt: inDoubt, failed } = counts;
  return { takenAt, restoredAt, found, sent, forPerson: inDoubt + failed, firstNumber };
}

function restoredView(last: Restore | null, now: Instant): HealthResponse['restored'] {
  if (!last || last.acts.length === 0 || !isRestoreShown(last.restoredAt, now)) return null;
  const all = Object.values(last.counts).reduce((sum, count) => sum + count, 0);
  return { acts: [...last.acts], more: all - last.acts.length };
}

function isOpen(state: Workload['effects'][number]['state']): boolean {
  return state === 'pending' || state === 'in_flight';
}

async function sweepFacts({ database }: Deps, workload: Workload, now: Instant): Promise<readonly SweepFacts[]> {
  const newest = new Map((await database.newestSweeps()).map((run) => [run.name, run]));
  const lastSuccess = new Map(workload.sweeps.map(({ name, finishedAt }) => [name, finishedAt]));
  return SWEEPS.map(({ name, daily }) => {
    const run = newest.get(name);
    const isTroubled = run && run.trouble !== null && sweepState(run, now) === 'not_finished';
    return { name, daily, lastSuccess: lastSuccess.get(name) ?? null, troubleSince: isTroubled ? run.startedAt : null };
  });
}
