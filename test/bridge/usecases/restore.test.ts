import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgBossQueue } from '../../../bridge/adapters/pg-boss/effect-queue.ts';
import { writeBackup } from '../../../bridge/adapters/postgres/backup.ts';
import { openDatabase } from '../../../bridge/adapters/postgres/open-database.ts';
import { restoreBackup } from '../../../bridge/adapters/postgres/restore.ts';
import { instant } from '../../../bridge/domain/time.ts';
import { createHandlers } from '../../../bridge/handlers.ts';
import type { Deps } from '../../../bridge/usecases/deps.ts';
import { health } from '../../../bridge/usecases/health.ts';
import { runEffect } from '../../../bridge/usecases/effects/run-effect.ts';
import { missedSweeps } from '../../../bridge/usecases/sweeps/missed.ts';
import { databaseUrl, runSql } from '../../support/database-broker.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { driveBridge } from '../../support/drive-bridge.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { placeOrder } from '../../support/shop.ts';
import { arrive, begin, bought, paidFor } from './steps.ts';

let fresh: FreshDatabase;
let world: World;
let folder: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'boomerang-restore-'));
  world = await startWorld({ database: fresh });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

interface Restored {
  readonly deps: Deps;
  readonly url: string;
  /** Does what is due, as the bridge on the restored database. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Takes a backup of the world's database as it is now; `restore` brings it back into a new one, before the same shop. */
async function backUp(): Promise<{ restore(sql?: string): Promise<Restored> }> {
  const file = join(folder, randomUUID());
  await writeBackup({ url: fresh.url, file });
  return {
    async restore(sql = '') {
      const name = `restored_${randomUUID().replaceAll('-', '')}`;
      await runSql(fresh.url, `create database ${name}`);
      const url = databaseUrl(fresh.url, name);
      await restoreBackup({ url, file, now: instant(world.clock.now()) });
      if (sql) await runSql(url, sql);
      const opened = await openDatabase({ url, dataDir: folder, storeId: 'main', log: quietLog, queue: pgBossQueue });
      const deps: Deps = { ...world.deps, database: opened.database };
      return {
        deps,
        url,
        async settle() {
          for (;;) {
            const due = await opened.database.dueEffects(instant(deps.clock.now()), 50);
            if (due.length === 0) return;
            for (const { id } of due) await runEffect(deps, id);
          }
        },
        async close() {
          await opened.close();
          await runSql(fresh.url, `drop database ${name} with (force)`);
        },
      };
    },
  };
}

/** Cents of two shirts with tax. */
const WHOLE = 10841;
const SETTLES_MS = 65_000;

describe('After a restore', () => {
  it('a refund that was paid after the backup is found, not paid again, and the owner sees that', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    const backup = await backUp();
    await world.settle();
    expect(paidFor(world, begun.order)).toEqual([WHOLE]);

    const restored = await backup.restore();
    const { database } = restored.deps;
    expect((await database.lastRestore())?.counts).toMatchObject({ waiting: 2, found: 0, in_doubt: 0 });
    await restored.settle();
    world.pass(SETTLES_MS);
    await restored.settle();
    expect(paidFor(world, begun.order)).toEqual([WHOLE]);
    expect((await database.findReturn(begun.id))?.payouts[0]?.state).toBe('settled');
    const last = (await database.lastRestore())!;
    expect(last.counts).toMatchObject({ waiting: 0, in_doubt: 0, failed: 0 });
    expect(last.acts.map(({ kind, fate, returnNumber }) => [kind, fate, returnNumber])).toEqual(
      expect.arrayContaining([
        ['refund', 'found', begun.number],
        ['restock', 'found', begun.number],
      ]),
    );
    const told = value(await health(restored.deps, '0.1.0', STAFF));
    expect(told.restored?.acts).toContainEqual(
      expect.objectContaining({ returnId: begun.id, returnNumber: begun.number, kind: 'refund', fate: 'found' }),
    );
    await restored.close();
  });

  it('one that shows no trace is in doubt once WooCommerce can not be at it any more, and paid only on a word', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    const restored = await (await backUp()).restore();
    const { database } = restored.deps;
    const refund = async () => (await database.effectsOf(begun.id)).find(({ plan }) => plan.kind === 'refund');
    await restored.settle();
    expect(await refund()).toMatchObject({ state: 'in_flight', sentAt: null });
    world.pass(SETTLES_MS);
    await restored.settle();
    expect(await refund()).toMatchObject({ state: 'in_doubt', trouble: { code: 'restored' } });
    expect((await database.lastRestore())?.acts[0]).toMatchObject({ kind: 'refund', fate: 'in_doubt' });
    expect(paidFor(world, begun.order)).toEqual([]);
    await restored.close();
    await world.settle();
  });

