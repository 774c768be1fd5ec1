import { labelsSpent } from '../../domain/budgets.ts';
import type { Effect } from '../../domain/effect.ts';
import { instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from './outcome.ts';

/** Beyond the labels that an order may have in a day the shopper sends on a packing slip; a person may buy one all the same. */
export async function labelLimit({ database, clock }: Deps, effect: Effect): Promise<Outcome | null> {
  const ofOrder = await database.transaction((tx) => tx.effectsOfOrder(effect.orderId));
  const over = labelsSpent(effect, ofOrder, instant(clock.now()));
  if (!over) return null;
  const message = `${over.most} labels were bought for this order within a day.`;
  return { type: 'failed', code: 'label_limit', message };
}
