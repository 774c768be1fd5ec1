import { __, _n, sprintf } from '@wordpress/i18n';
import type { TimelineEntry } from '../../../bridge/contract/staff.ts';
import { PAYOUT_HOLDS } from '../../../bridge/domain/payout-hold.ts';
import type { ReturnEventType } from '../../../bridge/domain/return.ts';
import { currencyIn } from '../../api/currency-in.ts';
import { ownerVerdict } from '../../api/verdict-owner.ts';
import { formatDate } from '../shared/format.ts';
import { amountOf, countOf, textOf } from './event-data.ts';
import { heldSentence } from './payout-words.ts';
import type { Payout } from './payouts.ts';
import type { Sentence } from './sentences.ts';

type DecisionEvent = Extract<
  ReturnEventType,
  'decided' | 'overridden' | 'changed' | 'cancelled' | 'payout_held' | 'payout_released' | 'deadline_near'
>;

export const decisionSentences: Record<DecisionEvent, Sentence> = {
  decided: ({ data }) => ownerVerdict({ code: textOf(data, 'code'), params: data }, currencyIn(data)),
  overridden: ({ data }) =>
    textOf(data, 'reason')
      ? /* translators: %s: reason that staff wrote. */
        sprintf(__('The policy was overridden: “%s”', 'boomerang-returns'), textOf(data, 'reason'))
      : __('The policy was overridden.', 'boomerang-returns'),
  changed: ({ data }) => {
    const lines = countOf(data, 'lines');
    if (lines === null) return __('The return was changed.', 'boomerang-returns');
    return sprintf(
      /* translators: %d: number of different items. */
      _n(
        'The return was changed: it is now about %d item.',
        'The return was changed: it is now about %d items.',
        lines,
        'boomerang-returns',
      ),
      lines,
    );
  },
  cancelled: () => __('The return was cancelled.', 'boomerang-returns'),
  payout_held: (entry) => heldEvent(entry),
  payout_released: ({ data }) => {
    if (data['resolution'] === 'exchange') return __('Staff let the exchange go ahead.', 'boomerang-returns');
    return data['resolution'] === 'store_credit'
      ? __('Staff let the store credit go ahead.', 'boomerang-returns')
      : __('Staff let the payout go ahead.', 'boomerang-returns');
  },
  deadline_near: ({ data }) =>
    textOf(data, 'refundBy')
      ? /* translators: %s: date. */
        sprintf(
          __('A warning went out: all has to be paid back by %s.', 'boomerang-returns'),
          formatDate(textOf(data, 'refundBy')),
        )
      : __('A warning went out: the date until which all has to be paid back is near.', 'boomerang-returns'),
};

function heldEvent({ data }: TimelineEntry): string {
  const amount = amountOf(data);
  const what = amount
    ? /* translators: %s: amount. */
      sprintf(__('A payout of %s was held.', 'boomerang-returns'), amount)
    : __('A payout was held.', 'boomerang-returns');
  const held = textOf(data, 'held');
  if (held === 'over_ceiling' && typeof data['worth'] === 'number') {
    return `${what} ${ownerVerdict({ code: held, params: data }, currencyIn(data))}`;
  }
  return KNOWN.has(held) ? `${what} ${heldSentence(held as NonNullable<Payout['held']>)}` : what;
}

const KNOWN = new Set<string>(PAYOUT_HOLDS);
