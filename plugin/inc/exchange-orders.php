<?php
/**
 * Orders that an exchange made: found by the effect that made them, and paid for while they hold their stock.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\ExchangeOrders;

use Boomerang\BridgeRoutes;

defined( 'ABSPATH' ) || exit;

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_route' );
	add_filter( 'woocommerce_valid_order_statuses_for_payment', __NAMESPACE__ . '\\may_be_paid_on_hold', 10, 2 );
}

function register_route(): void {
	BridgeRoutes\register( 'exchange-orders/(?P<effect>[0-9a-fA-F-]{36})', __NAMESPACE__ . '\\find', array(), 'GET, POST' );
}

/**
 * @return array<string, int|null>|\WP_Error
 */
function find( \WP_REST_Request $request ) {
	if ( ! function_exists( 'wc_get_orders' ) ) {
		return BridgeRoutes\woocommerce_missing();
	}
	$ids = wc_get_orders(
		array(
			'type'       => 'shop_order',
			'status'     => array_merge( array_keys( wc_get_order_statuses() ), array( 'trash' ) ),
			'meta_key'   => '_boomerang_effect', // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_key -- the key is indexed, and rare.
			'meta_value' => strtolower( (string) $request->get_url_params()['effect'] ), // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_value
			'limit'      => 1,
			'return'     => 'ids',
		)
	);
	return array( 'orderId' => $ids ? (int) $ids[0] : null );
}

/**
 * WooCommerce lets shoppers pay pending orders only, and those do not hold their stock for long.
 *
 * @param string[]        $statuses States in which an order can be paid.
 * @param \WC_Order|null  $order    Order.
 * @return string[]
 */
function may_be_paid_on_hold( array $statuses, $order = null ): array {
	$is_exchange = $order && '' !== (string) $order->get_meta( '_boomerang_return' ) && (float) $order->get_total() > 0;
	return $is_exchange ? array_merge( $statuses, array( 'on-hold' ) ) : $statuses;
}
