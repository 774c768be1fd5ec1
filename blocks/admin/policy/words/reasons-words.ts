import { __, sprintf } from '@wordpress/i18n';
import { resolutionName } from './resolution-name.ts';
import type { Rules } from '../draft.ts';
import { languageName } from '../languages.ts';
import { quoted, type Speech } from './speech.ts';

type Reason = Rules['reasons'][number];

export function reasonsWords({ reasons }: Rules, speech: Speech): string[] {
  const offered = reasons.filter((reason) => !reason.retired);
  const named = (some: readonly Reason[]) => speech.all(some.map((reason) => quoted(reason.title.text)));
  /** The sentence about those for which something holds, if there are any. */
  const about = (sentence: string, holds: (reason: Reason) => boolean) => {
    const some = reasons.filter(holds);
    return some.length > 0 ? [sprintf(sentence as '%s', named(some))] : [];
  };
  return [
    offered.length > 0
      ? /* translators: %s: reasons for a return. */
        sprintf(__('Shoppers choose from %s.', 'boomerang-returns'), named(offered))
      : __('Shoppers have no reason to choose from.', 'boomerang-returns'),
    /* translators: %s: reasons for a return. */
    ...about(__('You are at fault: %s.', 'boomerang-returns'), (one) => one.fault === 'store'),
    /* translators: %s: reasons for a return. */
    ...about(__('A photo is asked for: %s.', 'boomerang-returns'), (one) => one.photoRequired),
    /* translators: %s: reasons for a return. */
    ...about(__('A comment is asked for: %s.', 'boomerang-returns'), (one) => one.commentRequired),
    ...reasons.filter((one) => one.resolutions.length < 4).map((one) => limitedWords(one, speech)),
    /* translators: %s: reasons for a return. */
    ...about(__('Usually can’t be sold again: %s.', 'boomerang-returns'), (one) => !one.sellable),
    /* translators: %s: reasons for a return. */
    ...about(__('Not offered any more: %s.', 'boomerang-returns'), (one) => one.retired),
    ...translatedWords(reasons, speech),
  ];
}

function limitedWords({ title, resolutions }: Reason, speech: Speech): string {
  if (resolutions.length === 0) {
    /* translators: %s: reason for a return. */
    return sprintf(__('%s allows nothing.', 'boomerang-returns'), quoted(title.text));
  }
  return sprintf(
    /* translators: 1: reason for a return, 2: what the shopper may get. */
    __('%1$s only allows %2$s.', 'boomerang-returns'),
    quoted(title.text),
    speech.any(resolutions.map(resolutionName)),
  );
}

/** One sentence a language. */
function translatedWords(reasons: readonly Reason[], speech: Speech): string[] {
  const codes = [...new Set(reasons.flatMap(({ title }) => Object.keys(title.translations)))].sort();
  return codes.flatMap((code) => {
    const titles = reasons.flatMap(({ title }) => title.translations[code] || []);
    return titles.length > 0
      ? /* translators: 1: language, 2: reasons for a return in it. */
        [sprintf(__('In %1$s: %2$s.', 'boomerang-returns'), languageName(code), speech.all(titles.map(quoted)))]
      : [];
  });
}
