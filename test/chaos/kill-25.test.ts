import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { KEPT_RETURNS, startOwnDatabaseWorld, type KeptReturn, type OwnDatabaseWorld } from './own-database-world.ts';
import { startWriter, type Acknowledged } from './writers.ts';

const KILLS = 25;
const ALL = ['bridge', 'database', 'both'] as const;

let world: OwnDatabaseWorld | null = null;
afterEach(async () => {
  await world?.remove();
  world = null;
}, 60_000);

/** What was acknowledged and is not as it was said, and requests that have two returns. */
function wrongs(acknowledged: readonly Acknowledged[], kept: readonly KeptReturn[]) {
  const byRequest = new Map<string, KeptReturn[]>();
  for (const one of kept) byRequest.set(one.request_id, [...(byRequest.get(one.request_id) ?? []), one]);
  return {
    lost: acknowledged.filter(({ number, requestId }) => byRequest.get(requestId)?.[0]?.number !== number),
    undone: acknowledged.filter(({ requestId, received }) => {
      const state = byRequest.get(requestId)?.[0]?.state;
      return received && (state === undefined || state === 'requested' || state === 'approved');
    }),
    twice: [...byRequest.values()].filter((same) => same.length > 1),
    numbers: kept.length - new Set(kept.map(({ number }) => number)).size,
  };
}
const NONE = { lost: [], undone: [], twice: [], numbers: 0 };

describe('A bridge with its own PostgreSQL, killed with -9 under writes', () => {
  it(`${KILLS} times, it or its database or both: nothing acknowledged is lost, and each start comes up by itself`, async () => {
    world = await startOwnDatabaseWorld(1);
    const { site, shop, bridges, killDatabase } = world;
    const [bridge] = bridges;
    const writers = [1, 2, 3].map((name) => startWriter({ site, shop, name }));
    const count = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
    const starts: number[] = [];
    let killedDatabases = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = count();
      // Somewhere under the writes: at least one is through, and others are under way.
      await expect.poll(count, { timeout: 30_000, interval: 20 }).toBeGreaterThan(before);
      await sleep((kill * 37) % 200);
      const victim = ALL[kill % ALL.length];
      const began = Date.now();
      if (victim !== 'bridge' && killDatabase()) killedDatabases += 1;
      if (victim !== 'database') bridge!.kill();
      // Its next start is what is looked at, not the one that goes down now.
      if (victim === 'database')
        await expect.poll(() => isUp(bridge!.url), { timeout: 10_000, interval: 5 }).toBe(false);
      await bridge!.ready();
      starts.push(Date.now() - began);
    }
    await Promise.all(writers.map((writer) => writer.stop()));
    const acknowledged = writers.flatMap((writer) => writer.acknowledged);
    const kept = await world.stopped<KeptReturn>(KEPT_RETURNS);
    const slowest = Math.max(...starts);
    console.log(
      `${KILLS} kills, ${acknowledged.length} returns acknowledged, ${kept.length} kept; back after ${slowest} ms at most`,
    );
    expect(wrongs(acknowledged, kept)).toEqual(NONE);
    expect(killedDatabases).toBe(ALL.filter((one) => one !== 'bridge').length * Math.floor(KILLS / ALL.length));
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
    expect(acknowledged.filter(({ received }) => received).length).toBeGreaterThan(0);
  }, 240_000);
});

describe('Two bridges on one PostgreSQL behind one address', () => {
  it('restarted one after the other under writes: each ends in order, nobody notices, nothing is lost', async () => {
    world = await startOwnDatabaseWorld(2);
    const { site, shop, bridges } = world;
    const writers = [1, 2].map((name) => startWriter({ site, shop, name }));
    const count = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
    const ends: string[] = [];
    for (const bridge of [...bridges, ...bridges]) {
      const before = count();
      await expect.poll(count, { timeout: 30_000, interval: 20 }).toBeGreaterThan(before + 2);
      ends.push(await bridge.restart());
      await bridge.ready();
    }
    await Promise.all(writers.map((writer) => writer.stop()));
    const acknowledged = writers.flatMap((writer) => writer.acknowledged);
    expect(ends).toEqual(['0', '0', '0', '0']);
    expect(wrongs(acknowledged, await world.stopped<KeptReturn>(KEPT_RETURNS))).toEqual(NONE);
  }, 120_000);
});

describe('The comparison', () => {
  const one = (over: Partial<Acknowledged> = {}): Acknowledged => ({
    number: 'RMA-1',
    requestId: 'a',
    received: false,
    ...over,
  });
  const row = (over: Partial<KeptReturn> = {}): KeptReturn => ({
    number: 'RMA-1',
    request_id: 'a',
    state: 'approved',
    ...over,
  });

  it('notices what is lost, undone, there twice, or numbered twice', () => {
    expect(wrongs([one()], [row()])).toEqual(NONE);
    expect(wrongs([one()], []).lost).toHaveLength(1);
    expect(wrongs([one()], [row({ number: 'RMA-2' })]).lost).toHaveLength(1);
    expect(wrongs([one({ received: true })], [row()]).undone).toHaveLength(1);
    expect(wrongs([one()], [row(), row()])).toMatchObject({ twice: [{ length: 2 }], numbers: 1 });
  });
});

async function isUp(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}
