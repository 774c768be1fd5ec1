import { __ } from '@wordpress/i18n';

type LegName = 'siteToBridge' | 'bridgeToSite' | 'woocommerceRead' | 'woocommerceWrite';

const secretsDiffer = () =>
  __(
    'The two secrets differ. BOOMERANG_SECRET of the bridge and the secret above have to be the same.',
    'boomerang-returns',
  );
const update = () =>
  __('Plugin and bridge have versions that do not fit together. Update the older one.', 'boomerang-returns');
const closed = () =>
  __(
    'A security plugin closes the REST API, to the bridge too. Allow addresses below /wp-json/wc/ and /wp-json/boomerang/ in it.',
    'boomerang-returns',
  );
const blocked = () =>
  __(
    'A firewall or security plugin blocks the bridge. Allow the address of the machine it runs on, or addresses below /wp-json/.',
    'boomerang-returns',
  );
const redirected = () =>
  __(
    'The site redirects the bridge. Set WORDPRESS_URL to the address above, with https and www exactly as it stands there.',
    'boomerang-returns',
  );
const page = () =>
  __(
    'A page came instead of an answer. Open Settings → Permalinks and save, and take /wp-json/ out of caches.',
    'boomerang-returns',
  );
const keyLost = () =>
  __(
    'The web server strips the header with the key, or hides https from WordPress. For Apache with CGI add “CGIPassAuth On” to .htaccess; behind a proxy let it send X-Forwarded-Proto, and let WordPress read it.',
    'boomerang-returns',
  );
const slow = () =>
  __(
    'The site answers, but is slow. Look at what loads it: plugins, the database, too few PHP workers.',
    'boomerang-returns',
  );
const siteSilent = () =>
  __(
    'The bridge gets no answer from your site. Check that WORDPRESS_URL of the bridge is the address above and can be opened from the machine it runs on.',
    'boomerang-returns',
  );

/** What to do about a code, leg by leg. */
const fixes: Record<LegName, Record<string, () => string>> = {
  siteToBridge: {
    bridge_unreachable: () =>
      __(
        'Nobody answers at the bridge’s address. Start the bridge, and check that the address above is right and no firewall is between them.',
        'boomerang-returns',
      ),
    bridge_not_configured: () => __('Enter the address and the secret above and save them first.', 'boomerang-returns'),
    bridge_bad_answer: () =>
      __('Something answers at this address, but it is not the bridge. Check address and port.', 'boomerang-returns'),
    signature_refused: secretsDiffer,
    protocol_version: update,
  },
  bridgeToSite: {
    signature_refused: secretsDiffer,
    protocol_version: update,
    other_site: () =>
      __(
        'The site that answered calls itself differently. WORDPRESS_URL of the bridge has to be exactly the address above.',
        'boomerang-returns',
      ),
    unreachable: siteSilent,
    timeout: siteSilent,
  },
  woocommerceRead: {
    key_lost: keyLost,
    closed,
    blocked,
    page,
    redirected,
    timeout: slow,
    unreachable: siteSilent,
    no_route: () => __('Activate WooCommerce on this site.', 'boomerang-returns'),
    not_allowed: () =>
      __(
        'Check that WooCommerce is active, and that WC_KEY and WC_SECRET of the bridge are a key from WooCommerce → Settings → Advanced → REST API.',
        'boomerang-returns',
      ),
  },
  woocommerceWrite: {
    closed,
    blocked,
    timeout: slow,
    not_allowed: () =>
      __(
        'The key may only read. In WooCommerce → Settings → Advanced → REST API set it to “Read/Write”.',
        'boomerang-returns',
      ),
  },
};

export function fixOf(leg: LegName, code: string): string | undefined {
  return fixes[leg][code]?.();
}
