import { remind } from '../../domain/decisions/remind.ts';
import type { Return } from '../../domain/return.ts';
import { addDays, instant } from '../../domain/time.ts';
import { decideOn } from '../decide-on.ts';
import type { Deps } from '../deps.ts';
import { eachReturn } from './each-return.ts';
import type { Sweep } from './sweep.ts';

const AT_ONCE = 100;

/** In the morning shoppers are reminded of parcels that must be sent within the days that the policy names. */
export const remindersSweep: Sweep = {
  name: 'reminders',
  cron: '5 9 * * *',
  daily: true,
  async run(deps, { cursor, save }) {
    const { reminderDays } = await deps.database.currentPolicy();
    if (reminderDays === 0) return { looked: 0, reminded: 0, failed: 0 };
    const now = instant(deps.clock.now());
    // Whoever was approved today has just had an e-mail.
    const query = { now, until: addDays(now, reminderDays), madeBefore: addDays(now, -1), limit: AT_ONCE };
    let after = typeof cursor?.['after'] === 'string' ? cursor['after'] : null;
    const { looked, changed, failed } = await eachReturn(
      deps,
      () => deps.database.returnsToRemind({ ...query, after }),
      async (entry) => {
        after = entry.number;
        return remindOnce(deps, entry);
      },
      (so) => save({ after }, { ...so }),
    );
    return { looked, reminded: changed, failed };
  },
};

/** The e-mail's own row says that the shopper was reminded, so that there is no second one, whoever sweeps. */
function remindOnce(deps: Deps, known: Return): Promise<boolean> {
  return decideOn(deps, known, async (rma, circumstances, tx) => {
    const effects = await tx.effectsOfReturn(rma.id);
    const reminded = effects.some(({ plan }) => plan.kind === 'email' && plan.email === 'reminder');
    return reminded ? null : remind(rma, circumstances);
  });
}
