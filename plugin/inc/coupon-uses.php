<?php
/**
 * Which orders used a coupon, and for how much: WooCommerce's REST API can't be asked that.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\CouponUses;

use Boomerang\BridgeRoutes;

defined( 'ABSPATH' ) || exit;

// An order in one of these has not used it, or not yet.
const WITHOUT_USE = array( 'cancelled', 'failed', 'trash', 'checkout-draft', 'auto-draft' );

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_route' );
}

function register_route(): void {
	BridgeRoutes\register( 'coupon-uses/(?P<id>\d+)', __NAMESPACE__ . '\\find' );
}

/**
 * @return array<int, array<string, mixed>>|\WP_Error Oldest first; "used" is a decimal text with six decimals, tax included.
 */
function find( \WP_REST_Request $request ) {
	if ( ! function_exists( 'wc_strtolower' ) ) {
		return BridgeRoutes\woocommerce_missing();
	}
	// Not by WooCommerce's own function: that knows published coupons only, and a used one may be in the trash.
	$coupon = get_post( (int) $request->get_url_params()['id'] );
	if ( ! $coupon || 'shop_coupon' !== $coupon->post_type ) {
		return new \WP_Error( 'coupon_not_found', 'The coupon no longer exists.', array( 'status' => 404 ) );
	}
	$code = $coupon->post_title;
	$uses = array();
	foreach ( order_ids( $code ) as $order_id ) {
		$order = wc_get_order( $order_id );
		if ( ! $order instanceof \WC_Order || $order->has_status( WITHOUT_USE ) ) {
			continue;
		}
		$used = 0.0;
		foreach ( $order->get_items( 'coupon' ) as $item ) {
			$used += wc_strtolower( $item->get_code() ) === wc_strtolower( $code ) ? (float) $item->get_discount() + (float) $item->get_discount_tax() : 0.0;
		}
		$created = $order->get_date_created();
		$uses[]  = array(
			'orderId' => $order->get_id(),
			'used'    => number_format( $used, 6, '.', '' ),
			'at'      => gmdate( 'Y-m-d\TH:i:s\Z', $created ? $created->getTimestamp() : 0 ),
		);
	}
	return $uses;
}

/**
 * Orders keep their coupons as order items, wherever the orders themselves are stored.
 *
 * @return int[]
 */
function order_ids( string $code ): array {
	global $wpdb;
	$ids = $wpdb->get_col(
		$wpdb->prepare(
			'SELECT DISTINCT order_id FROM %i WHERE order_item_type = %s AND LOWER(order_item_name) = %s ORDER BY order_id',
			$wpdb->prefix . 'woocommerce_order_items',
			'coupon',
			wc_strtolower( $code )
		)
	);
	return array_map( 'intval', $ids );
}
