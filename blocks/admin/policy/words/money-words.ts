import { __, _n, sprintf } from '@wordpress/i18n';
import type { Rules } from '../draft.ts';
import type { Speech } from './speech.ts';

type Resolutions = Rules['resolutions'];
type Fee = Resolutions['refund']['fee'];

export function resolutionsWords({ resolutions }: Rules, speech: Speech): string[] {
  const { refund, storeCredit, exchange, keep } = resolutions;
  const words = [
    refund.offered ? __('A refund, paid back the way it was paid.', 'boomerang-returns') : null,
    storeCredit.offered ? creditWords(storeCredit, speech) : null,
    exchange.offered ? exchangeWords(exchange) : null,
    keep.offered ? keepWords(keep, speech) : null,
  ].filter((sentence) => sentence !== null);
  return words.length > 0 ? words : [__('Shoppers get nothing back: no way is offered.', 'boomerang-returns')];
}

function creditWords({ bonus, expiresAfterDays, usage }: Resolutions['storeCredit'], speech: Speech): string {
  const more =
    bonus.kind === 'none'
      ? __('Store credit as a coupon, worth what the items cost.', 'boomerang-returns')
      : sprintf(
          bonus.kind === 'flat'
            ? /* translators: %s: amount of money. */
              __(
                'Store credit as a coupon, worth what the items cost and, once for each order, %s more.',
                'boomerang-returns',
              )
            : /* translators: %s: percentage. */
              __('Store credit as a coupon, worth what the items cost and %s more.', 'boomerang-returns'),
          bonus.kind === 'flat' ? speech.money(bonus.amount) : speech.percent(bonus.basisPoints),
        );
  const expires =
    expiresAfterDays === null
      ? __('It does not expire.', 'boomerang-returns')
      : sprintf(
          /* translators: %d: number of days. */
          _n('It expires after %d day.', 'It expires after %d days.', expiresAfterDays, 'boomerang-returns'),
          expiresAfterDays,
        );
  const rest =
    usage === 'balance'
      ? __('What one order does not use stays on it.', 'boomerang-returns')
      : __('It is for one order; what that does not use is lost.', 'boomerang-returns');
  return `${more} ${expires} ${rest}`;
}

function exchangeWords({ scope, lower }: Resolutions['exchange']): string {
  const what =
    scope === 'variation'
      ? __('An exchange for another variation of the same product.', 'boomerang-returns')
      : __('An exchange for any product that is taxed alike.', 'boomerang-returns');
  return `${what} ${differenceWords(lower)}`;
}

function differenceWords(lower: Resolutions['exchange']['lower']): string {
  switch (lower) {
    case 'refund':
      return __(
        'If the new item costs less, the difference is refunded, less the fee of a refund.',
        'boomerang-returns',
      );
    case 'store_credit':
      return __('If the new item costs less, the difference becomes store credit, less its fee.', 'boomerang-returns');
    case 'none':
      return __('Items that cost less are not offered.', 'boomerang-returns');
  }
}

function keepWords({ underValue, reasons, basisPoints }: Resolutions['keep'], speech: Speech): string {
  const part =
    basisPoints === 10_000
      ? __('The shopper may keep the item and gets all the money back', 'boomerang-returns')
      : sprintf(
          /* translators: %s: percentage. */
          __('The shopper may keep the item and gets %s of the money back', 'boomerang-returns'),
          speech.percent(basisPoints),
        );
  const limits = [
    underValue === null
      ? null
      : /* translators: %s: amount of money. */
        sprintf(
          __('if all that is kept of the order is worth at most %s', 'boomerang-returns'),
          speech.money(underValue),
        ),
    reasons.length === 0
      ? null
      : /* translators: %s: reasons for a return. */
        sprintf(__('for the reason %s', 'boomerang-returns'), speech.reasons(reasons)),
  ].filter((limit) => limit !== null);
  return `${[part, ...limits].join(', ')}.`;
}

export function feesWords({ resolutions, feesWaived }: Rules, speech: Speech): string[] {
  const { refund, storeCredit, exchange } = resolutions;
  const waived =
    feesWaived.length > 0
      ? /* translators: %s: reasons for a return. */
        [sprintf(__('No fee for the reason %s.', 'boomerang-returns'), speech.reasons(feesWaived))]
      : [];
  if ([refund, storeCredit, exchange].every(({ fee }) => fee.kind === 'none')) {
    return [__('Nothing is kept: returns are free of fees.', 'boomerang-returns'), ...waived];
  }
  return [
    /* translators: %s: fee. */
    sprintf(__('Refund: %s.', 'boomerang-returns'), feeWords(refund.fee, speech)),
    /* translators: %s: fee. */
    sprintf(__('Store credit: %s.', 'boomerang-returns'), feeWords(storeCredit.fee, speech)),
    /* translators: %s: fee. */
    sprintf(__('Exchange: %s.', 'boomerang-returns'), feeWords(exchange.fee, speech)),
    ...waived,
  ];
}

function feeWords(fee: Fee, speech: Speech): string {
  switch (fee.kind) {
    case 'none':
      return __('no fee', 'boomerang-returns');
    case 'flat':
      /* translators: %s: amount of money. */
      return sprintf(__('%s is kept for each item of the list', 'boomerang-returns'), speech.money(fee.amount));
    case 'percent':
      /* translators: %s: percentage. */
      return sprintf(__('%s of the worth is kept', 'boomerang-returns'), speech.percent(fee.basisPoints));
    case 'label':
      return __('the cost of the return label is kept', 'boomerang-returns');
  }
}

export function outboundWords({ outboundShipping, orderFees }: Rules): string[] {
  return [deliveryWords(outboundShipping), orderFeesWords(orderFees)];
}

function deliveryWords(rule: Rules['outboundShipping']): string {
  switch (rule) {
    case 'never':
      return __('The cost of delivery does not come back.', 'boomerang-returns');
    case 'full_return':
      return __('The cost of delivery comes back with the last item of the order.', 'boomerang-returns');
    case 'store_fault':
      return __('The cost of delivery comes back when you are at fault.', 'boomerang-returns');
    case 'proportion':
      return __('The cost of delivery comes back in part, as much as of the goods does.', 'boomerang-returns');
  }
}

function orderFeesWords(rule: Rules['orderFees']): string {
  switch (rule) {
    case 'never':
      return __('Fees of the order (gift wrap, payment) do not come back.', 'boomerang-returns');
    case 'full_return':
      return __(
        'Fees of the order (gift wrap, payment) come back with the last item of the order.',
        'boomerang-returns',
      );
    case 'store_fault':
      return __('Fees of the order (gift wrap, payment) come back when you are at fault.', 'boomerang-returns');
    case 'proportion':
      return __(
        'Fees of the order (gift wrap, payment) come back in part, as much as of the goods does.',
        'boomerang-returns',
      );
  }
}
