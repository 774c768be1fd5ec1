import { hasBegun, movePayout } from '../lifecycle.ts';
import type { Return } from '../return.ts';
import { andThen, type Circumstances, type Decision, nothingMore } from './decision.ts';
import { cancelExchange } from './exchange.ts';
import { promisedEntries } from './promise-ledger.ts';

/** A return that has come to its end without goods: what is promised and not begun is taken back, and the exchange's stock is free again. */
export function releaseUnpaid(entry: Return, circumstances: Circumstances): Decision {
  const { now } = circumstances;
  const open = entry.payouts.filter((one) => !hasBegun(one));
  const facts = { sign: -1, currency: entry.currency, effectId: null, at: now } as const;
  const released: Decision = {
    ...nothingMore(
      open.reduce(
        (next, { resolution }) =>
          movePayout(next, { resolution, state: 'settled', effectId: null, byHand: false, amount: 0, settledAt: now }),
        entry,
      ),
    ),
    ledger: promisedEntries(
      entry,
      open.map((one) => one.resolution),
      facts,
    ),
  };
  return andThen(released, (next) => cancelExchange(next, circumstances));
}
