import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant } from '../../../bridge/domain/time.ts';
import { StoreUnavailable } from '../../../bridge/ports/store.ts';
import { missedSweeps } from '../../../bridge/usecases/sweeps/missed.ts';
import { runSweep, SweepNotFinished } from '../../../bridge/usecases/sweeps/run-sweep.ts';
import type { Sweep } from '../../../bridge/usecases/sweeps/sweep.ts';
import { sweep } from '../../support/sweep.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { begin, kindsOf } from './steps.ts';

const DAY_MS = 86_400_000;
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const newest = async (name: string) => (await world.deps.database.newestSweeps()).find((run) => run.name === name);

describe('A sweep', () => {
  const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
  /** Counts to ten, keeping how far it is; `trouble` is thrown after that number. */
  const counting = (counted: number[], trouble: { after: number; error: Error } | null): Sweep => ({
    name: 'tidy',
    cron: '* * * * *',
    daily: false,
    async run(_deps, { cursor, save }) {
      let at = Number(cursor?.['at'] ?? 0);
      for (const number of numbers.slice(at)) {
        counted.push(number);
        at = number;
        await save({ at }, { counted: at });
        if (trouble?.after === number) throw trouble.error;
      }
      return { counted: at };
    },
  });

  it('that a peer broke off says so in words, and goes on from there', async () => {
    const counted: number[] = [];
    const trouble = { after: 4, error: new StoreUnavailable('timeout', 'WooCommerce did not answer in time.') };
    await expect(runSweep(world.deps, 'tidy', 'one', counting(counted, trouble))).rejects.toThrow(SweepNotFinished);
    expect(await newest('tidy')).toMatchObject({
      finishedAt: null,
      trouble: { code: 'store_unavailable', message: 'WooCommerce did not answer in time.' },
      result: { counted: 4 },
    });
    await runSweep(world.deps, 'tidy', 'two', counting(counted, null));
    expect(counted).toEqual(numbers);
    expect(await newest('tidy')).toMatchObject({ trouble: null, result: { counted: 10 } });
    expect((await newest('tidy'))?.finishedAt).not.toBeNull();
  });

  it('of a bridge that was killed halfway is busy until its lease is over, and is then finished by another', async () => {
    const counted: number[] = [];
    const dead = new Promise<never>(() => undefined);
    const killed: Sweep = {
      ...counting(counted, null),
      async run(_deps, { save }) {
        counted.push(1, 2, 3);
        await save({ at: 3 }, { counted: 3 });
        return dead;
      },
    };
    void runSweep(world.deps, 'tidy', 'three', killed);
    await expect.poll(() => counted.length).toBe(3);
    await expect.poll(async () => (await newest('tidy'))?.cursor).toEqual({ at: 3 });
    await expect(runSweep(world.deps, 'tidy', 'three', counting(counted, null))).rejects.toThrow(SweepNotFinished);
    world.pass(200_000);
    await runSweep(world.deps, 'tidy', 'three', counting(counted, null));
    expect(counted).toEqual(numbers);
  });

  it('is made up for by whoever starts first, when its hour passed while no bridge ran', async () => {
    await sweep(world.deps, 'reminders', 'reconcile', 'retention');
    expect(await missedSweeps(world.deps)).toEqual([]);
    world.pass(2 * DAY_MS);
    const missed = await missedSweeps(world.deps);
    expect(missed.map(({ name }) => name).sort()).toEqual(['reconcile', 'reminders', 'retention']);
    // Another bridge that starts at the same time names the same slots.
    expect(await missedSweeps(world.deps)).toEqual(missed);
  });
});

describe('The reminder', () => {
  it('goes out once, some days before the parcel must be sent', async () => {
    const begun = await begin(world);
    const { sendBackBy } = await world.detail(begun.id);
    await sweep(world.deps, 'reminders');
    world.pass(Date.parse(sendBackBy!) - world.clock.now() - 3 * DAY_MS);
    for (let time = 0; time < 3; time += 1) await sweep(world.deps, 'reminders');
    await world.settle();
    expect(kindsOf(world, begun).filter((kind) => kind === 'reminder')).toHaveLength(1);
    world.pass(DAY_MS);
    await sweep(world.deps, 'reminders');
    await world.settle();
    expect(kindsOf(world, begun).filter((kind) => kind === 'reminder')).toHaveLength(1);
  });

  it('is written once by two bridges that sweep at the same moment', async () => {
    const begun = await begin(world);
    const { sendBackBy } = await world.detail(begun.id);
    world.pass(Date.parse(sendBackBy!) - world.clock.now() - DAY_MS);
    await Promise.all([sweep(world.deps, 'reminders'), sweep(world.deps, 'reminders'), sweep(world.deps, 'reminders')]);
    await world.settle();
    expect(kindsOf(world, begun).filter((kind) => kind === 'reminder')).toHaveLength(1);
  });

  it('does not go out where the policy wants none, nor for a parcel under way, nor on the day of the request', async () => {
    const off = await begin(world);
    await world.setPolicy({ reminderDays: 0 });
    world.pass(13 * DAY_MS);
    await sweep(world.deps, 'reminders');
    await world.setPolicy({ reminderDays: 3 });
    const sent = await begin(world);
    const parcel = value(await world.command(sent.id, { type: 'receive' }));
    expect(parcel.state).toBe('received');
    await world.setPolicy({ sendBackDays: 2, reminderDays: 3 });
    const fresh = await begin(world);
    await sweep(world.deps, 'reminders');
    await world.settle();
    for (const begun of [sent, fresh]) expect(kindsOf(world, begun)).not.toContain('reminder');
    expect(kindsOf(world, off)).toContain('reminder');
    await world.setPolicy({ sendBackDays: 14 });
  });
});

describe('The tracking poll', () => {
  /** Asks Shippo by way of a carrier that counts. */
  async function asked(): Promise<number> {
    const carrier = (await world.deps.carriers('main'))!;
    let times = 0;
    const track: typeof carrier.track = (request) => {
      times += 1;
      return carrier.track(request);
    };
    await sweep({ ...world.deps, carriers: () => Promise.resolve({ ...carrier, track }) }, 'tracking');
    return times;
  }

  it('moves a parcel that no webhook told of, and asks no carrier twice within some hours', async () => {
    const begun = await begin(world);
    const { shipping } = (await world.deps.database.findReturn(begun.id))!;
    const trackingNumber = shipping.state === 'label' ? shipping.trackingNumber! : '';
    expect(await asked()).toBeGreaterThan(0);
    expect((await world.detail(begun.id)).state).toBe('approved');
    await world.shippo.play(trackingNumber, 'accepted');
    expect(await asked()).toBe(0);
    world.pass(7 * 3_600_000);
    expect(await asked()).toBeGreaterThan(0);
    expect((await world.detail(begun.id)).state).toBe('in_transit');
  });

  it('gives up for now when Shippo answers nothing, and says so', async () => {
    world.pass(7 * 3_600_000);
    for (let count = 0; count < 3; count += 1) await begin(world);
    world.shippo.switches.refuse = { status: 500 };
    await expect(sweep(world.deps, 'tracking')).rejects.toThrow(SweepNotFinished);
    expect(await newest('tracking')).toMatchObject({ finishedAt: null, trouble: { code: 'carrier_unavailable' } });
    world.shippo.switches.refuse = null;
    await sweep(world.deps, 'tracking');
    expect((await newest('tracking'))?.finishedAt).toBe(instant(world.clock.now()));
  });
});
