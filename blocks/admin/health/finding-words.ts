import type { HealthFindingView } from '../../../bridge/contract/health.ts';
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
  return words[code](params);
}
