import { __ } from '@wordpress/i18n';

type LegName = 'siteToBridge' | 'bridgeToSite' | 'woocommerceRead' | 'woocommerceWrite';

const secretsDiffer = () =>
  __(
    'The two secrets differ. BOOMERANG_SECRET of the bridge and the secret above have to be the same.',
    'boomerang-returns',
  );
const update = () =>
  __('Plugin and bridge have versions that do not fit together. Update the older one.', 'boomerang-returns');
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
    cannot_read: () =>
      __(
        'Check that WooCommerce is active, and that WC_KEY and WC_SECRET of the bridge are a key from WooCommerce → Settings → Advanced → REST API.',
        'boomerang-returns',
      ),
  },
  woocommerceWrite: {
    cannot_write: () =>
      __(
        'The key may only read. In WooCommerce → Settings → Advanced → REST API set it to “Read/Write”.',
        'boomerang-returns',
      ),
  },
};

export function fixOf(leg: LegName, code: string): string | undefined {
  return fixes[leg][code]?.();
}
