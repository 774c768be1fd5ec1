import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { givenOf, hasEnded } from '../../api/given-of.ts';
import { knownWord } from '../../api/known-word.ts';
import { formatAmount, formatDate } from '../shared/format.ts';
import { momentSentence } from '../shared/moment-words.ts';
import type { Tone } from '../shared/words.ts';
import { underWay, type Payout } from './payouts.ts';
import { resolutionSentences } from './payout-outcomes.ts';

/** Where this part of the money is, and why it is less than was committed. */
export function payoutSentence(payout: Payout, detail: ReturnDetail): string {
  return [whereItIs(payout, detail), lessSentence(payout)].filter(Boolean).join(' ');
}

function whereItIs(payout: Payout, { state, effects, exchange, payment }: ReturnDetail): string {
  const given = givenOf(payout, hasEnded(state));
  const { resolution, breakdown } = payout;
  const amount = formatAmount(breakdown.total, breakdown);
  const words = resolutionSentences(resolution);
  switch (payout.state) {
    case 'settled': {
      if (payment !== 'paid' && breakdown.total === 0)
        return __('Nobody has paid the order, so nothing is due.', 'boomerang-returns');
      if (given.paid === undefined) return notKnown();
      if (given.paid === 0) return nothingPaid(payout, state);
      if (resolution === 'exchange' && exchange?.state === 'awaiting_payment') {
        return __('The new item is set aside until the shopper has paid the difference.', 'boomerang-returns');
      }
      const when = payout.settledAt ? formatDate(payout.settledAt) : '';
      if (given.paid === null) {
        /* translators: %s: date. */
        return sprintf(__('You worked it out and paid it by hand on %s.', 'boomerang-returns'), when);
      }
      const paid = formatAmount(given.paid, breakdown);
      return payout.byHand
        ? /* translators: 1: amount, 2: date. */
          sprintf(__('%1$s was paid by hand on %2$s.', 'boomerang-returns'), paid, when)
        : words.settled(paid, when);
    }
    case 'in_doubt':
      return words.inDoubt(amount);
    case 'failed':
      return words.failed(amount);
    case 'pending':
      if (payout.awaitsHand) {
        /* translators: %s: amount. */
        return sprintf(__('%s has to be paid by hand.', 'boomerang-returns'), amount);
      }
      if (hasEnded(state)) return __('Nothing is paid: the return has ended.', 'boomerang-returns');
      if (payout.held) return heldSentence(payout.held);
      return underWay(payout, effects) ? words.underWay(amount) : momentSentence(payout);
    default:
      return notKnown();
  }
}

/** Said by a newer bridge: this version does not know what it means. */
function notKnown(): string {
  return __('Look at the order in WooCommerce: this version can’t say where this money is.', 'boomerang-returns');
}

/** It is over, and nothing was given: what had been committed is named, so that nobody takes it for paid. */
function nothingPaid(payout: Payout, state: ReturnDetail['state']): string {
  const { resolution, breakdown } = payout;
  const { committed } = givenOf(payout, true);
  if (!hasEnded(state) || committed === 0) return resolutionSentences(resolution).nothing();
  if (resolution === 'exchange') return __('Nothing was exchanged: this return has ended.', 'boomerang-returns');
  return sprintf(
    /* translators: %s: amount. */
    __('Nothing was paid: this return has ended. %s had been promised.', 'boomerang-returns'),
    formatAmount(committed, breakdown),
  );
}

function lessSentence(payout: Payout): string {
  const { breakdown } = payout;
  const { missing, deducted, committed } = givenOf(payout, false);
  if (missing.length + deducted.length === 0 || committed <= breakdown.total) return '';
  const items = missing.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ');
  return [
    /* translators: %s: items, e.g. 1 × Mug. */
    items === '' ? '' : sprintf(__('Not in the parcel: %s.', 'boomerang-returns'), items),
    ...deducted.map(({ name, amount, reason }) =>
      sprintf(
        /* translators: 1: item, 2: amount, 3: reason that the store wrote. */
        __('Deducted for %1$s: %2$s (“%3$s”).', 'boomerang-returns'),
        name,
        formatAmount(amount, breakdown),
        reason,
      ),
    ),
    sprintf(
      /* translators: 1: amount that is paid, 2: amount that was promised. */
      __('So it’s %1$s instead of %2$s.', 'boomerang-returns'),
      formatAmount(breakdown.total, breakdown),
      formatAmount(committed, breakdown),
    ),
  ]
    .filter(Boolean)
    .join(' ');
}

