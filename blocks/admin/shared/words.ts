import { __ } from '@wordpress/i18n';
import type { ResolutionView } from '../../../bridge/contract/common.ts';
import type { ListItem } from '../../../bridge/contract/staff.ts';
import { knownWord } from '../../api/known-word.ts';

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
  return knownWord(states, state)?.() ?? { label: state, tone: 'neutral' };
}

const attentions: Record<Attention, () => Word> = {
  decision: () => ({ label: __('Decision needed', 'boomerang-returns'), tone: 'warn' }),
  deadline: () => ({ label: __('Refund due soon', 'boomerang-returns'), tone: 'bad' }),
  failed_payout: () => ({ label: __('Payout failed', 'boomerang-returns'), tone: 'bad' }),
  in_doubt: () => ({ label: __('In doubt', 'boomerang-returns'), tone: 'bad' }),
  payment_at_risk: () => ({ label: __('Payment may be lost', 'boomerang-returns'), tone: 'bad' }),
  pay_by_hand: () => ({ label: __('Pay by hand', 'boomerang-returns'), tone: 'warn' }),
  held_payout: () => ({ label: __('Payout waits for you', 'boomerang-returns'), tone: 'warn' }),
  unpaid_order: () => ({ label: __('Order not paid', 'boomerang-returns'), tone: 'warn' }),
  failed_effect: () => ({ label: __('Something failed', 'boomerang-returns'), tone: 'bad' }),
};

export function attentionWord(attention: Attention): Word {
  return knownWord(attentions, attention)?.() ?? { label: __('Needs attention', 'boomerang-returns'), tone: 'warn' };
}

const resolutions: Record<ResolutionView, () => string> = {
  refund: () => __('Refund', 'boomerang-returns'),
  store_credit: () => __('Store credit', 'boomerang-returns'),
  exchange: () => __('Exchange', 'boomerang-returns'),
  keep: () => __('Keeps the item', 'boomerang-returns'),
};

export function resolutionWord(resolution: ResolutionView): string {
  return knownWord(resolutions, resolution)?.() ?? resolution;
}

/** `Refund, Exchange`. */
export function resolutionWords(all: readonly ResolutionView[]): string {
  return all.map(resolutionWord).join(', ');
}

export function kindWord(kind: ListItem['kind']): string {
  return kind === 'withdrawal' ? __('Withdrawal', 'boomerang-returns') : __('Return', 'boomerang-returns');
}