  it.each([
    { mark: 'with its mark', sql: '', payments: 1 },
    { mark: 'without it', sql: 'update boomerang.effects set restored = null', payments: 2 },
  ])('half an order is paid once even where no plugin refuses a key twice: $mark $payments times', async (wanted) => {
    const begun = await begin(world, {}, 1);
    await arrive(world, begun);
    const backup = await backUp();
    await world.settle();
    world.woo.switches.guard = false;
    const restored = await backup.restore(wanted.sql);
    await restored.settle();
    world.pass(SETTLES_MS);
    await restored.settle();
    world.woo.switches.guard = true;
    expect(paidFor(world, begun.order)).toHaveLength(wanted.payments);
    await restored.close();
  });

  it('a label that was bought after the backup is not bought again', async () => {
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    const submitted = await world.submit(order, [[0, 1]]);
    if (!submitted.ok) throw new Error('refused');
    const begun = { id: await world.newestId(), number: submitted.value.number };
    const backup = await backUp();
    await world.settle();
    expect(bought(world, begun)).toBe(1);

    const restored = await backup.restore();
    await restored.settle();
    expect(bought(world, begun)).toBe(1);
    const acts = (await restored.deps.database.lastRestore())!.acts;
    expect(acts.find(({ kind }) => kind === 'buy_label')).toMatchObject({ fate: 'in_doubt' });
    await restored.close();
  });

  it('what is decided a second time is not paid a second time: the order shows a refund of an effect that the backup lacks', async () => {
    const begun = await begin(world, {}, 1);
    const backup = await backUp();
    await arrive(world, begun);
    await world.settle();
    const restored = await backup.restore();
    const { deps } = restored;
    const parts = { deps, handlers: createHandlers(deps, null) };
    const clock = { now: () => world.clock.now(), pass: (ms: number) => world.pass(ms) };
    const again = { ...world, ...parts, ...driveBridge({ ...world, ...parts }, clock) };
    await arrive(again, begun);
    await restored.settle();
    world.pass(SETTLES_MS);
    await restored.settle();
    expect(paidFor(world, begun.order)).toHaveLength(1);
    const refund = (await deps.database.effectsOf(begun.id)).find(({ plan }) => plan.kind === 'refund');
    expect(refund).toMatchObject({ state: 'in_doubt', trouble: { code: 'restored' } });
    await restored.close();
  });

  it('numbers go on where none can have been given out, and the books are compared at the first start', async () => {
    const backup = await backUp();
    const lost = await begin(world);
    const restored = await backup.restore();
    const next = await restored.deps.database.transaction((tx) => tx.nextReturnNumber());
    const sequence = (number: string) => Number(number.replace('RMA-', ''));
    expect(sequence(next)).toBeGreaterThanOrEqual(sequence(lost.number) + 1_000);
    expect((await restored.deps.database.lastRestore())?.firstNumber).toBe(next);
    expect((await missedSweeps(restored.deps)).map(({ name }) => name)).toContain('reconcile');
    await restored.close();
  });
});
