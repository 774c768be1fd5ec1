import { creditMoved } from '../../domain/decisions/credit.ts';
import type { Return } from '../../domain/return.ts';
import { instant } from '../../domain/time.ts';
import { decideOn } from '../decide-on.ts';
import type { Deps } from '../deps.ts';
import { eachReturn } from './each-return.ts';
import type { Sweep } from './sweep.ts';

/** Each one is a read or two of the store. */
const AT_ONCE = 20;
const MOST = 200;

/** Credits are followed until they are used up; those looked at longest ago come first. */
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

async function followCredit(deps: Deps, known: Return): Promise<boolean> {
  const { credit, currency } = known;
  if (credit === null) return false;
  const coupon = await deps.store.findCoupon(credit.code, currency);
  const uses = coupon === null ? [] : await deps.site.couponUses(credit.couponId, currency);
  return decideOn(deps, known, (entry, circumstances) =>
    creditMoved(entry, { uses, exists: coupon !== null }, circumstances),
  );
}
