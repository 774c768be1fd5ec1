import { __, _n, sprintf } from '@wordpress/i18n';
import type { EstimateResponse, LookupResponse } from '../../bridge/contract/shop.ts';
import type { Format } from '../api/shop-format.ts';
import type { Resolution } from './draft.ts';
import { staffMoves, staffResolutionTitle, staffSendBack, staffSendBackIfHere } from './staff-sentences.ts';

export type Terms = LookupResponse['terms'];
type Moves = EstimateResponse['payouts'][number]['moneyMoves'];

/** A thing and what is to be said of it. */
export function pair(thing: string, said: string): string {
  /* translators: 1: a thing, e.g. store credit, 2: what is said of it, often a sentence. */
  return sprintf(__('%1$s: %2$s', 'boomerang-returns'), thing, said);
}

/** When a payout comes, below what it is. */
export function moneyMoves(when: Moves, staff: boolean): string {
  if (staff) return staffMoves(when);
  switch (when) {
    case 'approval':
      return __('As soon as your return is accepted.', 'boomerang-returns');
    case 'first_scan':
      return __('As soon as the carrier has your parcel.', 'boomerang-returns');
    case 'receipt':
      return __('As soon as your parcel has arrived.', 'boomerang-returns');
    case 'inspection':
      return __('Once your parcel has arrived and been checked.', 'boomerang-returns');
    default:
      return when satisfies never;
  }
}

export function sendBack(days: number, staff: boolean): string {
  if (staff) return staffSendBack(days);
  return sprintf(
    /* translators: %d: number of days. */
    _n('You have %d day to send the parcel.', 'You have %d days to send the parcel.', days, 'boomerang-returns'),
    days,
  );
}

/** Why nothing comes back for an order that nobody has paid, and what happens if somebody still does. */
export function notPaid(staff: boolean): string {
  return staff
    ? __(
        'This order isn’t paid, so nothing is refunded. If a payment still arrives, the return is settled then.',
        'boomerang-returns',
      )
    : __(
        'You haven’t paid for this order, so there’s nothing to refund. If your payment is still on its way, we’ll settle this once we have it.',
        'boomerang-returns',
      );
}

/** It was free, or fees take all of it: said before it is handed in, since it may not be worth the postage. */
export function nothingBack(staff: boolean): string {
  return staff
    ? __('Nothing is paid back for this, so no label is bought. You can still open it.', 'boomerang-returns')
    : __(
        'There’s no money back for this, so we only send a label if you ask us. You can still go on.',
        'boomerang-returns',
      );
}

/** The rest of the order is in other returns: all of its shipping hangs on them, or what is more than this one's part. */
export function shippingMayChange(what: 'all' | 'part', staff: boolean): string {
  if (what === 'all') {
    return staff
      ? __('Shipping is only paid back if the customer’s other return of this order goes through.', 'boomerang-returns')
      : __('Shipping is only paid back if your other return of this order goes through.', 'boomerang-returns');
  }
  return staff
    ? __(
        'All of the shipping is only paid back if the customer’s other return of this order goes through.',
        'boomerang-returns',
      )
    : __('All of the shipping is only paid back if your other return of this order goes through.', 'boomerang-returns');
}

/** The order's payment may have been taken back, or not: nobody is accused. */
export function paymentCheck(staff: boolean): string {
  return staff
    ? __(
        'The payment of this order may have been taken back, so nothing is paid before you let it go ahead.',
        'boomerang-returns',
      )
    : __(
        'We’re checking something about the payment of this order, so this takes a little longer. Questions? Just write to us.',
        'boomerang-returns',
      );
}

/** The goods of an order that nobody has paid may not have been sent at all. */
export function sendBackIfHere(days: number, staff: boolean): string {
  if (staff) return staffSendBackIfHere(days);
  return sprintf(
    /* translators: %d: number of days. */
    _n(
      'If you already have the items, please send them back within %d day.',
      'If you already have the items, please send them back within %d days.',
      days,
      'boomerang-returns',
    ),
    days,
  );
}

/** What a payout is, in a heading and in the total. */
export function payoutTitle(resolution: Resolution, staff: boolean): string {
  switch (resolution) {
    case 'refund':
      return __('Money back', 'boomerang-returns');
    case 'store_credit':
      return __('Store credit', 'boomerang-returns');
    case 'exchange':
      return __('Exchange', 'boomerang-returns');
    case 'keep':
      return staff
        ? __('Money back, and the customer keeps the item', 'boomerang-returns')
        : __('Money back, and you keep the item', 'boomerang-returns');
    default:
      return resolution satisfies never;
  }
}

/** As the shopper chooses it. */
export function resolutionTitle(
  resolution: Resolution,
  { keepBasisPoints }: Terms,
  format: Format,
  staff: boolean,
): string {
  if (staff && (resolution === 'refund' || resolution === 'keep')) {
    return staffResolutionTitle(resolution, keepBasisPoints, format);
  }
  switch (resolution) {
    case 'refund':
      return __('Money back, the way you paid', 'boomerang-returns');
    case 'store_credit':
      return __('Store credit', 'boomerang-returns');
    case 'exchange':
      return __('Exchange it for another item', 'boomerang-returns');
    case 'keep':
      return keepBasisPoints >= 10_000
        ? __('Keep it and get your money back', 'boomerang-returns')
        : sprintf(
            /* translators: %s: a percentage, e.g. 40%. */
            __('Keep it and get %s of your money back', 'boomerang-returns'),
            format.percent(keepBasisPoints),
          );
    default:
      return resolution satisfies never;
  }
}

/** What to know of a resolution before it is chosen. */
export function resolutionHint(
  resolution: Resolution,
  terms: Terms,
  format: Format,
  currency: Parameters<Format['money']>[1],
  staff: boolean,
): string {
  if (resolution === 'keep') {
    return staff ? __('Nothing is sent back.', 'boomerang-returns') : __('You send nothing back.', 'boomerang-returns');
  }
  if (resolution !== 'store_credit') return '';
  const { creditBonus: bonus, creditExpiresAfterDays: days } = terms;
  return [
    bonus?.kind === 'percent' &&
      /* translators: %s: a percentage, e.g. 10%. */
      sprintf(__('%s on top.', 'boomerang-returns'), format.percent(bonus.basisPoints)),
    bonus?.kind === 'flat' &&
      /* translators: %s: an amount of money. */
      sprintf(__('%s on top.', 'boomerang-returns'), format.money(bonus.amount, currency)),
    days !== null &&
      /* translators: %d: number of days. */
      sprintf(_n('Valid for %d day.', 'Valid for %d days.', days, 'boomerang-returns'), days),
    partLeft(terms.creditUsage),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What happens to a credit of which an order uses only a part. */
export function partLeft(usage: Terms['creditUsage']): string {
  return usage === 'once'
    ? __('For one order: what it does not use is lost.', 'boomerang-returns')
    : __('What an order does not use stays for the next one.', 'boomerang-returns');
}

/** What one exchange costs or gives back: positive is paid on top, minor units. */
export function difference(amount: number, format: Format, currency: Parameters<Format['money']>[1]): string {
  if (amount === 0) return __('Same price', 'boomerang-returns');
  const money = format.money(Math.abs(amount), currency);
  return amount > 0
    ? /* translators: %s: an amount of money. */
      sprintf(__('+%s to pay', 'boomerang-returns'), money)
    : /* translators: %s: an amount of money. */
      sprintf(__('%s back', 'boomerang-returns'), money);
}
