import { __ } from '@wordpress/i18n';
import type { ParcelDetail } from '../../../bridge/contract/parcel.ts';
import { awaitParcel, inspectStep, type Step } from '../return/next-step.ts';

/** The one thing to do with the parcel now. */
export function parcelStep(detail: ParcelDetail): Step {
  if (detail.can.includes('inspect')) return inspectStep(false);
  if (detail.can.includes('receive')) return awaitParcel(detail);
  if (detail.state === 'requested') {
    return {
      kind: 'wait',
      title: __('Nothing to do for you at the moment', 'boomerang-returns'),
      text: __('Your colleagues have not decided on this return yet.', 'boomerang-returns'),
    };
  }
  return { kind: 'done', title: __('Nothing left to do', 'boomerang-returns'), text: endSentence(detail) };
}

function endSentence({ state, lines }: ParcelDetail): string {
  if (lines.length === 0) return __('Nothing is sent back: the shopper keeps every item.', 'boomerang-returns');
  switch (state) {
    case 'rejected':
      return __(
        'This return was rejected. If the parcel comes all the same, ask your colleagues.',
        'boomerang-returns',
      );
    case 'cancelled':
      return __('This return was cancelled.', 'boomerang-returns');
    case 'expired':
      return __('The shopper did not send the parcel in time, so the return has lapsed.', 'boomerang-returns');
    default:
      return __('The parcel was received and inspected.', 'boomerang-returns');
  }
}
