import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { formatAmount, formatDate } from '../shared/format.ts';
import { payoutSentence } from './payout-words.ts';

export interface Step {
  kind: 'decide' | 'pay_by_hand' | 'inspect' | 'await_parcel' | 'wait' | 'done';
  title: string;
  text: string;
}

/** The one thing to do now. What has failed or is in doubt stands in a card of its own, above this one. */
export function nextStep(detail: ReturnDetail): Step {
  const { can, payout, promised } = detail;
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
  if (payout.awaitsHand && can.includes('paid_by_hand')) {
    return {
      kind: 'pay_by_hand',
      /* translators: %s: amount. */
      title: sprintf(__('Pay %s by hand', 'boomerang-returns'), formatAmount(payout.amount, promised)),
      text: __(
        'WooCommerce has recorded the refund, but the payment method of this order cannot pay it back. Send the money yourself (by bank transfer, say), then tick it here.',
        'boomerang-returns',
      ),
    };
  }
  if (can.includes('inspect')) {
    return {
      kind: 'inspect',
      title: __('Inspect the items', 'boomerang-returns'),
      text: __(
        'Say for each unit what you found. Sellable units go back to stock, damaged ones do not; missing ones are not refunded.',
        'boomerang-returns',
      ),
    };
  }
  if (can.includes('receive')) return awaitParcel(detail);
  return detail.state === 'received' || detail.state === 'inspected'
    ? {
        kind: 'wait',
        title: __('Nothing to do for you at the moment', 'boomerang-returns'),
        text: payoutSentence(detail),
      }
    : { kind: 'done', title: __('Nothing left to do', 'boomerang-returns'), text: endSentence(detail) };
}

function awaitParcel({ shipping, state, sendBackBy }: ReturnDetail): Step {
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
  if (detail.state === 'cancelled') return __('The shopper cancelled this return.', 'boomerang-returns');
  if (detail.state === 'expired') {
    return __('The shopper did not send the parcel in time, so the return has lapsed.', 'boomerang-returns');
  }
  return payoutSentence(detail);
}

/** True when this command pays money out at once, so that it is asked about first. */
export function paysAtOnce(command: 'approve' | 'receive' | 'inspect', { payout, effects }: ReturnDetail): boolean {
  const moment = { approve: 'approval', receive: 'receipt', inspect: 'inspection' } as const;
  const order = ['approval', 'first_scan', 'receipt', 'inspection'];
  const due = order.indexOf(moment[command]) >= order.indexOf(payout.moneyMoves);
  const started = payout.awaitsHand || effects.some((effect) => effect.kind === 'refund');
  return due && payout.state === 'pending' && payout.amount > 0 && !started;
}
