import { __, sprintf } from '@wordpress/i18n';
import type { HealthFindingView } from '../../../bridge/contract/health.ts';
import { knownWord } from '../../api/known-word.ts';
import { lifeWords } from './life-words.ts';
import { siteWords } from './site-words.ts';

/** What is wrong and what to do about it; `link` is where one does it. */
export interface FindingWords {
  title: string;
  todo: string;
  link?: { label: string; url: string };
}
export type Code = HealthFindingView['code'];
export type WordsOf = (params: HealthFindingView['params']) => FindingWords;

const words: Record<Code, WordsOf> = { ...siteWords, ...lifeWords };

export function findingWords({ code, params }: Pick<HealthFindingView, 'code' | 'params'>): FindingWords {
  return (
    knownWord(words, code)?.(params) ?? {
      /* translators: %s: technical name of what was found. */
      title: sprintf(__('Something needs a look (%s).', 'boomerang-returns'), code),
      todo: __('This version can’t explain it: update Boomerang, or reload this page.', 'boomerang-returns'),
    }
  );
}
