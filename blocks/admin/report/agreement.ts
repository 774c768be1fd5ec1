import { __, sprintf } from '@wordpress/i18n';
import { formatAmount } from '../shared/format.ts';
import type { Row } from './columns.ts';

export interface Agreement {
  tone: 'good' | 'bad' | 'neutral';
  text: string;
}

/** Whether WooCommerce has the same sum of refunds as Boomerang's books, and else what differs. */
export function agreementOf(row: Row): Agreement {
  const { store, refunded } = row;
  if (!store) return { tone: 'neutral', text: __('Not read yet', 'boomerang-returns') };
  if (store.agrees) return { tone: 'good', text: __('Agrees to the cent', 'boomerang-returns') };
  const missing = refunded - store.ours;
  if (missing === 0) {
    return {
      tone: 'bad',
      text: __('The sums are the same, but not all of their parts. Compare the refunds.', 'boomerang-returns'),
    };
  }
  const difference = formatAmount(Math.abs(missing), row);
  return {
    tone: 'bad',
    text:
      missing > 0
        ? sprintf(
            /* translators: %s: amount. */
            __('WooCommerce has %s less. Perhaps a refund was deleted there.', 'boomerang-returns'),
            difference,
          )
        : sprintf(
            /* translators: %s: amount. */
            __(
              'WooCommerce has %s more. Perhaps a refund of Boomerang was changed there, or is not in the books yet.',
              'boomerang-returns',
            ),
            difference,
          ),
  };
}
