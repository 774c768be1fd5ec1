import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SweepRun } from '../../../../bridge/domain/sweep.ts';
import { addDays, addMs } from '../../../../bridge/domain/time.ts';
import { SweepTakenOver } from '../../../../bridge/ports/sweeps.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, aReturn, anEffect, asNew } from './fixtures.ts';

const LEASE_MS = 60_000;
const later = (ms: number) => addMs(NOW, ms);
let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

function begun(answer: SweepRun | 'over' | 'busy'): SweepRun {
  if (typeof answer === 'string') throw new Error(`The run is ${answer}`);
  return answer;
}

describe('A run of a sweep', () => {
  it('is begun by one of those that ask for the same hour, and by nobody once it is finished', async () => {
    const { database } = fresh;
    const second = await fresh.openAgain();
    const asked = Array.from({ length: 8 }, (_, index) =>
      (index % 2 ? second.database : database).beginSweep('expiry', '03:00', NOW, LEASE_MS),
    );
    const answers = await Promise.all(asked);
    const runs = answers.filter((one) => typeof one !== 'string');
    expect(runs).toHaveLength(1);
    expect(answers.filter((one) => one === 'busy')).toHaveLength(7);
    await database.finishSweep(runs[0] as SweepRun, { expired: 2 }, later(1_500));
    expect(await second.database.beginSweep('expiry', '03:00', later(9_000), LEASE_MS)).toBe('over');
    expect(await database.finishedSweep('expiry')).toMatchObject({
      result: { expired: 2 },
      workedMs: 1_500,
      cursor: null,
    });
    await second.close();
  });

  it('covers another hour that comes while it is under way', async () => {
    const { database } = fresh;
    const run = begun(await database.beginSweep('credits', '10:00', NOW, LEASE_MS));
    expect(await database.beginSweep('credits', '10:10', later(1), LEASE_MS)).toBe('over');
    await database.finishSweep(run, {}, later(2));
    expect(await database.beginSweep('credits', '10:10', later(3), LEASE_MS)).toBe('over');
    const next = begun(await database.beginSweep('credits', '10:20', later(3), LEASE_MS));
    expect(next.id).not.toBe(run.id);
  });

  it('that was left by a killed bridge is taken up where it was, and the one that had it may save no more', async () => {
    const { database } = fresh;
    const first = begun(await database.beginSweep('tracking', 'a', NOW, LEASE_MS));
    await database.saveSweep(
      first,
      { cursor: { after: 7 }, result: { looked: 7 } },
      { now: later(10), leaseMs: LEASE_MS },
    );
    const taken = begun(await database.beginSweep('tracking', 'b', later(10 + LEASE_MS), LEASE_MS));
    expect(taken).toMatchObject({
      id: first.id,
      attempt: 2,
      cursor: { after: 7 },
      result: { looked: 7 },
      startedAt: NOW,
    });
    const kept = { cursor: { after: 8 }, result: {} };
    await expect(database.saveSweep(first, kept, { now: later(70_000), leaseMs: LEASE_MS })).rejects.toThrow(
      SweepTakenOver,
    );
    await expect(database.finishSweep(first, {}, later(70_000))).rejects.toThrow(SweepTakenOver);
    await database.finishSweep(taken, { looked: 9 }, later(70_000));
    // The killed bridge's own job comes again, too.
    expect(await database.beginSweep('tracking', 'a', later(80_000), LEASE_MS)).toBe('over');
  });

  it('that could not be finished says why and stays open', async () => {
    const { database } = fresh;
    const run = begun(await database.beginSweep('reminders', 'a', NOW, LEASE_MS));
    await database.pauseSweep(run, { code: 'store_unavailable', message: 'No answer' }, later(5));
    const newest = (await database.newestSweeps()).find(({ name }) => name === 'reminders');
    expect(newest).toMatchObject({ finishedAt: null, trouble: { code: 'store_unavailable' }, workedMs: 5 });
    const again = begun(await database.beginSweep('reminders', 'a', later(3_600_000), LEASE_MS));
    expect(again).toMatchObject({ id: run.id, attempt: 2, trouble: null });
    // The pause is no work.
    await database.finishSweep(again, {}, later(3_600_007));
    expect((await database.finishedSweep('reminders'))?.workedMs).toBe(12);
  });

  it('is forgotten after a while, but not the newest one of its sweep, and not one that is open', async () => {
    const { database } = fresh;
    const old = begun(await database.beginSweep('tidy', 'old', NOW, LEASE_MS));
    await database.finishSweep(old, {}, NOW);
    const younger = begun(await database.beginSweep('tidy', 'younger', later(1), LEASE_MS));
    await database.finishSweep(younger, {}, later(2));
    expect(await database.pruneSweeps(NOW)).toBe(0);
    await database.pruneSweeps(addDays(NOW, 90));
    expect((await database.finishedSweep('tidy'))?.id).toBe(younger.id);
    expect(await database.beginSweep('tidy', 'younger', addDays(NOW, 90), LEASE_MS)).toBe('over');
    expect(begun(await database.beginSweep('tidy', 'old', addDays(NOW, 90), LEASE_MS)).attempt).toBe(1);
  });

  it('of another store is not seen', async () => {
    const other = await fresh.openAgain('other');
    expect(await other.database.newestSweeps()).toEqual([]);
    expect(begun(await other.database.beginSweep('expiry', '03:00', NOW, LEASE_MS)).attempt).toBe(1);
    await other.close();
  });
});

