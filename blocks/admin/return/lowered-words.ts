import { __, sprintf } from '@wordpress/i18n';
import { formatAmount } from '../shared/format.ts';

interface Lowered {
  amount: number;
  reason: string;
}

/** Within a sentence or a list about one item. The reason is empty once personal data were erased. */
export function loweredWords({ amount, reason }: Lowered, currency: { currency: string; decimals: number }): string {
  /* translators: %s: amount. */
  if (reason === '') return sprintf(__('%s less is paid', 'boomerang-returns'), formatAmount(amount, currency));
  return sprintf(
    /* translators: 1: amount, 2: reason that the store gives. */
    __('%1$s less is paid: “%2$s”', 'boomerang-returns'),
    formatAmount(amount, currency),
    reason,
  );
}

/** A sentence of its own. `amount` is written out. */
export function loweredSentence(item: string, amount: string, reason: string): string {
  /* translators: 1: product, 2: amount of money. */
  if (reason === '') return sprintf(__('For “%1$s” %2$s less is paid.', 'boomerang-returns'), item, amount);
  return sprintf(
    /* translators: 1: product, 2: amount of money, 3: reason that the store gives. */
    __('For “%1$s” %2$s less is paid: “%3$s”', 'boomerang-returns'),
    item,
    amount,
    reason,
  );
}
