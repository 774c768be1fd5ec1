import { type Circumstances, type Decision, email, event, nothingMore } from '../../domain/decisions/decision.ts';
import { allSettled, isDead } from '../../domain/lifecycle.ts';
import type { Return } from '../../domain/return.ts';
import { instant } from '../../domain/time.ts';
import { decideOn } from '../decide-on.ts';
import { eachReturn } from './each-return.ts';
import type { Sweep } from './sweep.ts';

const AT_ONCE = 100;

/** The owner hears of statutory deadlines before they pass. */
export const deadlinesSweep: Sweep = {
  name: 'deadlines',
  cron: '*/10 * * * *',
  daily: false,
  async run(deps, { save }) {
    const { looked, changed, failed } = await eachReturn(
      deps,
      () => deps.database.returnsToSweep('deadline', instant(deps.clock.now()), AT_ONCE),
      (entry) => decideOn(deps, entry, warn),
      (so) => save(null, { ...so }),
    );
    return { looked, warned: changed, failed };
  },
};

/** The owner is told once that money is due by law soon. */
function warn(entry: Return, circumstances: Circumstances): Decision | null {
  const { withdrawal } = entry;
  if (withdrawal === null || withdrawal.warnedAt !== null || isDead(entry.parcel.state) || allSettled(entry))
    return null;
  return {
    ...nothingMore({ ...entry, withdrawal: { ...withdrawal, warnedAt: circumstances.now } }),
    events: [event('deadline_near', circumstances, { refundBy: withdrawal.refundBy })],
    effects: [email('owner_deadline', circumstances)],
  };
}
