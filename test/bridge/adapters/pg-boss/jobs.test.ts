import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startJobs } from '../../../../bridge/adapters/pg-boss/jobs.ts';
import { startReadingJobs } from '../../../../bridge/adapters/pg-boss/reading-jobs.ts';
import { startSweepJobs, type SweepJob } from '../../../../bridge/adapters/pg-boss/sweep-jobs.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';

let fresh: FreshDatabase;
beforeEach(async () => (fresh = await freshDatabase()));
afterEach(() => fresh.close());

const PATIENT = { timeout: 15_000, interval: 20 };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('The reading of orders', () => {
  it('asked for ten times before it begins is done once, and is not lost while no bridge works', async () => {
    const jobs = await startReadingJobs(fresh.opened.queue, quietLog);
    await Promise.all(Array.from({ length: 10 }, () => jobs.readOrders()));
    const later = await fresh.openAgain();
    const read = vi.fn(() => Promise.resolve(false));
    (await startReadingJobs(later.queue, quietLog)).work(read);
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(1), PATIENT);
    await pause(1_500);
    expect(read).toHaveBeenCalledTimes(1);
    await later.close();
  });

  it('goes on part by part as long as there are more', async () => {
    const jobs = await startReadingJobs(fresh.opened.queue, quietLog);
    let left = 4;
    jobs.work(() => Promise.resolve((left -= 1) > 0));
    await jobs.readOrders();
    await vi.waitFor(() => expect(left).toBe(0), PATIENT);
    await pause(1_500);
    expect(left).toBe(0);
  });

  it('asked for while it runs is done once more afterwards, never twice at once, also by two bridges', async () => {
    const second = await fresh.openAgain();
    let [running, most, runs] = [0, 0, 0];
    const read = async () => {
      running += 1;
      runs += 1;
      most = Math.max(most, running);
      if (runs === 1) await Promise.all([jobs.readOrders(), jobs.readOrders()]);
      await pause(1_300);
      running -= 1;
      return false;
    };
    const jobs = await startReadingJobs(fresh.opened.queue, quietLog);
    jobs.work(read);
    (await startReadingJobs(second.queue, quietLog)).work(read);
    await jobs.readOrders();
    await vi.waitFor(() => expect(runs).toBe(2), PATIENT);
    await pause(2_500);
    expect({ runs, most }).toEqual({ runs: 2, most: 1 });
    await second.close();
  });

  it('that failed is tried again later by itself, and at once when somebody asks', async () => {
    const { queue } = fresh.opened;
    const jobs = await startReadingJobs(queue, quietLog);
    let runs = 0;
    jobs.work(() => ((runs += 1) === 1 ? Promise.reject(new Error('the store is away')) : Promise.resolve(false)));
    await jobs.readOrders();
    await vi.waitFor(() => expect(runs).toBe(1), PATIENT);
    await vi.waitFor(async () => expect(await queue.boss.getQueueSize('orders-test')).toBe(1), PATIENT);
    await jobs.readOrders();
    await vi.waitFor(() => expect(runs).toBe(2), PATIENT);
    expect(await queue.boss.getQueueSize('orders-test')).toBe(1);
  });
});

describe('Sweeps', () => {
  it('due on two bridges are done once, hour by hour', async () => {
    const second = await fresh.openAgain();
    const did: string[] = [];
    const run = ({ name, slot }: SweepJob) => Promise.resolve(void did.push(`${name} ${slot}`));
    const bridges = [await startSweepJobs(fresh.opened.queue, quietLog), await startSweepJobs(second.queue, quietLog)];
    for (const bridge of bridges) bridge.work(run);
    for (const slot of ['10:00', '10:10']) {
      for (const bridge of bridges) await bridge.due({ name: 'expiry', slot });
    }
    await vi.waitFor(() => expect([...did].sort()).toEqual(['expiry 10:00', 'expiry 10:10']), PATIENT);
    for (const bridge of bridges) await bridge.due({ name: 'expiry', slot: '10:10' });
    await pause(2_000);
    expect(did).toHaveLength(2);
    await second.close();
  });

  it('of two stores are each their own', async () => {
    const other = await fresh.openAgain('other');
    const did: string[] = [];
    const stores = { test: fresh.opened, other };
    for (const [store, { queue }] of Object.entries(stores)) {
      const jobs = await startSweepJobs(queue, quietLog);
      jobs.work(() => Promise.resolve(void did.push(store)));
      await jobs.due({ name: 'tidy', slot: '10:00' });
    }
    await vi.waitFor(() => expect([...did].sort()).toEqual(['other', 'test']), PATIENT);
    await other.close();
  });

  it('that failed are to come again, and asked for by a person each time', async () => {
    const { queue } = fresh.opened;
    const jobs = await startSweepJobs(queue, quietLog);
    let runs = 0;
    jobs.work(({ slot }) => ((runs += 1), slot === 'bad' ? Promise.reject(new Error('boom')) : Promise.resolve()));
    await jobs.due({ name: 'tidy', slot: 'bad' });
    await vi.waitFor(() => expect(runs).toBe(1), PATIENT);
    await vi.waitFor(async () => expect(await queue.boss.getQueueSize('timed-test')).toBe(1), PATIENT);
    await Promise.all([jobs.runSweep('tidy'), jobs.runSweep('tidy')]);
    await vi.waitFor(() => expect(runs).toBe(3), PATIENT);
    expect(await queue.boss.getQueueSize('timed-test')).toBe(1);
  });
});

describe('All jobs', () => {
  it('go each to its own handler', async () => {
    const jobs = await startJobs(fresh.opened.queue, quietLog);
    const did: string[] = [];
    const hint = { carrier: 'ups', trackingNumber: '1Z' };
    jobs.work({
      followTrack: (given) => Promise.resolve(void did.push(`track ${given.trackingNumber}`)),
      followDelivery: (given) => Promise.resolve(void did.push(`delivery of order ${given.orderId}`)),
      followExchange: (returnId) => Promise.resolve(void did.push(`exchange of return ${returnId}`)),
      readOrders: () => Promise.resolve(Boolean(did.push('read')) && false),
      sweep: ({ name }) => Promise.resolve(void did.push(`sweep ${name}`)),
    });
    await jobs.followTrack(hint);
    await jobs.followDelivery({ orderId: 71, placedAt: '2026-03-01T10:00:00.000Z', ...hint });
    for (const id of ['a', 'a', 'b']) await jobs.followExchange(id);
    await jobs.readOrders();
    await jobs.runSweep('tidy');
    const all = [
      'delivery of order 71',
      'exchange of return a',
      'exchange of return b',
      'read',
      'sweep tidy',
      'track 1Z',
    ];
    await vi.waitFor(() => expect([...did].sort()).toEqual(all), PATIENT);
  });
});

describe('A queue that stops', () => {
  it('does not wait for a job for ever', async () => {
    const other = await fresh.openAgain();
    const jobs = await startReadingJobs(other.queue, quietLog);
    let begun = false;
    jobs.work(() => {
      begun = true;
      return new Promise(() => undefined);
    });
    await jobs.readOrders();
    await vi.waitFor(() => expect(begun).toBe(true), PATIENT);
    const from = Date.now();
    await other.close();
    expect(Date.now() - from).toBeLessThan(7_000);
  });
});
