<?php
/**
 * Returns in wp-admin: the menu and the places where the screens mount. The screens are JavaScript and ask the bridge.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Admin;

use Boomerang\Capabilities;
use Boomerang\Kept;
use Boomerang\Rights;
use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

const HANDLE = 'boomerang-admin';
const BUILD  = \Boomerang\PLUGIN_DIR . '/build/admin';

// Page slug of each screen; the first one is the menu itself.
const PAGES = array(
	'returns'    => 'boomerang-returns',
	'report'     => 'boomerang-report',
	'health'     => 'boomerang-health',
	'policy'     => 'boomerang-policy',
	'connection' => 'boomerang-connection',
);

function bootstrap(): void {
	add_action( 'admin_menu', __NAMESPACE__ . '\\add_menu' );
	add_action( 'admin_enqueue_scripts', __NAMESPACE__ . '\\enqueue' );
	add_filter( 'plugin_action_links_' . plugin_basename( \Boomerang\PLUGIN_FILE ), __NAMESPACE__ . '\\add_settings_link' );
}

/**
 * A menu of our own, not below WooCommerce's, which needs edit_others_shop_orders. Each user sees the screens that they may use.
 */
function add_menu(): void {
	$returns = __( 'Returns', 'boomerang-returns' );
	add_menu_page( $returns, $returns, capability( 'returns' ), PAGES['returns'], __NAMESPACE__ . '\\render', 'dashicons-undo', 55.6 );
	add_page( 'returns', $returns );
	add_page( 'report', __( 'Report', 'boomerang-returns' ) );
	add_page( 'health', __( 'Health', 'boomerang-returns' ) );
	add_page( 'policy', __( 'Return policy', 'boomerang-returns' ) );
	add_page( 'connection', __( 'Connection', 'boomerang-returns' ) );
}

function add_page( string $screen, string $title ): void {
	add_submenu_page( PAGES['returns'], $title, $title, capability( $screen ), PAGES[ $screen ], __NAMESPACE__ . '\\render' );
}

/**
 * WordPress asks for one capability a page; of several that do, the one that the current user has.
 */
function capability( string $screen ): string {
	return Capabilities\own_of( Rights\SCREENS[ $screen ] );
}

function enqueue(): void {
	if ( '' === current_screen() || ! is_built() ) {
		return;
	}
	$asset = require BUILD . '/index.asset.php';
	$url   = plugins_url( 'build/admin/', \Boomerang\PLUGIN_FILE );
	wp_enqueue_script( HANDLE, $url . 'index.js', $asset['dependencies'], $asset['version'], true );
	wp_set_script_translations( HANDLE, 'boomerang-returns', \Boomerang\PLUGIN_DIR . '/languages' );

	wp_enqueue_style( 'wp-components' );
	foreach ( array( 'index', 'style-index' ) as $sheet ) {
		if ( is_readable( BUILD . "/$sheet.css" ) ) {
			wp_enqueue_style( HANDLE . '-' . $sheet, $url . $sheet . '.css', array( 'wp-components' ), $asset['version'] );
			wp_style_add_data( HANDLE . '-' . $sheet, 'rtl', 'replace' );
		}
	}
}

function render(): void {
	$screen = current_screen();
	// Where WordPress moves other plugins' notices; without it they would land inside the screen.
	echo '<div class="wrap"><hr class="wp-header-end">';
	// By PHP: while the bridge is down the screens themselves have nothing to show.
	foreach ( Kept\standing() as $sentence ) {
		notice( $sentence );
	}
	if ( ! is_built() ) {
		echo '<h1>' . esc_html( get_admin_page_title() ) . '</h1>';
		notice( __( 'The screens of Boomerang Returns are not built. Install the packaged plugin, or run “npm run build” in its source folder.', 'boomerang-returns' ) );
	} else {
		if ( 'connection' !== $screen && ! Settings\is_connected() && current_user_can( Capabilities\POLICY ) ) {
			notice( __( 'No bridge is connected yet: enter its address and the shared secret on the Connection page.', 'boomerang-returns' ) );
		}
		printf(
			'<div id="boomerang-admin" data-screen="%1$s" data-connection="%2$s" data-order-url="%3$s" data-locales="%4$s" data-caps="%5$s" data-time-zone="%6$s" data-rest-root="%7$s"></div>',
			esc_attr( $screen ),
			esc_attr( 'connection' === $screen ? wp_json_encode( Settings\connection() ) : '' ),
			esc_attr( order_page() ),
			esc_attr( implode( ',', locales() ) ),
			// What the screens offer. It is no guard: site and bridge judge each call.
			esc_attr( implode( ',', array_filter( Rights\CAPABILITIES, 'current_user_can' ) ) ),
			esc_attr( wp_timezone_string() ),
			esc_url( rest_url( 'boomerang/v1/' ) )
		);
	}
	echo '</div>';
}

/**
 * Our screen that is shown now: returns, report, health, policy or connection; empty elsewhere.
 */
function current_screen(): string {
	$page = isset( $_GET['page'] ) ? sanitize_key( wp_unslash( $_GET['page'] ) ) : ''; // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- chooses a screen, changes nothing.
	return (string) array_search( $page, PAGES, true );
}

/**
 * Address of WooCommerce's page of an order, with {id} for its id.
 */
function order_page(): string {
	$own_tables = class_exists( '\Automattic\WooCommerce\Utilities\OrderUtil' ) && \Automattic\WooCommerce\Utilities\OrderUtil::custom_orders_table_usage_is_enabled();
	return $own_tables ? 'admin.php?page=wc-orders&action=edit&id={id}' : 'post.php?post={id}&action=edit';
}

/**
 * Languages that a customer can be written to in: the site's own first, then the others that are installed.
 *
 * @return string[]
 */
function locales(): array {
	return array_values( array_unique( array_merge( array( get_locale() ), get_available_languages(), array( 'en_US' ) ) ) );
}

function is_built(): bool {
	return is_readable( BUILD . '/index.js' ) && is_readable( BUILD . '/index.asset.php' );
}

function notice( string $sentence ): void {
	wp_admin_notice(
		esc_html( $sentence ),
		array(
			'type'               => 'warning',
			'additional_classes' => array( 'inline' ),
		)
	);
}

/**
 * @param string[] $links Links under the plugin's name in the plugin list.
 * @return string[]
 */
function add_settings_link( array $links ): array {
	$url = admin_url( 'admin.php?page=' . PAGES['connection'] );
	return array( sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Connection', 'boomerang-returns' ) ) ) + $links;
}
