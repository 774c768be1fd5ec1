import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../../support/world.ts';
import { arrive, begin, unsettled, within } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** The value of one line of /metrics; undefined: it is not there. */
async function figure(line: string): Promise<number | undefined> {
  const { text } = await world.scrape();
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.split(' ').at(-1));
}

describe('The figures of a bridge', () => {
  it('tell effects by kind and state, and for how long the oldest has waited', async () => {
    expect(await figure('boomerang_oldest_waiting_effect_age_seconds')).toBe(0);
    const begun = await begin(world);
    expect(await figure('boomerang_effects{kind="refund",state="pending"}')).toBeUndefined();

    world.wooFaults.rules.add({ match: { path: '/wc/v3/' }, fault: { status: 503, headers: { 'retry-after': '30' } } });
    await arrive(world, begun);
    await within(world, 600_000);
    expect((await unsettled(world, begun.id, 'refund')).state).toBe('pending');
    expect(await figure('boomerang_effects{kind="refund",state="pending"}')).toBe(1);
    expect(await figure('boomerang_effects{kind="refund",state="in_doubt"}')).toBe(0);
    expect(await figure('boomerang_oldest_waiting_effect_age_seconds')).toBeGreaterThanOrEqual(600);
  });

  it('tell how each peer answers, and by what was asked how long it took', async () => {
    expect(await figure('boomerang_peer_calls_total{peer="shippo",outcome="ok"}')).toBeGreaterThan(0);
    expect(await figure('boomerang_peer_calls_total{peer="woocommerce",outcome="unavailable"}')).toBeGreaterThan(0);
    expect(await figure('boomerang_peer_call_duration_seconds_count{peer="shippo",operation="buy"}')).toBe(1);
    expect(await figure('boomerang_effect_runs_total{kind="buy_label",outcome="done"}')).toBe(1);
  });

  it('tell of the database, its connections and the queue', async () => {
    expect(await figure('boomerang_database_up')).toBe(1);
    expect(await figure('boomerang_database_size_bytes')).toBeGreaterThan(1_000_000);
    expect(await figure('boomerang_database_connections_max')).toBe(10);
    expect(await figure('boomerang_database_connections{state="waiting"}')).toBe(0);
    expect(await figure('boomerang_queued_jobs{queue="effect"}')).toBeGreaterThanOrEqual(0);
  });

  it('are as many after other returns: no label holds an id, a number or a name', async () => {
    const names = async () =>
      (await world.scrape()).text
        .split('\n')
        .filter((line) => line.startsWith('boomerang_'))
        .map((line) => line.split(' ')[0])
        .sort();
    const before = await names();
    world.wooFaults.clear();
    await begin(world);
    const after = await names();
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
    expect(before.join('\n')).not.toMatch(/RMA|Ana|example|[0-9a-f]{8}-/);
  });
});
