import { __, sprintf } from '@wordpress/i18n';
import { parseDecimal, writeDecimal } from '../shared/decimal.ts';

interface Kind {
  readonly decimals: number;
  readonly bounds: readonly [number, number];
  /** Nothing typed is an answer: no limit. */
  readonly mayBeEmpty: boolean;
  /** Writes a bound in the sentence. */
  readonly write?: (value: number) => string;
}

export type ReadNumber = { value: number | null } | { sentence: string };

/** What was typed as a whole number of the smallest unit, or what to change. */
export function readNumber(text: string, kind: Kind): ReadNumber {
  if (kind.mayBeEmpty && text.trim() === '') return { value: null };
  const value = parseDecimal(text, kind.decimals);
  const [min, max] = kind.bounds;
  if (value !== null && value >= min && value <= max) return { value };
  return { sentence: sentenceFor(kind) };
}

function sentenceFor({ decimals, bounds: [min, max], write }: Kind): string {
  const plain = write ?? ((value: number) => writeDecimal(value, decimals));
  if (write) {
    return sprintf(
      /* translators: 1: smallest amount, 2: largest amount. */
      __('Write an amount from %1$s to %2$s.', 'boomerang-returns'),
      plain(min),
      plain(max),
    );
  }
  return decimals === 0
    ? /* translators: 1: smallest number, 2: largest number. */
      sprintf(__('Write a whole number from %1$s to %2$s.', 'boomerang-returns'), plain(min), plain(max))
    : sprintf(
        /* translators: 1: smallest number, 2: largest number, 3: how many digits after the point. */
        __('Write a number from %1$s to %2$s, with at most %3$d digits after the point.', 'boomerang-returns'),
        plain(min),
        plain(max),
        decimals,
      );
}
