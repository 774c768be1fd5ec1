import { __, sprintf } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { Format } from '../api/shop-format.ts';
import { paymentCheck } from './sentences.ts';

type Payout = ReturnStatus['payouts'][number];

export function isSettled({ payouts }: Pick<ReturnStatus, 'payouts'>): boolean {
  return payouts.every(({ state }) => state === 'settled');
}

/** The goods are back; what the new item costs more is not paid yet. */
export function awaitsPayment({ exchange }: Pick<ReturnStatus, 'exchange'>): boolean {
  return exchange?.state === 'awaiting_payment';
}

/** All of it is money that goes back the way it was paid. */
function isRefund({ payouts }: Pick<ReturnStatus, 'payouts'>): boolean {
  return payouts.length > 0 && payouts.every(({ resolution }) => resolution === 'refund' || resolution === 'keep');
}

export function headline(status: ReturnStatus): string {
  const { state, kind, label } = status;
  switch (state) {
    case 'requested':
      return __('We have your request', 'boomerang-returns');
    case 'approved':
      return kind === 'withdrawal'
        ? __('Your withdrawal is confirmed', 'boomerang-returns')
        : __('Your return is registered', 'boomerang-returns');
    case 'in_transit':
      return __('Your parcel is on its way', 'boomerang-returns');
    case 'received':
      return __('Your parcel has arrived', 'boomerang-returns');
    case 'inspected':
    case 'closed':
      if (!isSettled(status)) {
        return label.state === 'none' && status.sendBackBy === null
          ? __('Your return is registered', 'boomerang-returns')
          : __('Your parcel has been checked', 'boomerang-returns');
      }
      if (status.unpaid) {
        return kind === 'withdrawal'
          ? __('Your withdrawal is done', 'boomerang-returns')
          : __('Your return is done', 'boomerang-returns');
      }
      if (awaitsPayment(status)) return __('Your new item waits for your payment', 'boomerang-returns');
      return isRefund(status)
        ? __('Your refund is paid', 'boomerang-returns')
        : __('Your return is done', 'boomerang-returns');
    case 'rejected':
      return __('Your return was not accepted', 'boomerang-returns');
    case 'cancelled':
      return __('Your return was cancelled', 'boomerang-returns');
    case 'expired':
      return __('The time to send your parcel is over', 'boomerang-returns');
    default:
      return state satisfies never;
  }
}

/** What the shopper does, or waits for, now. */
export function nextStep(status: ReturnStatus, format: Format, decision: string): string {
  switch (status.state) {
    case 'requested':
      return [
        decision,
        sprintf(
          /* translators: %s: e-mail address. */
          __('There is nothing to do yet: we write to %s.', 'boomerang-returns'),
          status.email,
        ),
      ].join(' ');
    case 'approved':
      if (saysSent(status)) return afterSending(status, format);
      if (status.unpaid && status.sendBackBy) {
        return sprintf(
          /* translators: %s: a date. */
          __('If you already have the items, please send them back by %s.', 'boomerang-returns'),
          format.longDate(status.sendBackBy),
        );
      }
      return status.sendBackBy
        ? sprintf(
            /* translators: %s: a date. */
            __('Please send your parcel by %s.', 'boomerang-returns'),
            format.longDate(status.sendBackBy),
          )
        : __('There is nothing to send back.', 'boomerang-returns');
    case 'in_transit':
      return __('We tell you by e-mail when it has arrived.', 'boomerang-returns');
    case 'received':
      return __('The store checks what is in it. We tell you by e-mail how it goes on.', 'boomerang-returns');
    case 'inspected':
    case 'closed':
      return afterChecking(status, format);
    case 'rejected':
      return status.rejectedBecause
        ? sprintf(
            /* translators: %s: what the store wrote. */
            __('The store says: “%s”', 'boomerang-returns'),
            status.rejectedBecause,
          )
        : __('Please write to the store if you have a question.', 'boomerang-returns');
    case 'cancelled':
      return __('There is nothing more to do. You can request a new return at any time.', 'boomerang-returns');
    case 'expired':
      return __(
        'If your parcel is on its way, or you still want to return something, please write to the store.',
        'boomerang-returns',
      );
    default:
      return status.state satisfies never;
  }
}

/** The shopper has typed a number; a label's own says nothing of that. */
function saysSent({ label }: ReturnStatus): boolean {
  return label.state === 'packing_slip' && label.trackingNumber !== null;
}

/** A typed number pays nothing: the shopper reads what does. */
function afterSending(status: ReturnStatus, format: Format): string {
  const thanks = __('Thanks, we’ve noted your tracking number.', 'boomerang-returns');
  if (isSettled(status)) return thanks;
  if (status.withdrawal) {
    return [
      thanks,
      sprintf(
        /* translators: %s: a date. */
        __(
          'We check it now. You get your money once it proves that you sent the goods, or when they arrive, by %s at the latest.',
          'boomerang-returns',
        ),
        format.longDate(status.withdrawal.refundBy),
      ),
    ].join(' ');
  }
  return [
    thanks,
    isRefund(status)
      ? __('Your refund starts when your parcel arrives.', 'boomerang-returns')
      : __('We go on when your parcel arrives.', 'boomerang-returns'),
  ].join(' ');
}

function afterChecking(status: ReturnStatus, format: Format): string {
  if (status.unpaid)
    return __('We’ve checked your items. The order wasn’t paid, so there’s nothing to refund.', 'boomerang-returns');
  if (isSettled(status)) {
    return status.payouts
      .filter(({ resolution }) => resolution !== 'exchange' || !awaitsPayment(status))
      .map((payout) => settled(payout, format))
      .join(' ');
  }
  if (status.paymentCheck) return paymentCheck(false);
  return isRefund(status)
    ? __('Your refund comes next. We tell you by e-mail as soon as it is paid.', 'boomerang-returns')
    : __('We tell you by e-mail how it goes on.', 'boomerang-returns');
}

function settled({ resolution, breakdown }: Payout, format: Format): string {
  const money = format.money(breakdown.total, breakdown);
  switch (resolution) {
    case 'refund':
    case 'keep':
      return sprintf(
        /* translators: %s: an amount of money. */
        __('We have sent %s back to you. Your bank may need a few days to show it.', 'boomerang-returns'),
        money,
      );
    case 'store_credit':
      /* translators: %s: an amount of money. */
      return sprintf(__('You have %s of store credit.', 'boomerang-returns'), money);
    case 'exchange':
      return __('Your new item is ordered.', 'boomerang-returns');
    default:
      return resolution satisfies never;
  }
}

/** How far one payout is. */
export function payoutState({ resolution, state }: Payout, unpaid: boolean): string {
  if (unpaid) return __('Nothing due', 'boomerang-returns');
  switch (state) {
    case 'settled':
      return resolution === 'store_credit'
        ? __('Given', 'boomerang-returns')
        : resolution === 'exchange'
          ? __('Ordered', 'boomerang-returns')
          : __('Paid', 'boomerang-returns');
    case 'pending':
      return __('To come', 'boomerang-returns');
    // A shopper can do nothing about either: the store has been told.
    case 'failed':
    case 'in_doubt':
      return __('The store is looking at it', 'boomerang-returns');
    default:
      return state satisfies never;
  }
}
