import { __ } from '@wordpress/i18n';
import type { VerdictView } from '../../bridge/contract/common.ts';
import { decidedSentences } from './verdict-decided-owner.ts';
import { named, type Currency, type Named, type ReasonTitle } from './verdict-params.ts';
import { refusedSentences } from './verdict-refused-owner.ts';

export { ruleName } from './rule-name.ts';

const sentences: Readonly<Record<string, (told: Named) => string>> = { ...refusedSentences, ...decidedSentences };

/**
 * One plain sentence for the store owner, with the date or number that decided. `money`: how amounts are written where the verdict does not
 * say it; `reasonTitle`: names the reason that decided.
 */
export function ownerVerdict(
  { code, params }: Pick<VerdictView, 'code' | 'params'>,
  money: Currency,
  reasonTitle: ReasonTitle = () => null,
): string {
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return sentence?.(named(params, money, reasonTitle)) ?? __('Decided by your policy.', 'boomerang-returns');
}
