import type { SweepName, SweepTrouble } from '../../domain/sweep.ts';
import { instant } from '../../domain/time.ts';
import { CarrierUnavailable } from '../../ports/carrier.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { SweepTakenOver } from '../../ports/sweeps.ts';
import type { Deps } from '../deps.ts';
import { sweepNamed } from './list.ts';
import type { Sweep } from './sweep.ts';

/** Longer than the longest call between two saves, ms; a bridge that was killed leaves its run to the others after this. */
const LEASE_MS = 180_000;

/** The sweep stays open and is to be tried again; its row says why. */
export class SweepNotFinished extends Error {
  override readonly name = 'SweepNotFinished';
  readonly code: string;
  constructor({ code, message }: SweepTrouble) {
    super(message);
    this.code = code;
  }
}

/** Runs a sweep for a slot, once across bridges. Throws SweepNotFinished: come again. */
export async function runSweep(
  deps: Deps,
  name: SweepName,
  slot: string,
  sweep: Sweep = sweepNamed(name),
): Promise<void> {
  const { database, clock, log } = deps;
  const now = () => instant(clock.now());
  const run = await database.beginSweep(name, slot, now(), LEASE_MS);
  if (run === 'over') return;
  if (run === 'busy') throw new SweepNotFinished({ code: 'busy', message: 'Another bridge works on it.' });
  try {
    const result = await sweep.run(deps, {
      startedAt: run.startedAt,
      cursor: run.cursor,
      result: run.result,
      save: (cursor, kept) => database.saveSweep(run, { cursor, result: kept }, { now: now(), leaseMs: LEASE_MS }),
    });
    await database.finishSweep(run, result, now());
  } catch (error) {
    if (error instanceof SweepTakenOver) return;
    const trouble = troubleOf(error);
    log.warn({ sweep: name, code: trouble.code }, 'a sweep could not be finished');
    await database.pauseSweep(run, trouble, now());
    throw new SweepNotFinished(trouble);
  }
}

/** A peer's own words; of what nobody expected the message only: errors may hold keys. */
function troubleOf(error: unknown): SweepTrouble {
  if (error instanceof StoreUnavailable) return { code: 'store_unavailable', message: error.message };
  if (error instanceof CarrierUnavailable) return { code: 'carrier_unavailable', message: error.message };
  return { code: 'unexpected', message: error instanceof Error ? error.message : 'unknown error' };
}
