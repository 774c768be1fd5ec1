import { __ } from '@wordpress/i18n';
import type { ListItem, ReturnDetail } from '../../../bridge/contract/staff.ts';

export type State = ListItem['state'];
export type Attention = NonNullable<ListItem['attention']>;
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';

interface Word {
  label: string;
  tone: Tone;
}

const states: Record<State, () => Word> = {
  requested: () => ({ label: __('Requested', 'boomerang-returns'), tone: 'warn' }),
  approved: () => ({ label: __('Approved', 'boomerang-returns'), tone: 'info' }),
  in_transit: () => ({ label: __('On its way', 'boomerang-returns'), tone: 'info' }),
  received: () => ({ label: __('Received', 'boomerang-returns'), tone: 'info' }),
  inspected: () => ({ label: __('Inspected', 'boomerang-returns'), tone: 'info' }),
  closed: () => ({ label: __('Closed', 'boomerang-returns'), tone: 'good' }),
  rejected: () => ({ label: __('Rejected', 'boomerang-returns'), tone: 'neutral' }),
  cancelled: () => ({ label: __('Cancelled', 'boomerang-returns'), tone: 'neutral' }),
  expired: () => ({ label: __('Expired', 'boomerang-returns'), tone: 'neutral' }),
};

export const STATES = Object.keys(states) as State[];

export function stateWord(state: State): Word {
  return states[state]();
}

const attentions: Record<Attention, () => Word> = {
  decision: () => ({ label: __('Decision needed', 'boomerang-returns'), tone: 'warn' }),
  failed_payout: () => ({ label: __('Payout failed', 'boomerang-returns'), tone: 'bad' }),
  in_doubt: () => ({ label: __('In doubt', 'boomerang-returns'), tone: 'bad' }),
  pay_by_hand: () => ({ label: __('Pay by hand', 'boomerang-returns'), tone: 'warn' }),
  failed_effect: () => ({ label: __('Something failed', 'boomerang-returns'), tone: 'bad' }),
};

export function attentionWord(attention: Attention): Word {
  return attentions[attention]();
}

const resolutions: Record<ListItem['resolution'], () => string> = {
  refund: () => __('Refund', 'boomerang-returns'),
  store_credit: () => __('Store credit', 'boomerang-returns'),
  exchange: () => __('Exchange', 'boomerang-returns'),
};

export function resolutionWord(resolution: ListItem['resolution']): string {
  return resolutions[resolution]();
}

/** When the money moves, as a sentence. */
const moments: Record<ReturnDetail['payout']['moneyMoves'], () => string> = {
  approval: () => __('The refund is made as soon as the return is approved.', 'boomerang-returns'),
  first_scan: () => __('The refund is made when the carrier scans the parcel for the first time.', 'boomerang-returns'),
  receipt: () => __('The refund is made when you mark the parcel as received.', 'boomerang-returns'),
  inspection: () => __('The refund is made after you have inspected the items.', 'boomerang-returns'),
};

export function momentSentence(moneyMoves: ReturnDetail['payout']['moneyMoves']): string {
  return moments[moneyMoves]();
}
