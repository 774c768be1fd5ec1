import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWorker, type Worker } from '../../../../bridge/adapters/pg-boss/worker.ts';
import type { Effect } from '../../../../bridge/domain/effect.ts';
import { addMs, instant, type Instant } from '../../../../bridge/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { aReturn, anEffect, asNew } from '../postgres/fixtures.ts';

let fresh: FreshDatabase;
const workers: Worker[] = [];
beforeEach(async () => (fresh = await freshDatabase()));
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await fresh.close();
});

function work(
  run: (id: string) => Promise<void>,
  options: { opened?: typeof fresh.opened; sweepEveryMs?: number } = {},
) {
  const worker = startWorker({ ...(options.opened ?? fresh.opened), run, log: quietLog, ...options });
  workers.push(worker);
  return worker;
}

/** Claims and finishes, as the use-case does, and notes when. */
function finisher(opened = fresh.opened) {
  const done: { id: string; at: number }[] = [];
  const run = async (id: string) => {
    const claimed = await opened.database.transaction((tx) => tx.claimEffect(id, instant(Date.now()), 60_000));
    if (claimed === null || claimed === 'waits') return;
    done.push({ id, at: Date.now() });
    await opened.database.transaction((tx) => tx.saveEffect({ ...claimed.effect, state: 'done' }));
  };
  return { done, run };
}

async function addEffects(dueAts: readonly Instant[]): Promise<string[]> {
  const entry = aReturn();
  const effects = dueAts.map((dueAt) => anEffect(entry, { kind: 'buy_label' }, { dueAt }));
  await fresh.database.transaction(async (tx) => {
    await tx.insertReturn(asNew(entry));
    for (const effect of effects) await tx.insertEffect(effect);
  });
  return effects.map(({ id }) => id);
}

const now = () => instant(Date.now());

describe('A worker', () => {
  it('runs a due effect within a fraction of a second of its commit', async () => {
    const { done, run } = finisher();
    work(run);
    await addEffects([now()]);
    const committed = Date.now();
    await vi.waitFor(() => expect(done).toHaveLength(1), { timeout: 5_000, interval: 5 });
    expect(done[0]!.at - committed).toBeLessThan(500);
  });

  it('runs a later effect when it falls due, not before', async () => {
    const { done, run } = finisher();
    work(run);
    const due = addMs(now(), 1_500);
    const [id] = await addEffects([due]);
    await vi.waitFor(() => expect(done).toHaveLength(1), { timeout: 8_000 });
    expect(done[0]).toMatchObject({ id });
    expect(done[0]!.at).toBeGreaterThanOrEqual(Date.parse(due));
  });

  it('takes up by their jobs what was committed while no worker ran', async () => {
    const ids = await addEffects(Array.from({ length: 10 }, now));
    const { done, run } = finisher();
    work(run, { sweepEveryMs: 600_000 });
    await vi.waitFor(() => expect(done.map(({ id }) => id).sort()).toEqual([...ids].sort()), { timeout: 8_000 });
  });

  it('runs nothing for a transaction that was rolled back', async () => {
    const { done, run } = finisher();
    const asked: string[] = [];
    work((id) => (asked.push(id), run(id)));
    const entry = aReturn();
    const failed = fresh.database.transaction(async (tx) => {
      await tx.insertReturn(asNew(entry));
      await tx.insertEffect(anEffect(entry, { kind: 'buy_label' }, { dueAt: now() }));
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    await addEffects([now()]);
    await vi.waitFor(() => expect(done).toHaveLength(1));
    expect(new Set(asked)).toEqual(new Set([done[0]!.id]));
  });

  it('finds by its sweep an effect whose job is lost', async () => {
    const ids = await addEffects([now(), now()]);
    await fresh.opened.queue.boss.purgeQueue(fresh.opened.queue.names.effects);
    const { done, run } = finisher();
    work(run, { sweepEveryMs: 1_000 });
    await vi.waitFor(() => expect(done.map(({ id }) => id).sort()).toEqual([...ids].sort()), { timeout: 8_000 });
  });

  it('goes on after an effect that could not be run', async () => {
    const { done, run } = finisher();
    const [bad] = await addEffects([addMs(now(), 1_000)]);
    work(async (id) => (id === bad ? Promise.reject(new Error('boom')) : run(id)));
    await vi.waitFor(
      async () => expect(await fresh.opened.queue.boss.getQueueSize(fresh.opened.queue.names.effects)).toBe(0),
      {
        timeout: 8_000,
      },
    );
    const entry = aReturn({ orderId: 72, number: 'RMA-1002' });
    await fresh.database.transaction(async (tx) => {
      await tx.insertReturn(asNew(entry));
      await tx.insertEffect(anEffect(entry, { kind: 'buy_label' }, { dueAt: now() }));
    });
    await vi.waitFor(() => expect(done).toHaveLength(1));
  });

  it('waits for what is running when it stops', async () => {
    let ended = false;
    const worker = work(async () => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      ended = true;
    });
    await addEffects([now()]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await worker.stop();
    expect(ended).toBe(true);
  });
});

describe('Two bridges on one database', () => {
  it('do every effect once between them', async () => {
    const second = await fresh.openAgain();
    const [a, b] = [finisher(), finisher(second)];
    work(a.run, { sweepEveryMs: 1_000 });
    work(b.run, { sweepEveryMs: 1_000, opened: second });
    const ids = await addEffects(Array.from({ length: 20 }, now));
    await vi.waitFor(() => expect(a.done.length + b.done.length).toBe(20), { timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect([...a.done, ...b.done].map(({ id }) => id).sort()).toEqual([...ids].sort());
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await second.close();
  });

  it('leave the wake-ups of another store to its own bridge', async () => {
    const other = await fresh.openAgain('other');
    const mine = finisher();
    work(mine.run, { sweepEveryMs: 1_000 });
    const entry = aReturn({ storeId: 'other' });
    await other.database.transaction(async (tx) => {
      await tx.insertReturn(asNew(entry));
      await tx.insertEffect(anEffect(entry, { kind: 'buy_label' }, { dueAt: now() }));
    });
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await other.database.effectsOf(entry.id)).map((effect: Effect) => effect.state)).toEqual(['pending']);
    const theirs = finisher(other);
    work(theirs.run, { opened: other });
    await vi.waitFor(() => expect(theirs.done).toHaveLength(1), { timeout: 8_000 });
    expect(mine.done).toEqual([]);
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await other.close();
  });
});
