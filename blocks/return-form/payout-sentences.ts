import { __, sprintf } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import { givenOf, hasEnded } from '../api/given-of.ts';
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
export function isRefund({ payouts }: Pick<ReturnStatus, 'payouts'>): boolean {
  return payouts.length > 0 && payouts.every(({ resolution }) => resolution === 'refund' || resolution === 'keep');
}

/** A return that has ended can be settled with nothing. */
export function gaveSome({ payouts, state }: Pick<ReturnStatus, 'payouts' | 'state'>): boolean {
  return payouts.some((payout) => givenOf(payout, hasEnded(state)).paid !== 0);
}

/** Of a return that has ended and gave nothing. */
export function nothingGiven(): string {
  return __('This return has ended, so nothing is paid or exchanged.', 'boomerang-returns');
}

/** The shopper has typed a number; a label's own says nothing of that. */
export function saysSent({ label }: ReturnStatus): boolean {
  return label.state === 'packing_slip' && label.trackingNumber !== null;
}

/** A typed number pays nothing: the shopper reads what does. */
export function afterSending(status: ReturnStatus, format: Format): string {
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

export function afterChecking(status: ReturnStatus, format: Format): string {
  if (status.unpaid)
    return __('We’ve checked your items. The order wasn’t paid, so there’s nothing to refund.', 'boomerang-returns');
  if (isSettled(status)) {
    return status.payouts
      .filter(({ resolution }) => resolution !== 'exchange' || !awaitsPayment(status))
      .map((payout) => [settled(payout, format), lessThanCommitted(payout, format)].filter(Boolean).join(' '))
      .join(' ');
  }
  if (status.paymentCheck) return paymentCheck(false);
  return isRefund(status)
    ? __('Your refund comes next. We tell you by e-mail as soon as it is paid.', 'boomerang-returns')
    : whatComes(status);
}

/** Which message comes next, for each payout that is not settled: those are the e-mails that are sent. */
export function whatComes(status: ReturnStatus): string {
  if (status.paymentCheck) return paymentCheck(false);
  const open = status.payouts.filter(({ state }) => state !== 'settled');
  if (open.length === 0 || status.unpaid) return __('There’s nothing more to do for you.', 'boomerang-returns');
  return [...new Set(open.map(({ resolution }) => messageOf(resolution)))].join(' ');
}

function messageOf(resolution: Payout['resolution']): string {
  switch (resolution) {
    case 'refund':
    case 'keep':
      return __('We’ll e-mail you as soon as your refund is paid.', 'boomerang-returns');
    case 'store_credit':
      return __('We’ll e-mail you as soon as your store credit is ready.', 'boomerang-returns');
    case 'exchange':
      return __('We’ll e-mail you as soon as your new item can be sent.', 'boomerang-returns');
    default:
      return resolution satisfies never;
  }
}

/** Why it is less than was committed; empty: it is not. The new item of an exchange is sent whole, whatever came. */
export function lessThanCommitted(payout: Payout, format: Format): string {
  const { resolution, breakdown } = payout;
  const { paid, committed, missing, deducted } = givenOf(payout, false);
  if (missing.length + deducted.length === 0 || committed <= breakdown.total) return '';
  const money = (amount: number) => format.money(amount, breakdown);
  const items = missing.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ');
  return [
    /* translators: %s: items, e.g. 1 × Mug. */
    items === '' ? '' : sprintf(__('Not in your parcel: %s.', 'boomerang-returns'), items),
    ...deducted.map(({ name, amount, reason }) =>
      /* translators: 1: item, 2: amount, 3: reason that the store wrote. */
      sprintf(__('Deducted for %1$s: %2$s (“%3$s”).', 'boomerang-returns'), name, money(amount), reason),
    ),
    resolution === 'exchange' && paid !== 0
      ? __('You get your new item all the same.', 'boomerang-returns')
      : sprintf(
          /* translators: 1: amount that is paid, 2: amount that was promised. */
          __('So it’s %1$s instead of %2$s.', 'boomerang-returns'),
          money(breakdown.total),
          money(committed),
        ),
  ]
    .filter(Boolean)
    .join(' ');
}

function settled(payout: Payout, format: Format): string {
  const { resolution, breakdown } = payout;
  const { paid } = givenOf(payout, false);
  if (paid === 0) return __('There was nothing to pay back.', 'boomerang-returns');
  if (paid === null || paid === undefined) return __('We have paid you back.', 'boomerang-returns');
  const money = format.money(paid, breakdown);
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
export function payoutState({ resolution, state, paid }: Payout, unpaid: boolean): string {
  if (unpaid || (state === 'settled' && paid === 0)) return __('Nothing due', 'boomerang-returns');
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
