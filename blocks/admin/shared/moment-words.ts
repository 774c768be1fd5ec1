import { __ } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { knownWord } from '../../api/known-word.ts';

type Payout = ReturnDetail['payouts'][number];
type Moments = Record<Payout['moneyMoves'], () => string>;

const refund: Moments = {
  approval: () => __('The refund is made as soon as the return is approved.', 'boomerang-returns'),
  first_scan: () => __('The refund is made when the carrier scans the parcel for the first time.', 'boomerang-returns'),
  receipt: () => __('The refund is made when you mark the parcel as received.', 'boomerang-returns'),
  inspection: () => __('The refund is made after you have inspected the items.', 'boomerang-returns'),
};

const credit: Moments = {
  approval: () => __('The store credit is given as soon as the return is approved.', 'boomerang-returns'),
  first_scan: () =>
    __('The store credit is given when the carrier scans the parcel for the first time.', 'boomerang-returns'),
  receipt: () => __('The store credit is given when you mark the parcel as received.', 'boomerang-returns'),
  inspection: () => __('The store credit is given after you have inspected the items.', 'boomerang-returns'),
};

const exchange: Moments = {
  approval: () => __('The new item may be shipped as soon as the return is approved.', 'boomerang-returns'),
  first_scan: () =>
    __('The new item may be shipped when the carrier scans the parcel for the first time.', 'boomerang-returns'),
  receipt: () => __('The new item may be shipped when you mark the parcel as received.', 'boomerang-returns'),
  inspection: () => __('The new item may be shipped after you have inspected the items.', 'boomerang-returns'),
};

const moments: Record<Payout['resolution'], Moments> = { refund, keep: refund, store_credit: credit, exchange };

/** When the money (or the new item) moves, as a sentence. */
export function momentSentence({ resolution, moneyMoves }: Pick<Payout, 'resolution' | 'moneyMoves'>): string {
  const when = knownWord(knownWord(moments, resolution) ?? refund, moneyMoves);
  return when?.() ?? __('It’s paid when your policy says so.', 'boomerang-returns');
}