const holds: Record<NonNullable<Payout['held']>, () => string> = {
  over_ceiling: () =>
    __(
      'This waits for you: your policy pays only so much for an order, and to a customer, without a person.',
      'boomerang-returns',
    ),
  findings: () =>
    __('This waits for you: something in the order does not add up, so you work out the money.', 'boomerang-returns'),
  label_cost: () =>
    __(
      'This waits for the price of the label, which is taken off. If no label will be bought, let it go ahead.',
      'boomerang-returns',
    ),
  units_missing: () =>
    __(
      'This waits for you: items were missing from the parcel, and the new item is not shipped before you have said yes.',
      'boomerang-returns',
    ),
  damaged: () =>
    __(
      'This waits for you: whoever unpacked the parcel noted damage, and may not decide what is paid for it.',
      'boomerang-returns',
    ),
  changed: () =>
    __(
      'This waits for you: the return was changed after its approval, and your policy leaves it to a person as it is now.',
      'boomerang-returns',
    ),
  refunded_elsewhere: () =>
    __(
      'This waits for you: somebody has refunded items of this return in WooCommerce. Look at the order before you let it go ahead, so that nothing is paid twice.',
      'boomerang-returns',
    ),
  unproven_shipment: () =>
    __(
      'This waits for you: only a typed tracking number says that the parcel was sent. Check it, then release the money or wait for the parcel.',
      'boomerang-returns',
    ),
  not_sent: () =>
    __(
      'This waits for you: it holds something that isn’t sent back. Let it go ahead, unless the customer agreed that it begins at once and loses the right of withdrawal.',
      'boomerang-returns',
    ),
  payment_in_question: () =>
    __(
      'This waits for you: the order was paid, and its status says that the payment may have been taken back. Look at it at your payment provider, and let this go ahead only if the money is yours.',
      'boomerang-returns',
    ),
  payment_back: () =>
    __(
      'This waits for you: the order counts as paid again. Let this go ahead once you’re sure that you have the money.',
      'boomerang-returns',
    ),
  order_cancelled: () =>
    __(
      'This waits for you: the order was cancelled or deleted in WooCommerce. Let it go ahead only if the shopper has not got the money already.',
      'boomerang-returns',
    ),
};

/** What a payout that is due waits for; a reason that this version does not know (a newer bridge's) gets the plain sentence. */
export function heldSentence(held: string): string {
  return (
    knownWord(holds, held)?.() ??
    __('This waits for you. Look at the order before you let it go ahead.', 'boomerang-returns')
  );
}

/** One word for the payout's state. */
export function payoutWord(
  payout: Payout,
  { state, exchange }: Pick<ReturnDetail, 'state' | 'exchange'>,
): { label: string; tone: Tone } {
  if (payout.resolution === 'exchange' && exchange?.state === 'awaiting_payment')
    return { label: __('Waits for payment', 'boomerang-returns'), tone: 'warn' };
  if (hasEnded(state) && payout.state === 'settled' && (givenOf(payout, true).paid ?? 0) === 0)
    return { label: __('Ended', 'boomerang-returns'), tone: 'neutral' };
  if (payout.state === 'settled') return { label: __('Done', 'boomerang-returns'), tone: 'good' };
  if (payout.state === 'failed') return { label: __('Failed', 'boomerang-returns'), tone: 'bad' };
  if (payout.state === 'in_doubt') return { label: __('In doubt', 'boomerang-returns'), tone: 'bad' };
  if (hasEnded(state)) return { label: __('Ended', 'boomerang-returns'), tone: 'neutral' };
  return payout.awaitsHand || payout.held
    ? { label: __('Waits for you', 'boomerang-returns'), tone: 'warn' }
    : { label: __('Not yet', 'boomerang-returns'), tone: 'neutral' };
}
