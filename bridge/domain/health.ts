import type { HealthFacts, SweepFacts } from './health-facts.ts';
import { age, finding, type HealthFinding } from './health-finding.ts';
import { peerFindings } from './health-peers.ts';
import type { SweepName } from './sweep.ts';
import type { Instant } from './time.ts';

const SLOW_QUERY_MS = 1_000;
const GIB = 1024 ** 3;
/** PostgreSQL stops at once when it can't write: its log alone may grow by 1 GiB. The share is for small disks. */
const DISK_FULL = { bytes: GIB / 2, share: 0.05 };
const DISK_LOW = { bytes: 2 * GIB, share: 0.15 };
const WAITS_LONG_MS = 15 * 60_000;
const WAITS_TOO_LONG_MS = 4 * 3_600_000;
/** A daily sweep may start an hour later by daylight saving and takes its time; the others come every ten minutes or hour. */
const LATE_MS = { daily: 27 * 3_600_000, other: 2 * 3_600_000 };
const TROUBLE_MS = 3_600_000;
/** What a restore came to is shown for two weeks. */
const RESTORE_SHOWN_MS = 14 * 24 * 3_600_000;

/** So long another number of decimals is news. */
const DECIMALS_SHOWN_MS = 30 * 24 * 3_600_000;

/** What is wrong, in the order in which one would put it right: the worst first, and a cause before what it brings about. */
export function healthFindings(facts: HealthFacts): readonly HealthFinding[] {
  const found = [...databaseFindings(facts), ...peerFindings(facts), ...workFindings(facts), ...sweepFindings(facts)];
  const rank = { bad: 0, warn: 1, info: 2 } as const;
  return found.sort((one, other) => rank[one.severity] - rank[other.severity]);
}

function databaseFindings({ database, work, restore, now }: HealthFacts): HealthFinding[] {
  if (database === null) return [finding('database', 'bad', 'database_away')];
  const { queryMs, disk } = database;
  const found: HealthFinding[] = [];
  if (disk && isBelow(disk, DISK_FULL)) found.push(finding('database', 'bad', 'disk_full', { bytes: disk.freeBytes }));
  else if (disk && isBelow(disk, DISK_LOW))
    found.push(finding('database', 'warn', 'disk_low', { bytes: disk.freeBytes }));
  if (queryMs > SLOW_QUERY_MS) found.push(finding('database', 'warn', 'database_slow', { ms: Math.round(queryMs) }));
  if (work?.restored && work.restored.open > 0) {
    found.push(finding('database', 'warn', 'restored', { at: work.restored.at, count: work.restored.open }));
  } else if (restore && isRestoreShown(restore.restoredAt, now)) {
    const { takenAt, found: done, sent, forPerson, firstNumber } = restore;
    found.push(finding('database', 'info', 'restored_done', { takenAt, done, sent, forPerson, firstNumber }));
  }
  return found;
}

/** Whether a restore is still news for the owner. */
export function isRestoreShown(restoredAt: Instant, now: Instant): boolean {
  return age(restoredAt, now) < RESTORE_SHOWN_MS;
}

function isBelow(disk: { freeBytes: number; totalBytes: number }, least: { bytes: number; share: number }): boolean {
  return disk.freeBytes < Math.min(least.bytes, disk.totalBytes * least.share);
}

function workFindings({ now, work, differences, unreadable, decimals }: HealthFacts): HealthFinding[] {
  const found: HealthFinding[] = [];
  if (work && work.inDoubt > 0) found.push(finding('work', 'bad', 'in_doubt', { count: work.inDoubt }));
  if (work && work.failed > 0) found.push(finding('work', 'bad', 'failed', { count: work.failed }));
  if (differences !== null && differences > 0)
    found.push(finding('work', 'bad', 'books_differ', { count: differences }));
  if (work?.overused) found.push(overusedFinding(work.overused));
  if (unreadable) {
    const { count, newest } = unreadable;
    found.push(finding('woocommerce', 'warn', 'order_unreadable', { count, ...newest }));
  }
  if (decimals && age(decimals.at, now) < DECIMALS_SHOWN_MS) {
    found.push(finding('woocommerce', 'info', 'decimals_changed', decimals));
  }
  const waits = work?.waitingSince ? age(work.waitingSince, now) : 0;
  if (work && waits > WAITS_LONG_MS) {
    found.push(finding('work', waits > WAITS_TOO_LONG_MS ? 'bad' : 'warn', 'waiting', { since: work.waitingSince }));
  }
  return found;
}

function overusedFinding({ count, newest }: NonNullable<NonNullable<HealthFacts['work']>['overused']>): HealthFinding {
  const { returnId, returnNumber, used, amount, currency } = newest;
  const params = { count, returnId, returnNumber, used, amount, currency: currency.code, decimals: currency.decimals };
  return finding('work', 'warn', 'credit_overused', params);
}

function sweepFindings({ now, sweeps }: HealthFacts): HealthFinding[] {
  return sweeps.flatMap((sweep) => sweepFinding(sweep, now) ?? []);
}

function sweepFinding({ name, daily, lastSuccess, troubleSince }: SweepFacts, now: Instant): HealthFinding | null {
  const params: { sweep: SweepName; since: Instant | null } = { sweep: name, since: lastSuccess };
  if (troubleSince !== null && age(troubleSince, now) > TROUBLE_MS) {
    return finding('sweeps', 'warn', 'sweep_troubled', { ...params, since: troubleSince });
  }
  // One that has never run: the bridge is new, or this version of it is.
  if (lastSuccess === null || age(lastSuccess, now) <= (daily ? LATE_MS.daily : LATE_MS.other)) return null;
  return finding('sweeps', 'warn', 'sweep_late', params);
}
