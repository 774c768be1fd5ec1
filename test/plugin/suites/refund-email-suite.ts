import { beforeAll, describe, expect, it } from 'vitest';
import type { PluginSite } from '../support/plugin-site.ts';

const EFFECT = '0f3c1d2e-4b5a-4c6d-8e7f-901234567890';
const REFUND = `
  class WC_Order_Refund {
    public function __construct( private array $data ) {}
    public function get_reason() { return $this->data['reason'] ?? ''; }
    public function get_meta( $key ) { return $this->data['meta'][ $key ] ?? ''; }
  }
  $GLOBALS['owner_settings'] = array();`;

export function refundEmailSuite(running: () => PluginSite): void {
  describe('WooCommerce’s own e-mail about a refund', () => {
    /** As WooCommerce asks: by the filter of its e-mail, with the refund in it. */
    const isSent = (refund: { reason?: string; meta?: Record<string, string> } | null, id = 'customer_refunded_order') =>
      running().site.wp<boolean>(
        `${REFUND}
         $email         = new stdClass();
         $email->refund = $input['refund'] ? new WC_Order_Refund( $input['refund'] ) : false;
         return apply_filters( 'woocommerce_email_enabled_' . $input['id'], true, null, $email );`,
        { refund, id },
      );
    const tell = (storeRefundEmail: boolean) =>
      running().site.wp(
        `Boomerang\\PublicFacts\\keep( base64_encode( wp_json_encode( $input ) ) ); return true;`,
        { withdrawal: false, storeRefundEmail },
      );
    beforeAll(() => tell(false));

    it('stays away for a refund of Boomerang, known by its reason before WooCommerce saves its meta', async () => {
      const ours = { reason: `RMA-1001 [boomerang ${EFFECT}]` };
      expect(await isSent(ours)).toBe(false);
      expect(await isSent(ours, 'customer_partially_refunded_order')).toBe(false);
      expect(await isSent({ reason: 'changed by hand', meta: { _boomerang_effect: EFFECT } })).toBe(false);
    });

    it('goes out for all other refunds, and is there for WooCommerce’s settings', async () => {
      expect(await isSent({ reason: 'Broken [boomerang]' })).toBe(true);
      expect(await isSent(null)).toBe(true);
    });

    it('goes out for ours too where the policy wants it', async () => {
      await tell(true);
      expect(await isSent({ reason: `RMA-1001 [boomerang ${EFFECT}]` })).toBe(true);
      await tell(false);
    });
  });
}
