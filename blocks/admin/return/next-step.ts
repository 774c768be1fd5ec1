import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { formatAmount, formatDate } from '../shared/format.ts';
import { claimSentences } from './claim-words.ts';
import { heldSentence, payoutSentence } from './payout-words.ts';
import { amountOf, currencyOf, type Payout } from './payouts.ts';

export interface Step {
  kind: 'decide' | 'pay_by_hand' | 'release' | 'cancel_order' | 'inspect' | 'await_parcel' | 'wait' | 'done';
  title: string;
  text: string;
  /** The payout that it is about. */
  payout?: Payout;
}

/** The one thing to do now. What has failed or is in doubt stands in a card of its own, above this one. */
export function nextStep(detail: ReturnDetail): Step {
  const { can, payouts } = detail;
  if (can.includes('approve')) {
    return {
      kind: 'decide',
      title: __('Decide on this return', 'boomerang-returns'),
      text: __(
        'Look at the items and reasons below. After approval the shopper gets a label or a packing slip by e-mail.',
        'boomerang-returns',
      ),
    };
  }
  const byHand = can.includes('paid_by_hand') ? payouts.find((payout) => payout.awaitsHand) : undefined;
  if (byHand) return payByHand(byHand, detail);
  const held = can.includes('release_payout') ? payouts.find((payout) => payout.held !== null) : undefined;
  if (held?.held === 'unproven_shipment') return checkProof(held, detail);
  if (held?.held) {
    return {
      kind: 'release',
      /* translators: %s: amount. */
      title: sprintf(__('%s waits for you', 'boomerang-returns'), amountOf(held)),
      text: heldSentence(held.held),
      payout: held,
    };
  }
  if (isToBeCancelled(detail)) return cancelOrder(detail);
  if (can.includes('inspect')) return inspectStep(true);
  if (can.includes('receive')) return awaitParcel(detail);
  const { exchange } = detail;
  if (exchange?.state === 'awaiting_payment') {
    return {
      kind: 'wait',
      title: __('Wait for the shopper’s payment', 'boomerang-returns'),
      text: sprintf(
        /* translators: %s: amount. */
        __(
          'The new item costs %s more. The shopper has a link by e-mail; you get an e-mail as soon as it is paid. Then it may be shipped.',
          'boomerang-returns',
        ),
        formatAmount(exchange.due, currencyOf(detail)),
      ),
    };
  }
  return detail.state === 'received' || detail.state === 'inspected'
    ? {
        kind: 'wait',
        title: __('Nothing to do for you at the moment', 'boomerang-returns'),
        text: moneySentence(detail),
      }
    : { kind: 'done', title: __('Nothing left to do', 'boomerang-returns'), text: endSentence(detail) };
}

/** Nobody has paid the order, and it could still be paid. */
function isToBeCancelled({ payment, state }: ReturnDetail): boolean {
  return payment === 'awaited' && !['requested', 'rejected', 'cancelled', 'expired'].includes(state);
}

function cancelOrder({ orderNumber, kind, can }: ReturnDetail): Step {
  return {
    kind: 'cancel_order',
    /* translators: %s: order number. */
    title: sprintf(__('Cancel order %s in WooCommerce', 'boomerang-returns'), orderNumber),
    text: [
      kind === 'withdrawal'
        ? __('The customer has withdrawn from it and never paid it, so nothing is due.', 'boomerang-returns')
        : __('Nobody has paid this order, so nothing is due.', 'boomerang-returns'),
      can.includes('money_arrived')
        ? __('If its money has arrived after all, say so here, and this return pays it back.', 'boomerang-returns')
        : __('If it’s paid after all, this return pays it back.', 'boomerang-returns'),
    ].join(' '),
  };
}

