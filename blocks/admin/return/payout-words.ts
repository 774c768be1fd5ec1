import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { formatAmount, formatDate } from '../shared/format.ts';
import { momentSentence } from '../shared/words.ts';

/** Where the money is, in one or two sentences. */
export function payoutSentence({ payout, promised, state, effects }: ReturnDetail): string {
  const amount = formatAmount(payout.amount, promised);
  if (payout.state === 'settled') {
    if (payout.amount === 0) return __('There was nothing to refund.', 'boomerang-returns');
    const when = payout.settledAt ? formatDate(payout.settledAt) : '';
    const text = payout.byHand
      ? /* translators: 1: amount, 2: date. */
        __('%1$s was paid by hand on %2$s.', 'boomerang-returns')
      : /* translators: 1: amount, 2: date. */
        __('%1$s was refunded on %2$s.', 'boomerang-returns');
    return sprintf(text, amount, when);
  }
  if (payout.state === 'in_doubt') {
    /* translators: %s: amount. */
    return sprintf(__('Nobody knows yet whether the refund of %s was paid.', 'boomerang-returns'), amount);
  }
  if (payout.state === 'failed') {
    /* translators: %s: amount. */
    return sprintf(__('The refund of %s failed: the shopper has no money yet.', 'boomerang-returns'), amount);
  }
  if (payout.awaitsHand) {
    /* translators: %s: amount. */
    return sprintf(__('%s has to be paid by hand.', 'boomerang-returns'), amount);
  }
  if (state === 'rejected' || state === 'cancelled' || state === 'expired') {
    return __('Nothing is refunded.', 'boomerang-returns');
  }
  return effects.some((effect) => effect.kind === 'refund')
    ? /* translators: %s: amount. */
      sprintf(__('The refund of %s is under way.', 'boomerang-returns'), amount)
    : momentSentence(payout.moneyMoves);
}
