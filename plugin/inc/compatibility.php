<?php
/**
 * What WooCommerce and the store owner should know: features we work with, and that WooCommerce is missing.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Compatibility;

defined( 'ABSPATH' ) || exit;

function bootstrap(): void {
	add_action( 'init', __NAMESPACE__ . '\\load_translations' );
	add_action( 'before_woocommerce_init', __NAMESPACE__ . '\\declare_features' );
	add_action( 'admin_notices', __NAMESPACE__ . '\\say_that_woocommerce_is_missing' );
	add_filter( 'woocommerce_rest_is_request_to_rest_api', __NAMESPACE__ . '\\reads_keys_with_plain_permalinks' );
}

function load_translations(): void {
	load_plugin_textdomain( 'boomerang-returns', false, dirname( plugin_basename( \Boomerang\PLUGIN_FILE ) ) . '/languages' );
}

function declare_features(): void {
	if ( ! class_exists( '\Automattic\WooCommerce\Utilities\FeaturesUtil' ) ) {
		return;
	}
	foreach ( array( 'custom_order_tables', 'cart_checkout_blocks' ) as $feature ) {
		\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( $feature, \Boomerang\PLUGIN_FILE, true );
	}
}

/**
 * WooCommerce reads the keys of a request only where its address has /wp-json/wc/ in it, which none has with plain permalinks.
 *
 * @param mixed $is_rest WooCommerce's own opinion.
 */
function reads_keys_with_plain_permalinks( $is_rest ): bool {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- whoever asks is judged by the keys, later.
	$route = isset( $_GET['rest_route'] ) && is_string( $_GET['rest_route'] ) ? sanitize_text_field( wp_unslash( $_GET['rest_route'] ) ) : '';
	return (bool) $is_rest || 1 === preg_match( '~^/wc[/-]~', $route );
}

/**
 * WooCommerce's version, or null where it is not active.
 */
function woocommerce_version(): ?string {
	return defined( 'WC_VERSION' ) ? (string) WC_VERSION : null;
}

/**
 * Whether WooCommerce keeps its orders in tables of their own (HPOS).
 */
function orders_have_tables(): bool {
	$util = '\Automattic\WooCommerce\Utilities\OrderUtil';
	return class_exists( $util ) && $util::custom_orders_table_usage_is_enabled();
}

/**
 * Whether each order is kept twice, in those tables and as a post ("compatibility mode").
 */
function orders_are_synchronised(): bool {
	return orders_have_tables() && 'yes' === get_option( 'woocommerce_custom_orders_table_data_sync_enabled' );
}

function say_that_woocommerce_is_missing(): void {
	$screen = get_current_screen();
	if ( null !== woocommerce_version() || ! $screen || ! preg_match( '/boomerang-|^plugins$/', $screen->id ) || ! current_user_can( 'activate_plugins' ) ) {
		return;
	}
	wp_admin_notice(
		esc_html__( 'WooCommerce is not active on this site. Boomerang Returns takes orders from it and gives refunds through it: until it is active, shoppers can’t start a return unless your store’s orders come from elsewhere.', 'boomerang-returns' ),
		array( 'type' => 'warning' )
	);
}
