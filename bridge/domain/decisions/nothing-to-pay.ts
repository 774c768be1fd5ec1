import { lessPaid } from '../less.ts';
import { movePayout } from '../lifecycle.ts';
import { isUnpaid } from '../paid.ts';
import type { Payout, Return } from '../return.ts';
import { andThen, type Circumstances, type Decision, type EffectWish, email, event, nothingMore } from './decision.ts';
import { cancelExchange } from './exchange.ts';
import { keptEntries } from './kept.ts';

/** Settles with 0; an exchange of which nothing came is cancelled. Who was told of money, and gets none for what was found, is told why. */
export function nothingToPay(
  entry: Return,
  payout: Pick<Payout, 'resolution'>,
  circumstances: Circumstances,
): Decision {
  const { resolution } = payout;
  const settled: Decision = {
    ...nothingMore(
      movePayout(entry, {
        resolution,
        state: 'settled',
        effectId: null,
        byHand: false,
        amount: 0,
        settledAt: circumstances.now,
      }),
    ),
    events: [
      event('nothing_to_refund', circumstances, { resolution, ...(isUnpaid(entry) ? { why: 'not_paid' } : {}) }),
    ],
    // A fee or a lowering may have taken all of it.
    ledger: keptEntries(entry, resolution, {
      sign: 1,
      currency: entry.currency,
      effectId: null,
      at: circumstances.now,
    }),
    effects: lessPaid(entry, resolution) === null ? [] : [email('nothing_paid', circumstances)],
  };
  return resolution === 'exchange' ? andThen(settled, (next) => cancelExchange(next, circumstances)) : settled;
}

/** One e-mail tells of all that came to nothing at once. */
export function saidOnce(decision: Decision): Decision {
  const first = decision.effects.find(saysNothingPaid);
  return { ...decision, effects: decision.effects.filter((one) => one === first || !saysNothingPaid(one)) };
}

function saysNothingPaid({ plan }: EffectWish): boolean {
  return plan.kind === 'email' && plan.email === 'nothing_paid';
}
