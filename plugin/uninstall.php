<?php
/**
 * Takes away what the plugin put into this WordPress. Returns live in the bridge's database and stay there.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/inc/database.php';
require_once __DIR__ . '/inc/rights.php';
require_once __DIR__ . '/inc/capabilities.php';
require_once __DIR__ . '/inc/settings.php';
require_once __DIR__ . '/inc/pruning.php';

Boomerang\Pruning\unschedule();
wp_clear_scheduled_hook( 'boomerang_deliver_kept' );
wp_unschedule_hook( 'boomerang_mend_refunds' );
Boomerang\Database\uninstall();
Boomerang\Capabilities\revoke();
foreach ( Boomerang\Settings\OPTIONS as $boomerang_option ) {
	delete_option( $boomerang_option );
}
