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
	add_filter( 'woocommerce_email_enabled_customer_on_hold_order', __NAMESPACE__ . '\\keep_quiet', 10, 2 );
	add_filter( 'woocommerce_email_enabled_customer_processing_order', __NAMESPACE__ . '\\keep_quiet_where_nothing_was_paid', 10, 2 );
}

/**
 * WooCommerce lets shoppers pay pending orders only, and those do not hold their stock for long.
 *
 * @param string[]        $statuses States in which an order can be paid.
 * @param \WC_Order|null  $order    Order.
 * @return string[]
 */
function may_be_paid_on_hold( array $statuses, $order = null ): array {
	return is_exchange( $order ) && (float) $order->get_total() > 0 ? array_merge( $statuses, array( 'on-hold' ) ) : $statuses;
}

/**
 * Boomerang tells the shopper what becomes of an exchange: "your order is on hold" would only worry them.
 *
 * @param mixed          $enabled Whether the e-mail is sent.
 * @param \WC_Order|null $order   Order; none in WooCommerce's settings.
 * @return mixed
 */
function keep_quiet( $enabled, $order = null ) {
	return is_exchange( $order ) ? false : $enabled;
}

/**
 * Whoever has paid a difference gets WooCommerce's own confirmation.
 *
 * @param mixed          $enabled Whether the e-mail is sent.
 * @param \WC_Order|null $order   Order; none in WooCommerce's settings.
 * @return mixed
 */
function keep_quiet_where_nothing_was_paid( $enabled, $order = null ) {
	return is_exchange( $order ) && (float) $order->get_total() <= 0 ? false : $enabled;
}

/**
 * True for an order that an exchange made.
 *
 * @param mixed $order Order, if any.
 */
function is_exchange( $order ): bool {
	return is_a( $order, 'WC_Order' ) && '' !== (string) $order->get_meta( '_boomerang_return' );
}
