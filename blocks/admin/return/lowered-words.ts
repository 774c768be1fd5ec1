import { __, sprintf } from '@wordpress/i18n';
import { formatAmount } from '../shared/format.ts';

interface Lowered {
  amount: number;
  reason: string;
}

/** Within a sentence or a list about one item. */
export function loweredWords({ amount, reason }: Lowered, currency: { currency: string; decimals: number }): string {
  return sprintf(
    /* translators: 1: amount, 2: reason that the store gives. */
    __('%1$s less is paid: “%2$s”', 'boomerang-returns'),
    formatAmount(amount, currency),
    reason,
  );
}

/** A sentence of its own. `amount` is written out. */
export function loweredSentence(item: string, amount: string, reason: string): string {
  return sprintf(
    /* translators: 1: product, 2: amount of money, 3: reason that the store gives. */
    __('For “%1$s” %2$s less is paid: “%3$s”', 'boomerang-returns'),
    item,
    amount,
    reason,
  );
}
