<?php
/**
 * Plugin Name: WooCommerce, the real one
 * Description: What a real WooCommerce needs on this site, order numbers as number plugins keep them (meta _order_number), the gateway "boomtest" that pays refunds, and what can go wrong with them: options boomtest_refuses (a bank's sentence), boomtest_dies_before_paying, boomtest_dies_after_paying, boomtest_answers_after_ms, boomtest_slow_ms, boomtest_next_refund_dies and boomtest_broken_number (an order’s id).
 */

declare( strict_types=1 );

// Its loop-back requests would each hold a PHP worker.
add_filter( 'action_scheduler_allow_async_request_runner', '__return_false' );

// WooCommerce's "no limit" is MySQL's largest number and too large for SQLite: an order would seem to have no refunds.
if ( ! defined( 'DB_SOCKET_OF_SITE' ) ) {
	add_filter(
		'query',
		static fn( string $query ): string => str_replace( '18446744073709551615', (string) PHP_INT_MAX, $query )
	);
}

add_filter(
	'woocommerce_payment_gateways',
	static function ( array $gateways ): array {
		if ( ! class_exists( 'Boomerang_Test_Gateway', false ) ) {
			require __DIR__ . '/woocommerce-real/class-boomerang-test-gateway.php';
		}
		return array( ...$gateways, 'Boomerang_Test_Gateway' );
	}
);

add_action(
	'woocommerce_create_refund',
	static function (): void {
		usleep( 1000 * (int) get_option( 'boomtest_slow_ms', 0 ) );
	}
);

add_action(
	'woocommerce_rest_insert_shop_order_refund_object',
	static function (): void {
		if ( delete_option( 'boomtest_next_refund_dies' ) ) {
			exit;
		}
	},
	PHP_INT_MAX
);

add_filter(
	'woocommerce_order_number',
	static function ( $number, WC_Order $order ) {
		$written = (string) $order->get_meta( '_order_number' );
		// An order that is just being made has no id yet: 0.
		if ( (int) get_option( 'boomtest_broken_number', -1 ) === $order->get_id() ) {
			throw new RuntimeException( 'This number can not be made.' );
		}
		return '' === $written ? $number : $written;
	},
	10,
	2
);
