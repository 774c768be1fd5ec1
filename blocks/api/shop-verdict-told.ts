import { sprintf } from '@wordpress/i18n';

export interface Currency {
  readonly currency: string;
  readonly decimals: number;
}

/** What a verdict names, written for a shopper; null where the verdict does not say it. */
export interface Told {
  text(name: string): string | null;
  number(name: string): number | null;
  date(name: string): string | null;
  money(name: string): string | null;
  country(name: string): string | null;
}

/** The sentence with what decided; `bare` where the verdict does not say it (one of an older version). */
export function filled(sentence: string, value: string | number | null, bare: string): string {
  return value === null ? bare : sprintf(sentence as '%s', String(value));
}
