import { __ } from '@wordpress/i18n';

type LegName = 'siteToBridge' | 'bridgeToSite' | 'woocommerceRead' | 'woocommerceWrite';

const secretsDiffer = () =>
  __(
    'The two secrets differ. BOOMERANG_SECRET of the bridge and the secret above have to be the same.',
    'boomerang-returns',
  );
const update = () =>
  __('Plugin and bridge have versions that do not fit together. Update the older one.', 'boomerang-returns');
const keyRefused = () =>
  __(
    'WooCommerce refused the bridge’s key. Make one in WooCommerce → Settings → Advanced → REST API with “Read/Write”, and give it to the bridge as WC_KEY and WC_SECRET.',
    'boomerang-returns',
  );
const noStore = () =>
  __('There is no WooCommerce at this site. Install and activate it, then test again.', 'boomerang-returns');
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
    unreachable: siteSilent,
    timeout: siteSilent,
  },
  woocommerceRead: { unauthorized: keyRefused, not_found: noStore, unreachable: siteSilent, timeout: siteSilent },
  woocommerceWrite: { unauthorized: keyRefused, not_found: noStore, unreachable: siteSilent, timeout: siteSilent },
};

export function fixOf(leg: LegName, code: string): string | undefined {
  return fixes[leg][code]?.();
}
