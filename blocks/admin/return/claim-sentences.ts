import { __, sprintf } from '@wordpress/i18n';
import type { ReturnEventType } from '../../../bridge/domain/return.ts';
import { type Claim, claimSentence, usedSentence } from './claim-words.ts';
import { parcelOf, textOf } from './event-data.ts';
import type { Sentence } from './sentences.ts';

type ClaimEvent = Extract<
  ReturnEventType,
  'tracking_entered' | 'parcel_added' | 'claim_reported' | 'number_used_elsewhere'
>;
type Data = Parameters<Sentence>[0]['data'];

/** Numbers that somebody typed: what they say, and what a carrier says of it. */
export const claimSentences: Record<ClaimEvent, Sentence> = {
  tracking_entered: ({ data }) =>
    parcelOf(data)
      ? /* translators: %s: carrier and tracking number. */
        sprintf(__('The shopper says that the parcel is on its way: %s.', 'boomerang-returns'), parcelOf(data))
      : __('The shopper says that the parcel is on its way.', 'boomerang-returns'),
  parcel_added: ({ data, actor }) => {
    const parcel = parcelOf(data);
    if (actor.type === 'staff') {
      return parcel
        ? /* translators: %s: carrier and tracking number. */
          sprintf(__('One more parcel was entered: %s.', 'boomerang-returns'), parcel)
        : __('One more parcel was entered.', 'boomerang-returns');
    }
    return parcel
      ? /* translators: %s: carrier and tracking number. */
        sprintf(__('The shopper says that one more parcel is on its way: %s.', 'boomerang-returns'), parcel)
      : __('The shopper says that one more parcel is on its way.', 'boomerang-returns');
  },
  claim_reported: ({ data }) => {
    const said = claimSentence({
      status: statusOf(data),
      toStore: truthOf(data, 'toStore'),
      sinceApproval: truthOf(data, 'sinceApproval'),
      usedBy: useOf(data),
    });
    /* translators: 1: carrier and tracking number, 2: what is known of it. */
    return parcelOf(data) ? sprintf(__('%1$s: %2$s', 'boomerang-returns'), parcelOf(data), said) : said;
  },
  number_used_elsewhere: ({ data }) => {
    const use = useOf(data);
    return use
      ? usedSentence(use)
      : __('The tracking number is no proof: another return or order has it, too.', 'boomerang-returns');
  },
};

const STATUSES: readonly Claim['status'][] = ['announced', 'moving', 'delivered', 'returned_to_sender', 'lost'];

function statusOf(data: Data): Claim['status'] {
  return STATUSES.find((status) => status === textOf(data, 'status')) ?? 'unknown';
}

function truthOf(data: Data, key: string): boolean | null {
  const value = data[key];
  return typeof value === 'boolean' ? value : null;
}

function useOf(data: Data): Claim['usedBy'] {
  const by = (['return', 'order', 'own_order'] as const).find((one) => one === textOf(data, 'usedIn'));
  return by === undefined ? null : { by, number: textOf(data, 'usedNumber') };
}