describe('Returns to be reminded of', () => {
  const sendBackBy = addDays(NOW, 3);
  const query = { after: null as string | null, now: NOW, until: sendBackBy, madeBefore: addDays(NOW, -1), limit: 10 };
  const stored = async (sequence: number, over: Parameters<typeof aReturn>[0] = {}) => {
    const createdAt = addDays(NOW, -11);
    const entry = aReturn({ parcel: { state: 'approved', sendBackBy }, number: `RMA-${sequence}`, createdAt, ...over });
    await fresh.database.transaction((tx) => tx.insertReturn(asNew(entry)));
    return entry;
  };
  const numbers = async (over: Partial<typeof query> = {}) =>
    (await fresh.database.returnsToRemind({ ...query, ...over })).map(({ number }) => number);

  it('are those to be sent soon, not yet reminded, page by page', async () => {
    await stored(5001);
    const told = await stored(5002);
    await stored(5003);
    await stored(5004, { createdAt: NOW });
    await stored(5005, { parcel: { state: 'approved', sendBackBy: addMs(sendBackBy, 1) } });
    await stored(5006, { parcel: { state: 'approved', sendBackBy: NOW } });
    await stored(5007, { parcel: { state: 'in_transit', sendBackBy, scannedAt: NOW } });
    await fresh.database.transaction(async (tx) => {
      await tx.insertEffect(anEffect(told, { kind: 'email', email: 'reminder', awaitsLabel: false }));
      await tx.insertEffect(anEffect(await tx.lockReturn(told.id).then((entry) => entry!)));
    });
    expect(await numbers()).toEqual(['RMA-5001', 'RMA-5003']);
    expect(await numbers({ limit: 1 })).toEqual(['RMA-5001']);
    expect(await numbers({ after: 'RMA-5001' })).toEqual(['RMA-5003']);
  });
});

describe('Parcels under way', () => {
  const label = (trackingNumber: string | null) =>
    ({ state: 'packing_slip', instead: 'no_rate', carrier: 'ups', trackingNumber }) as const;
  const asked = async (now: string, limit = 10) => {
    const found = await fresh.database.returnsToTrack({ now, askedBefore: addMs(now, -3_600_000), limit });
    return found.map(({ number }) => number).sort();
  };

  it('have their carrier asked in turn, longest ago first, and not again too soon', async () => {
    const at = { sendBackBy: addDays(NOW, 9) };
    const parcels = [
      { state: 'approved', ...at },
      { state: 'in_transit', ...at, scannedAt: NOW },
      { state: 'approved', ...at },
      { state: 'received', receivedAt: NOW },
    ] as const;
    for (const [index, parcel] of parcels.entries()) {
      const entry = aReturn({ id: randomUUID(), number: `RMA-${6001 + index}`, parcel, shipping: label(`1Z${index}`) });
      await fresh.database.transaction((tx) => tx.insertReturn(asNew(entry)));
    }
    await fresh.database.transaction((tx) =>
      tx.insertReturn(asNew(aReturn({ number: 'RMA-6009', shipping: label(null) }))),
    );
    expect(await asked(NOW, 2)).toEqual(['RMA-6001', 'RMA-6002']);
    expect(await asked(addMs(NOW, 60_000))).toEqual(['RMA-6003']);
    expect(await asked(addMs(NOW, 120_000))).toEqual([]);
    expect(await asked(addMs(NOW, 3_600_001), 2)).toEqual(['RMA-6001', 'RMA-6002']);
  });
});
