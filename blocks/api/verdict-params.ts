import { sprintf } from '@wordpress/i18n';
import type { VerdictView } from '../../bridge/contract/common.ts';
import { formatAmount, formatDate } from '../admin/shared/format.ts';
import { countryName } from './country-name.ts';

export interface Currency {
  readonly currency: string;
  readonly decimals: number;
}

/** What a verdict names, written for a reader; null where the verdict does not say it. */
export interface Named {
  text(name: string): string | null;
  number(name: string): number | null;
  date(name: string): string | null;
  money(name: string): string | null;
  country(name: string): string | null;
}

export function named(params: VerdictView['params'], currency: Currency): Named {
  const number = (name: string) => (typeof params[name] === 'number' ? params[name] : null);
  const text = (name: string) => (typeof params[name] === 'string' && params[name] !== '' ? params[name] : null);
  const written = <T>(value: T | null, write: (value: T) => string) => (value === null ? null : write(value));
  return {
    text,
    number,
    date: (name) => written(text(name), (at) => (Number.isNaN(Date.parse(at)) ? at : formatDate(at))),
    money: (name) => written(number(name), (amount) => formatAmount(amount, currency)),
    country: (name) => written(text(name), countryName),
  };
}

/** The sentence with all its values; `bare` where one of them is not known (a verdict of an older version). */
export function filled(sentence: string, values: readonly (string | number | null)[], bare: string): string {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? fill(sentence, ...known) : bare;
}

/** `sprintf` for a sentence that was chosen beforehand, so that its type does not tell how many values it takes. */
export const fill = sprintf as (sentence: string, ...values: (string | number)[]) => string;
