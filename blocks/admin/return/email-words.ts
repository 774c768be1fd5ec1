import { __ } from '@wordpress/i18n';
import type { EmailKind } from '../../../bridge/domain/effect.ts';
import { knownWord } from '../../api/known-word.ts';

const names: Record<EmailKind, () => string> = {
  received: () => __('confirmation to the shopper', 'boomerang-returns'),
  label: () => __('label to the shopper', 'boomerang-returns'),
  approved: () => __('approval to the shopper', 'boomerang-returns'),
  rejected: () => __('rejection to the shopper', 'boomerang-returns'),
  reminder: () => __('reminder to the shopper', 'boomerang-returns'),
  refunded: () => __('refund notice to the shopper', 'boomerang-returns'),
  credit: () => __('store credit to the shopper', 'boomerang-returns'),
  kept: () => __('“keep the item” to the shopper', 'boomerang-returns'),
  nothing_paid: () => __('“nothing can be paid” to the shopper', 'boomerang-returns'),
  exchange: () => __('exchange to the shopper', 'boomerang-returns'),
  exchange_pay: () => __('“pay the difference” to the shopper', 'boomerang-returns'),
  exchange_choose_again: () => __('“choose another item” to the shopper', 'boomerang-returns'),
  changed: () => __('change to the shopper', 'boomerang-returns'),
  cancelled: () => __('cancellation to the shopper', 'boomerang-returns'),
  withdrawal_receipt: () => __('receipt of the withdrawal to the shopper', 'boomerang-returns'),
  new_links: () => __('new links to the shopper', 'boomerang-returns'),
  owner_decision: () => __('“decision needed” to the store', 'boomerang-returns'),
  owner_pay_by_hand: () => __('“pay by hand” to the store', 'boomerang-returns'),
  owner_failed_payout: () => __('“payout failed” to the store', 'boomerang-returns'),
  owner_in_doubt: () => __('“in doubt” to the store', 'boomerang-returns'),
  owner_held_payout: () => __('“payout waits for you” to the store', 'boomerang-returns'),
  owner_deadline: () => __('“refund due soon” to the store', 'boomerang-returns'),
  owner_proof_claimed: () => __('“check the proof of sending” to the store', 'boomerang-returns'),
  owner_exchange_paid: () => __('“the difference is paid” to the store', 'boomerang-returns'),
  owner_unpaid: () => __('“order not paid” to the store', 'boomerang-returns'),
  owner_given_at_risk: () => __('“payment in question” to the store', 'boomerang-returns'),
  owner_customs: () => __('“customs data missing” to the store', 'boomerang-returns'),
  owner_digest: () => __('digest of further messages to the store', 'boomerang-returns'),
  owner_label: () => __('“no label” to the store', 'boomerang-returns'),
};

/** Which e-mail, in words; a kind that this version does not know stays as it is. */
export function emailName(kind: string): string {
  return knownWord(names, kind)?.() ?? kind;
}