/** Somebody says that the parcel is on its way, and nothing that the store issued proves it. */
function checkProof(payout: Payout, { claims, withdrawal }: ReturnDetail): Step {
  const texts = [
    heldSentence('unproven_shipment'),
    claimSentences(claims),
    withdrawal
      ? sprintf(
          /* translators: %s: date. */
          __(
            'Please decide by %s: by then the law wants the money paid back, once sending is proven.',
            'boomerang-returns',
          ),
          formatDate(withdrawal.refundBy),
        )
      : '',
  ];
  return {
    kind: 'release',
    title: __('Check the proof of sending', 'boomerang-returns'),
    text: texts.filter(Boolean).join(' '),
    payout,
  };
}

/** `money`: it is said what becomes of it, too. */
export function inspectStep(money: boolean): Step {
  return {
    kind: 'inspect',
    title: __('Inspect the items', 'boomerang-returns'),
    text: money
      ? __(
          'Say for each unit what you found. Sellable units go back to stock, damaged ones do not; missing ones are not refunded.',
          'boomerang-returns',
        )
      : __(
          'Say for each unit what you found. Sellable units go back to stock, damaged and missing ones do not.',
          'boomerang-returns',
        ),
  };
}

function payByHand(payout: Payout, { findings, atRisk }: ReturnDetail): Step {
  const amount = amountOf(payout);
  const titles: Record<Payout['resolution'], string> = {
    /* translators: %s: amount. */
    refund: sprintf(__('Pay %s by hand', 'boomerang-returns'), amount),
    /* translators: %s: amount. */
    keep: sprintf(__('Pay %s by hand', 'boomerang-returns'), amount),
    /* translators: %s: amount. */
    store_credit: sprintf(__('Give store credit of %s by hand', 'boomerang-returns'), amount),
    exchange: __('Make the new order by hand', 'boomerang-returns'),
  };
  return {
    kind: 'pay_by_hand',
    title: titles[payout.resolution],
    text:
      atRisk !== null
        ? __(
            'Don’t pay yet: the customer’s payment may have been taken back. Once you’re sure that you have the money, send the refund yourself (by bank transfer, say), then tick it here.',
            'boomerang-returns',
          )
        : findings.length > 0
          ? __(
              'Something in this order does not add up, so Boomerang has paid nothing. Work out the amount, do it in WooCommerce, then tick it here.',
              'boomerang-returns',
            )
          : __(
              'WooCommerce has recorded the refund, but the payment method of this order cannot pay it back. Send the money yourself (by bank transfer, say), then tick it here.',
              'boomerang-returns',
            ),
    payout,
  };
}

type Awaited = Pick<ReturnDetail, 'state' | 'sendBackBy'> & { shipping: Pick<ReturnDetail['shipping'], 'state'> };

export function awaitParcel({ shipping, state, sendBackBy }: Awaited): Step {
  const until = sendBackBy
    ? /* translators: %s: date. */
      sprintf(__('The shopper has until %s to send the parcel.', 'boomerang-returns'), formatDate(sendBackBy))
    : '';
  const texts = [
    state === 'in_transit' ? __('The carrier has the parcel.', 'boomerang-returns') : until,
    shipping.state === 'preparing' ? __('The label is being made.', 'boomerang-returns') : '',
    __('When it arrives, mark it as received.', 'boomerang-returns'),
  ];
  return {
    kind: 'await_parcel',
    title:
      state === 'in_transit'
        ? __('The parcel is on its way to you', 'boomerang-returns')
        : __('Wait for the parcel', 'boomerang-returns'),
    text: texts.filter(Boolean).join(' '),
  };
}

function endSentence(detail: ReturnDetail): string {
  if (detail.state === 'rejected')
    return __('You rejected this return; the shopper was told why.', 'boomerang-returns');
  if (detail.state === 'cancelled') return __('This return was cancelled.', 'boomerang-returns');
  if (detail.state === 'expired') {
    return __('The shopper did not send the parcel in time, so the return has lapsed.', 'boomerang-returns');
  }
  return moneySentence(detail);
}

function moneySentence(detail: ReturnDetail): string {
  return detail.payouts.length === 0
    ? __('No money is involved.', 'boomerang-returns')
    : detail.payouts.map((payout) => payoutSentence(payout, detail)).join(' ');
}
