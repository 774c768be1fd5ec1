<?php
/**
 * WooCommerce's own book of what an order took from stock: what Boomerang puts back must not come back a second time.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\RestockBook;

defined( 'ABSPATH' ) || exit;

// WooCommerce's count of the units that a line still holds; ours of those that Boomerang put back.
const HELD     = '_reduced_stock';
const PUT_BACK = '_boomerang_restocked';

function bootstrap(): void {
	add_filter( 'woocommerce_can_restock_refunded_items', __NAMESPACE__ . '\\restock_what_is_held', 10, 3 );
	add_filter( 'woocommerce_hidden_order_itemmeta', __NAMESPACE__ . '\\hide' );
}

/**
 * Takes the units out of the lines that held them, the returned one first, so that cancelling the order later puts back only what is still out.
 *
 * @param \WP_REST_Request $request Restock of the bridge.
 * @param \WC_Product      $product Product or variation that came back.
 */
function tell_order( \WP_REST_Request $request, $product, int $before, int $after ): void {
	$order = function_exists( 'wc_get_order' ) ? wc_get_order( (int) $request['orderId'] ) : null;
	if ( ! $order ) {
		return;
	}
	$left = (int) $request['quantity'];
	foreach ( lines_of( $order, $product, (int) $request['orderLineId'] ) as $item ) {
		$held  = (int) $item->get_meta( HELD );
		$units = min( $held, $left );
		if ( $units < 1 ) {
			continue;
		}
		$item->update_meta_data( HELD, (string) ( $held - $units ) );
		$item->update_meta_data( PUT_BACK, (string) ( (int) $item->get_meta( PUT_BACK ) + $units ) );
		$item->save();
		$left -= $units;
	}
	$order->add_order_note(
		sprintf(
			/* translators: 1: return number, 2: quantity, 3: product name, 4: stock before, 5: stock after */
			__( '%1$s: %2$d × %3$s put back in stock (%4$d → %5$d).', 'boomerang-returns' ),
			$request['returnNumber'],
			(int) $request['quantity'],
			$product->get_name(),
			$before,
			$after
		)
	);
}

/**
 * The lines of an order that sold a product, the returned one first.
 *
 * @param \WC_Order   $order   Order.
 * @param \WC_Product $product Product or variation.
 * @return \WC_Order_Item_Product[]
 */
function lines_of( $order, $product, int $first ): array {
	$lines = array();
	foreach ( $order->get_items() as $item ) {
		if ( ! $item instanceof \WC_Order_Item_Product ) {
			continue;
		}
		if ( $first === $item->get_id() ) {
			array_unshift( $lines, $item );
		} elseif ( in_array( $product->get_id(), array( $item->get_product_id(), $item->get_variation_id() ), true ) ) {
			$lines[] = $item;
		}
	}
	return $lines;
}

/**
 * A refund in wp-admin that restocks: WooCommerce does not compare its quantities with what a line still holds, so where Boomerang put units
 * back already, only the rest goes back.
 *
 * @param mixed                            $allowed  Whether WooCommerce restocks.
 * @param \WC_Order                        $order    Order.
 * @param array<int, array<string, mixed>> $refunded Refunded lines by their id, with "qty".
 * @return mixed
 */
function restock_what_is_held( $allowed, $order = null, $refunded = array() ) {
	$held = is_a( $order, 'WC_Order' ) && is_array( $refunded ) ? held_of( $order, $refunded ) : $refunded;
	if ( ! $allowed || $held === $refunded ) {
		return $allowed;
	}
	remove_filter( 'woocommerce_can_restock_refunded_items', __NAMESPACE__ . '\\restock_what_is_held' );
	wc_restock_refunded_items( $order, $held );
	add_filter( 'woocommerce_can_restock_refunded_items', __NAMESPACE__ . '\\restock_what_is_held', 10, 3 );
	return false;
}

/**
 * @param \WC_Order                        $order    Order.
 * @param array<int, array<string, mixed>> $refunded Refunded lines.
 * @return array<int, array<string, mixed>> With no more of the lines that Boomerang knows than they hold.
 */
function held_of( $order, array $refunded ): array {
	foreach ( $refunded as $id => $line ) {
		$item = $order->get_item( (int) $id );
		if ( $item && (int) $item->get_meta( PUT_BACK ) > 0 && isset( $line['qty'] ) ) {
			$held = max( 0, (int) $item->get_meta( HELD ) );
			if ( (float) $line['qty'] > $held ) {
				$refunded[ $id ]['qty'] = $held;
			}
		}
	}
	return $refunded;
}

/**
 * @param string[] $keys Meta of order lines that wp-admin does not show.
 * @return string[]
 */
function hide( array $keys ): array {
	return array_merge( $keys, array( PUT_BACK ) );
}
