import { instant } from '../../domain/time.ts';
import { followCredit } from '../follow-credit.ts';
import { eachReturn } from './each-return.ts';
import type { Sweep } from './sweep.ts';

/** Each one is a read or two of the store. */
const AT_ONCE = 20;
const MOST = 200;

/** Credits are followed until they are used up; those looked at longest ago come first. One that is over is looked at when an order with its code changes. */
export const creditsSweep: Sweep = {
  name: 'credits',
  cron: '*/10 * * * *',
  daily: false,
  async run(deps, { save }) {
    const { looked, changed, failed } = await eachReturn(
      deps,
      () => deps.database.returnsToSweep('credit', instant(deps.clock.now()), AT_ONCE),
      (entry) => followCredit(deps, entry),
      (so) => save(null, { ...so }),
      MOST,
    );
    return { looked, moved: changed, failed };
  },
};
