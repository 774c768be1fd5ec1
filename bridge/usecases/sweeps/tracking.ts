import type { Return } from '../../domain/return.ts';
import { addMs, instant } from '../../domain/time.ts';
import { trackingNumbers, typedParcels } from '../../domain/tracking-claim.ts';
import { CarrierUnavailable } from '../../ports/carrier.ts';
import type { Deps } from '../deps.ts';
import { followTrack } from '../shippo-hint.ts';
import { eachReturn } from './each-return.ts';
import type { Sweep } from './sweep.ts';

/** Parcels move once a day or so, and webhooks tell most of it. */
const AGAIN_AFTER_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;
const AT_ONCE = 10;
/** Of one run, so that other calls to Shippo find room: with a test token it takes some 50 a minute. */
const MOST = 40;
/** One number that Shippo can't read is that parcel's trouble; several on end are Shippo's. */
const MISSES_IN_A_ROW = 3;

/** Parcels under way whose carrier nobody has asked for some hours, those asked longest ago first: what webhooks missed. */
export const trackingSweep: Sweep = {
  name: 'tracking',
  cron: '*/15 * * * *',
  daily: false,
  async run(deps, { save }) {
    const { database, clock } = deps;
    if ((await deps.carriers(database.storeId)) === null) return { looked: 0, unread: 0, failed: 0 };
    let [unread, inARow] = [0, 0];
    const { looked, failed } = await eachReturn(
      deps,
      () => {
        const now = instant(clock.now());
        return database.returnsToTrack({ now, askedBefore: addMs(now, -AGAIN_AFTER_MS), limit: AT_ONCE });
      },
      async (entry) => {
        const trouble = await follow(deps, entry);
        inARow = trouble ? inARow + 1 : 0;
        if (trouble) unread += 1;
        if (trouble && inARow >= MISSES_IN_A_ROW) throw trouble;
        return trouble === null;
      },
      (so) => save(null, { ...so }),
      MOST,
    );
    return { looked, unread, failed };
  },
};

async function follow(deps: Deps, entry: Return): Promise<CarrierUnavailable | null> {
  try {
    for (const trackingNumber of inTurn(entry, deps.clock.now()))
      await followTrack(deps, { carrier: null, trackingNumber });
    return null;
  } catch (error) {
    if (error instanceof CarrierUnavailable) return error;
    throw error;
  }
}

/** The label's first; of those that people typed another one each day, since only some of many are asked for. */
function inTurn(entry: Return, nowMs: number): readonly string[] {
  const typed = typedParcels(entry).map((one) => one.trackingNumber);
  const from = Math.floor(nowMs / DAY_MS) % Math.max(1, typed.length);
  const label = trackingNumbers(entry).filter((number) => !typed.includes(number));
  return [...label, ...typed.slice(from), ...typed.slice(0, from)];
}
