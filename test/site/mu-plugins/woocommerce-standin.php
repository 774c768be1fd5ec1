<?php
/**
 * Plugin Name: WooCommerce stand-in
 * Description: Without WooCommerce, answers /wc/v3 by the stand-in at BOOMERANG_STANDIN_URL, behind WooCommerce's own key check.
 */

declare( strict_types=1 );

if ( ! defined( 'BOOMERANG_STANDIN_URL' ) ) {
	return;
}

require __DIR__ . '/woocommerce-standin/authentication.php';
require __DIR__ . '/woocommerce-standin/forward.php';
require __DIR__ . '/woocommerce-standin/stock.php';
require __DIR__ . '/woocommerce-standin/orders.php';

add_filter( 'determine_current_user', 'boomerang_standin_authenticate', 15 );
add_filter( 'rest_authentication_errors', 'boomerang_standin_authentication_error', 15 );
add_action(
	'rest_api_init',
	static function (): void {
		register_rest_route(
			'wc/v3',
			'/(?P<standin_path>.+)',
			array(
				'methods'             => 'GET, POST, PUT, PATCH, DELETE',
				'callback'            => 'boomerang_standin_answer',
				'permission_callback' => 'boomerang_standin_permission',
			)
		);
	}
);
