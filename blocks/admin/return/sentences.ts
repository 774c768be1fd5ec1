import { __, sprintf } from '@wordpress/i18n';
import type { TimelineEntry } from '../../../bridge/contract/staff.ts';
import type { ReturnEventType } from '../../../bridge/domain/return.ts';
import { knownWord } from '../../api/known-word.ts';
import { claimSentences } from './claim-sentences.ts';
import { creditSentences } from './credit-sentences.ts';
import { decisionSentences } from './decision-sentences.ts';
import { exchangeSentences } from './exchange-sentences.ts';
import { moneySentences } from './money-sentences.ts';
import { parcelSentences } from './parcel-sentences.ts';
import { serviceSentences } from './service-sentences.ts';

export type Sentence = (entry: TimelineEntry) => string;

/** One sentence per kind of event: a kind without one does not compile. */
const sentences: Record<ReturnEventType, Sentence> = {
  ...decisionSentences,
  ...parcelSentences,
  ...claimSentences,
  ...moneySentences,
  ...creditSentences,
  ...exchangeSentences,
  ...serviceSentences,
};

export function eventSentence(entry: TimelineEntry): string {
  const known = knownWord(sentences, entry.type);
  if (known) return known(entry);
  return sprintf(
    /* translators: %s: technical name of an event that a newer version records. */
    __('Something happened that this version cannot describe (%s).', 'boomerang-returns'),
    entry.type,
  );
}

/** Who did it, for the line below the sentence. */
export function actorName({ type, name }: TimelineEntry['actor']): string {
  if (name) return name;
  if (type === 'staff') return __('Store staff', 'boomerang-returns');
  if (type === 'carrier') return __('Carrier', 'boomerang-returns');
  if (type === 'boomerang') return __('Boomerang', 'boomerang-returns');
  return __('Shopper', 'boomerang-returns');
}
