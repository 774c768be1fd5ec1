import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { carrierName } from '../../api/carrier-name.ts';
import { knownWord } from '../../api/known-word.ts';

export type Claim = ReturnDetail['claims'][number];

const statuses: Record<Claim['status'], () => string> = {
  unknown: () => __('The carrier has said nothing about it yet.', 'boomerang-returns'),
  announced: () => __('The carrier knows of it, but doesn’t have it yet.', 'boomerang-returns'),
  moving: () => __('The carrier says it’s on its way.', 'boomerang-returns'),
  delivered: () => __('The carrier says it was delivered.', 'boomerang-returns'),
  returned_to_sender: () => __('The carrier is sending it back.', 'boomerang-returns'),
  lost: () => __('The carrier says it was lost.', 'boomerang-returns'),
};

/** What is known of a number that somebody typed: what speaks against it first. */
export function claimSentence({
  status,
  toStore,
  sinceApproval,
  usedBy,
}: Omit<Claim, 'carrier' | 'trackingNumber' | 'at'>): string {
  const moved = status === 'moving' || status === 'delivered';
  return [
    usedBy ? usedSentence(usedBy) : '',
    (knownWord(statuses, status) ?? statuses.unknown)(),
    moved ? placeSentence(toStore) : '',
    moved ? sinceSentence(sinceApproval) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** `USPS 9400: …` for each. */
export function claimSentences(claims: readonly Claim[]): string {
  return claims
    .map((claim) =>
      /* translators: 1: carrier and tracking number, 2: what is known of it. */
      sprintf(__('%1$s: %2$s', 'boomerang-returns'), claimedParcel(claim), claimSentence(claim)),
    )
    .join(' ');
}

export function claimedParcel({ carrier, trackingNumber }: Pick<Claim, 'carrier' | 'trackingNumber'>): string {
  return [carrier && carrierName(carrier), trackingNumber].filter(Boolean).join(' ');
}

/** A number that others have, too, proves nothing. */
export function usedSentence({ by, number }: NonNullable<Claim['usedBy']>): string {
  switch (by) {
    case 'return':
      /* translators: %s: number of another return. */
      return sprintf(__('It’s no proof: return %s has the same number.', 'boomerang-returns'), number);
    case 'order':
      /* translators: %s: number of an order. */
      return sprintf(__('It’s no proof: order %s was sent out under this number.', 'boomerang-returns'), number);
    case 'own_order':
      return __('It’s no proof: you sent this order out under this number.', 'boomerang-returns');
    default:
      return by satisfies never;
  }
}

function placeSentence(toStore: boolean | null): string {
  if (toStore === null) return __('The carrier doesn’t say where it goes.', 'boomerang-returns');
  return toStore
    ? __('It goes to your address.', 'boomerang-returns')
    : __('It doesn’t go to your address.', 'boomerang-returns');
}

function sinceSentence(sinceApproval: boolean | null): string {
  if (sinceApproval === null) return '';
  return sinceApproval
    ? __('It was first scanned after you approved the return.', 'boomerang-returns')
    : __('It was on its way before you approved the return.', 'boomerang-returns');
}
