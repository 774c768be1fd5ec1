import { __, sprintf } from '@wordpress/i18n';
import type { WordsOf } from './finding-words.ts';

/** The setting is written out, so that it can be copied as it stands. */
export const proxyWords: WordsOf = ({ kind, addresses }) => {
  const setting = `define( 'BOOMERANG_TRUSTED_PROXIES', '${String(addresses)}' );`;
  return {
    title:
      kind === 'cloudflare'
        ? __('All your shoppers seem to come from Cloudflare’s addresses.', 'boomerang-returns')
        : sprintf(
            /* translators: %s: one or several network addresses. */
            __('All your shoppers seem to come from %s.', 'boomerang-returns'),
            String(addresses),
          ),
    todo: [
      sprintf(
        /* translators: %s: a line of PHP for wp-config.php. */
        __('If this is your proxy or CDN, add this line to wp-config.php: %s', 'boomerang-returns'),
        setting,
      ),
      __(
        'Until then Boomerang can’t tell shoppers apart, so it allows many more wrong tries before it refuses any.',
        'boomerang-returns',
      ),
    ].join(' '),
  };
};
