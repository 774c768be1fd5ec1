import { describe, expect, it } from 'vitest';
import type { PluginSite } from '../support/plugin-site.ts';

const STATE = `
  global $wpdb;
  $left = array();
  foreach ( array( 'nonces', 'keys', 'acts', 'kept', 'turns' ) as $name ) {
    $left[ $name ] = null !== $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->prefix . 'boomerang_' . $name ) );
  }
  $left['options'] = get_option( 'boomerang_secret' ) || get_option( 'boomerang_schema' ) || get_option( 'boomerang_public_facts' ) || get_option( 'boomerang_rights' );
  $left['events'] = (bool) wp_next_scheduled( 'boomerang_prune' );
  $left['returns'] = get_role( 'administrator' )->has_cap( 'handle_boomerang_returns' );
  $left['role']    = null !== get_role( 'boomerang_warehouse' );
  $left['policy']  = get_role( 'administrator' )->has_cap( 'manage_boomerang_policy' );
  return $left;`;

export function lifetimeSuite(running: () => PluginSite): void {
  describe('the plugin’s traces in WordPress', () => {
    const all = (present: boolean) => ({
      nonces: present,
      keys: present,
      acts: present,
      kept: present,
      turns: present,
      events: present,
      options: present,
      returns: present,
      policy: present,
      role: present,
    });

    it('go when it is deleted, and come back with the next request when its files are there', async () => {
      expect(await running().site.wp(STATE)).toEqual(all(true));
      const after = await running().site.wp(
        `define( 'WP_UNINSTALL_PLUGIN', 'boomerang-returns/boomerang-returns.php' );
         require WP_PLUGIN_DIR . '/boomerang-returns/uninstall.php';
         ${STATE}`,
      );
      expect(after).toEqual(all(false));
      expect(await running().site.wp(STATE)).toEqual(all(true));
    });

    it('include the capabilities of shop managers, whose role WooCommerce may add later', async () => {
      const may = await running().site.wp<boolean>(
        `add_role( 'shop_manager', 'Shop manager', array( 'read' => true ) );
         do_action( 'activated_plugin', 'woocommerce/woocommerce.php', false );
         return get_role( 'shop_manager' )->has_cap( 'handle_boomerang_returns' );`,
      );
      expect(may).toBe(true);
    });
  });
}
