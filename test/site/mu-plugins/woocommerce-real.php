<?php
/**
 * Plugin Name: WooCommerce, the real one
 * Description: What a real WooCommerce needs on this site, and the gateway "boomtest" that pays refunds; the option boomtest_refuses holds the sentence of a bank that will not.
 */

declare( strict_types=1 );

// Its loop-back requests would each hold a PHP worker.
add_filter( 'action_scheduler_allow_async_request_runner', '__return_false' );

// WooCommerce's "no limit" is MySQL's largest number and too large for SQLite: an order would seem to have no refunds.
add_filter(
	'query',
	static fn( string $query ): string => str_replace( '18446744073709551615', (string) PHP_INT_MAX, $query )
);

add_filter(
	'woocommerce_payment_gateways',
	static function ( array $gateways ): array {
		if ( ! class_exists( 'Boomerang_Test_Gateway', false ) ) {
			require __DIR__ . '/woocommerce-real/class-boomerang-test-gateway.php';
		}
		return array( ...$gateways, 'Boomerang_Test_Gateway' );
	}
);
