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
  /** The title of the reason with this id. */
  reason(name: string): string | null;
}

/** Titles of reasons; null for one that is not known. */
export type ReasonTitle = (id: string) => string | null;

export function named(params: VerdictView['params'], store: Currency, reasonTitle: ReasonTitle): Named {
  const number = (name: string) => (typeof params[name] === 'number' ? params[name] : null);
  const text = (name: string) => (typeof params[name] === 'string' && params[name] !== '' ? params[name] : null);
  const { currency, decimals } = params;
  const own = typeof currency === 'string' && typeof decimals === 'number' ? { currency, decimals } : store;
  const written = <T>(value: T | null, write: (value: T) => string | null) => (value === null ? null : write(value));
  return {
    text,
    number,
    date: (name) => written(text(name), (at) => (Number.isNaN(Date.parse(at)) ? at : formatDate(at))),
    money: (name) => written(number(name), (amount) => formatAmount(amount, own)),
    country: (name) => written(text(name), countryName),
    reason: (name) => written(text(name), reasonTitle),
  };
}

/** The sentence with all its values; `bare` where one of them is not known (a verdict of an older version). */
export function filled(sentence: string, values: readonly (string | number | null)[], bare: string): string {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? fill(sentence, ...known) : bare;
}

/** `sprintf` for a sentence that was chosen beforehand, so that its type does not tell how many values it takes. */
export const fill = sprintf as (sentence: string, ...values: (string | number)[]) => string;
