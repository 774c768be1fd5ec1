import { __, sprintf } from '@wordpress/i18n';
import { formatDateTime } from '../shared/format.ts';
import type { WordsOf } from './finding-words.ts';

export const decimalsWords: WordsOf = ({ from, to, at }) => ({
  title: sprintf(
    /* translators: 1, 2: numbers of decimals. 3: date and time. */
    __('WooCommerce’s “Number of decimals” changed from %1$d to %2$d on %3$s.', 'boomerang-returns'),
    Number(from),
    Number(to),
    formatDateTime(String(at)),
  ),
  todo: __(
    'Orders with returns are counted as before, and the amounts in your policy keep their worth. There is nothing to do. If it was a mistake, set it back under WooCommerce → Settings → General.',
    'boomerang-returns',
  ),
});
