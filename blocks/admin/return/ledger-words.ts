import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { knownWord } from '../../api/known-word.ts';

type Entry = ReturnDetail['ledger'][number];

const accounts: Record<Entry['account'], () => string> = {
  promised: () => __('Promised', 'boomerang-returns'),
  refunded: () => __('Refunded', 'boomerang-returns'),
  credit: () => __('Store credit', 'boomerang-returns'),
  exchanged: () => __('Exchanged', 'boomerang-returns'),
  kept: () => __('Kept by the store', 'boomerang-returns'),
  label: () => __('Label', 'boomerang-returns'),
  by_hand: () => __('To be paid by hand', 'boomerang-returns'),
};

const kinds: Record<Entry['kind'], () => string> = {
  goods: () => __('goods', 'boomerang-returns'),
  tax: () => __('tax', 'boomerang-returns'),
  shipping: () => __('shipping', 'boomerang-returns'),
  order_fee: () => __('fee of the order', 'boomerang-returns'),
  bonus: () => __('bonus', 'boomerang-returns'),
  return_fee: () => __('return fee', 'boomerang-returns'),
  kept_part: () => __('not paid back', 'boomerang-returns'),
  lowered: () => __('less for damage', 'boomerang-returns'),
  label_deduction: () => __('label, taken off', 'boomerang-returns'),
  label_cost: () => __('price', 'boomerang-returns'),
  credit_used: () => __('used', 'boomerang-returns'),
  credit_expired: () => __('expired', 'boomerang-returns'),
  credit_revoked: () => __('taken back', 'boomerang-returns'),
};

/** `Refunded: tax`. */
export function ledgerWord({ account, kind }: Pick<Entry, 'account' | 'kind'>): string {
  return sprintf(
    /* translators: 1: account, e.g. "Refunded", 2: kind of money, e.g. "tax". */
    __('%1$s: %2$s', 'boomerang-returns'),
    knownWord(accounts, account)?.() ?? account,
    knownWord(kinds, kind)?.() ?? kind,
  );
}
