import { expire } from '../../domain/decisions/end.ts';
import { addDays, instant } from '../../domain/time.ts';
import { decideOn } from '../decide-on.ts';
import { eachReturn } from './each-return.ts';
import type { Sweep } from './sweep.ts';

/** A parcel that was handed in on the last day is scanned some days later. */
const GRACE_DAYS = 3;
const AT_ONCE = 100;

/** Returns that were never sent expire: what they claimed and held is free again. */
export const expirySweep: Sweep = {
  name: 'expiry',
  cron: '*/10 * * * *',
  daily: false,
  async run(deps, { save }) {
    const { database, clock } = deps;
    const now = () => instant(clock.now());
    const { looked, changed, failed } = await eachReturn(
      deps,
      () => database.returnsToSweep('late', addDays(now(), -GRACE_DAYS), AT_ONCE),
      (entry) => decideOn(deps, entry, expire),
      (so) => save(null, { ...so }),
    );
    return { looked, expired: changed, failed };
  },
};
