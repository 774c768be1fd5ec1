import { __ } from '@wordpress/i18n';
import type { VerdictView } from '../../bridge/contract/common.ts';
import { createFormat } from './shop-format.ts';
import { decidedForShopper } from './shop-verdict-decided.ts';
import { refusedForShopper } from './shop-verdict-refused.ts';
import type { Currency, Told } from './shop-verdict-told.ts';

const sentences: Readonly<Record<string, (told: Told) => string>> = { ...refusedForShopper, ...decidedForShopper };

/** One plain sentence for the shopper, with the date or number that decided. `locale`: WordPress locale of the page. */
export function shopperVerdict(
  { code, params }: Pick<VerdictView, 'code' | 'params'>,
  currency: Currency,
  locale: string,
): string {
  const format = createFormat(locale);
  const number = (name: string) => (typeof params[name] === 'number' ? params[name] : null);
  const text = (name: string) => (typeof params[name] === 'string' && params[name] !== '' ? params[name] : null);
  const written = <T>(value: T | null, write: (value: T) => string) => (value === null ? null : write(value));
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return (
    sentence?.({
      text,
      number,
      date: (name) => written(text(name), format.date),
      money: (name) => written(number(name), (amount) => format.money(amount, currency)),
      country: (name) => written(text(name), format.country),
    }) ??
    __('The store’s rules don’t allow this. Please write to the store if you have a question.', 'boomerang-returns')
  );
}
