import { __, _n, sprintf } from '@wordpress/i18n';
import type { Rules } from '../draft.ts';
import type { Speech } from './speech.ts';

type Moves = Rules['moneyMoves']['guest'];
type Moment = Moves['refund'];

export function moneyMovesWords({ moneyMoves }: Rules, speech: Speech): string[] {
  const { guest, known, ceiling, ceilingDays } = moneyMoves;
  const same = (['refund', 'store_credit', 'exchange'] as const).every((one) => guest[one] === known[one]);
  const groups = same
    ? [movesWords(guest)]
    : [
        /* translators: %s: a sentence about when money moves. */
        sprintf(__('Guests: %s', 'boomerang-returns'), movesWords(guest)),
        /* translators: %s: a sentence about when money moves. */
        sprintf(__('Customers with an account: %s', 'boomerang-returns'), movesWords(known)),
      ];
  return [
    ...groups,
    ceiling === null
      ? __('Amounts of any size are paid without asking you.', 'boomerang-returns')
      : sprintf(
          /* translators: 1: amount of money, 2: number of days. */
          _n(
            'You are asked before more than %1$s is paid for an order, or to a customer within %2$d day.',
            'You are asked before more than %1$s is paid for an order, or to a customer within %2$d days.',
            ceilingDays,
            'boomerang-returns',
          ),
          speech.money(ceiling),
          ceilingDays,
        ),
  ];
}

function movesWords({ refund, store_credit, exchange }: Moves): string {
  if (refund === store_credit && refund === exchange) {
    /* translators: %s: when. */
    return sprintf(__('The shopper gets the money, credit or new item %s.', 'boomerang-returns'), momentWords(refund));
  }
  return sprintf(
    /* translators: 1, 2, 3: when. */
    __('Refund %1$s, store credit %2$s, exchange %3$s.', 'boomerang-returns'),
    momentWords(refund),
    momentWords(store_credit),
    momentWords(exchange),
  );
}

const moments: Readonly<Record<Moment, () => string>> = {
  approval: () => __('as soon as the return is accepted', 'boomerang-returns'),
  first_scan: () => __('when the carrier scans the parcel', 'boomerang-returns'),
  receipt: () => __('when you have received the parcel', 'boomerang-returns'),
  inspection: () => __('after you have inspected the items', 'boomerang-returns'),
};

/** In the middle of a sentence. */
export function momentWords(moment: Moment): string {
  return moments[moment]();
}

export function approvalWords({ approval, sendBackDays, reminderDays }: Rules, speech: Speech): string[] {
  const { mode, reasons, upToValue, earlierReturns, firstOrder, limit } = approval;
  const send = sprintf(
    /* translators: %d: number of days. */
    _n(
      'The parcel has to be sent within %d day.',
      'The parcel has to be sent within %d days.',
      sendBackDays,
      'boomerang-returns',
    ),
    sendBackDays,
  );
  const conditions = [
    reasons.length > 0 &&
      /* translators: %s: reasons for a return. */
      sprintf(__('its reason is %s', 'boomerang-returns'), speech.reasons(reasons)),
    upToValue !== null &&
      /* translators: %s: amount of money. */
      sprintf(__('what is accepted of the order comes to at most %s', 'boomerang-returns'), speech.money(upToValue)),
    earlierReturns !== null &&
      sprintf(
        /* translators: %d: number of returns. */
        _n(
          'the customer has had at most %d return before',
          'the customer has had at most %d returns before',
          earlierReturns,
          'boomerang-returns',
        ),
        earlierReturns,
      ),
    !firstOrder && __('it is not the customer’s first order', 'boomerang-returns'),
    limit !== null && limitWords(limit),
  ].filter((one) => one !== false);
  const decision = conditions.length
    ? sprintf(
        /* translators: %s: conditions. */
        __('A return is accepted at once if %s. Others wait for you.', 'boomerang-returns'),
        speech.all(conditions),
      )
    : __('What fits this policy is accepted at once.', 'boomerang-returns');
  return [
    mode === 'auto' ? decision : __('You decide on each return.', 'boomerang-returns'),
    send,
    reminderWords(reminderDays),
  ];
}

function reminderWords(days: number): string {
  if (days === 0) return __('The shopper is not reminded of it.', 'boomerang-returns');
  return sprintf(
    /* translators: %d: number of days. */
    _n(
      'The shopper is reminded of it %d day before.',
      'The shopper is reminded of it %d days before.',
      days,
      'boomerang-returns',
    ),
    days,
  );
}

function limitWords({ returns, days }: { returns: number; days: number }): string {
  return sprintf(
    /* translators: 1: number of returns, 2: number of days. */
    __('the customer makes at most %1$d returns in %2$d days', 'boomerang-returns'),
    returns,
    days,
  );
}
