import { exchangePaid } from '../domain/decisions/exchange.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { decideOn } from './decide-on.ts';
import type { Deps } from './deps.ts';

/** Each one is a read of its order. */
const AT_ONCE = 50;

/** Looks whether shoppers have paid what their new items cost more. A store that does not answer is asked at the next sweep. */
export async function followExchanges(deps: Deps): Promise<void> {
  const { database, clock, log } = deps;
  for (const entry of await database.returnsToSweep('unpaid', instant(clock.now()), AT_ONCE)) {
    try {
      await follow(deps, entry);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      log.warn({ code: error.code, returnId: entry.id }, 'an exchange could not be followed');
      return;
    }
  }
}

/** The same for one return, at which somebody looks. Throws StoreUnavailable. */
export async function followExchange(deps: Deps, returnId: string): Promise<void> {
  const entry = await deps.database.findReturn(returnId);
  if (entry) await follow(deps, entry);
}

/** Asks for that in the background, where there is something to ask: whoever has just paid comes back to look. */
export async function askForPayment({ jobs }: Deps, { id, exchangeOrder }: Return): Promise<void> {
  if (exchangeOrder?.state === 'awaiting_payment') await jobs.followExchange(id);
}

async function follow(deps: Deps, entry: Return): Promise<void> {
  const { exchangeOrder, currency } = entry;
  if (exchangeOrder?.state !== 'awaiting_payment') return;
  const order = await deps.store.getExchangeOrder(exchangeOrder.orderId, currency);
  if (order?.isPaid) await decideOn(deps, entry, exchangePaid);
}
