<?php
/**
 * Orders that an exchange made hold their stock, and can be paid while they do.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\ExchangeOrders;

defined( 'ABSPATH' ) || exit;

function bootstrap(): void {
	add_filter( 'woocommerce_valid_order_statuses_for_payment', __NAMESPACE__ . '\\may_be_paid_on_hold', 10, 2 );
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
