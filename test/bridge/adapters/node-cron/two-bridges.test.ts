import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSweepClock } from '../../../../bridge/adapters/node-cron/sweep-clock.ts';
import { startSweepJobs, type SweepJob } from '../../../../bridge/adapters/pg-boss/sweep-jobs.ts';
import { instant } from '../../../../bridge/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const EVERY_SECOND = [{ name: 'tidy', cron: '* * * * * *' }] as const;
const PATIENT = { timeout: 20_000, interval: 50 };

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

describe('The clocks of two bridges on one database', () => {
  it('both say when a sweep is due, and each hour’s is done once', async () => {
    const second = await fresh.openAgain();
    const told: string[] = [];
    const begun: string[] = [];

    async function startBridge({ queue, database }: typeof fresh.opened) {
      const jobs = await startSweepJobs(queue, quietLog);
      jobs.work(async ({ name, slot }: SweepJob) => {
        const run = await database.beginSweep(name, slot, instant(Date.now()), 60_000);
        if (typeof run === 'string') return;
        begun.push(slot);
        await database.finishSweep(run, {}, instant(Date.now()));
      });
      const due = (job: SweepJob) => {
        told.push(job.slot);
        return jobs.due(job);
      };
      return startSweepClock(EVERY_SECOND, due, quietLog);
    }

    const clocks = [await startBridge(fresh.opened), await startBridge(second)];
    await vi.waitFor(() => expect(new Set(begun).size).toBeGreaterThanOrEqual(4), PATIENT);
    clocks.forEach((clock) => clock.stop());
    const hours = new Set(told);
    expect(told.length).toBeGreaterThan(hours.size);
    expect(begun).toEqual([...new Set(begun)]);
    await second.close();
  });
});
