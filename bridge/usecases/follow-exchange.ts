import { exchangePaid } from '../domain/decisions/exchange.ts';
import { instant } from '../domain/time.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { decideOn } from './decide-on.ts';
import type { Deps } from './deps.ts';

/** Each one is a read of its order. */
const AT_ONCE = 50;

/** Looks whether shoppers have paid what their new items cost more. A store that does not answer is asked at the next sweep. */
export async function followExchanges(deps: Deps): Promise<void> {
  const { database, store, clock, log } = deps;
  for (const entry of await database.returnsToSweep('unpaid', instant(clock.now()), AT_ONCE)) {
    const { exchangeOrder, currency } = entry;
    if (exchangeOrder?.state !== 'awaiting_payment') continue;
    try {
      const order = await store.getExchangeOrder(exchangeOrder.orderId, currency);
      if (order?.isPaid) await decideOn(deps, entry, exchangePaid);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      log.warn({ code: error.code, returnId: entry.id }, 'an exchange could not be followed');
      return;
    }
  }
}
