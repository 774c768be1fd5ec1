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
// WooCommerce's count of the units that a refund with restock put back.
const BY_REFUND = '_restock_refunded_items';

function bootstrap(): void {
	add_filter( 'woocommerce_can_restock_refunded_items', __NAMESPACE__ . '\\restock_what_is_held', 10, 3 );
	add_filter( 'woocommerce_hidden_order_itemmeta', __NAMESPACE__ . '\\hide' );
}

/**
 * What of the units that came back is still out of stock: what WooCommerce put back itself, when the order was refunded or cancelled, is there already.
 * A line of which WooCommerce never wrote down what it took gets all of them.
 *
 * @param \WP_REST_Request $request  Restock of the bridge.
 * @param \WC_Product      $product  Product or variation that came back.
 * @param int              $quantity Units that came back.
 */
function units_to_put_back( \WP_REST_Request $request, $product, int $quantity ): int {
	$order = order_of( $request );
	if ( ! $order ) {
		return $quantity;
	}
	$lines = lines_of( $order, $product, (int) $request['orderLineId'] );
	// The returned line alone speaks for its units; an older bridge does not name it.
	$lines = (int) $request['orderLineId'] > 0 ? array_slice( $lines, 0, 1 ) : $lines;
	$held  = array_map( __NAMESPACE__ . '\\held_in_table', $lines );
	if ( array() !== array_filter( $held, 'is_int' ) ) {
		return min( $quantity, array_sum( $held ) );
	}
	$was_put_back = 'cancelled' === $order->get_status();
	foreach ( $lines as $item ) {
		$was_put_back = $was_put_back || (int) $item->get_meta( BY_REFUND ) > 0 || (int) $item->get_meta( PUT_BACK ) > 0;
	}
	return $was_put_back ? 0 : $quantity;
}

/**
 * @return \WC_Order|null
 */
function order_of( \WP_REST_Request $request ) {
	$order = function_exists( 'wc_get_order' ) ? wc_get_order( (int) $request['orderId'] ) : null;
	return $order ? $order : null;
}

/**
 * Units that a line holds, locked until the transaction ends; null: WooCommerce has written down none.
 *
 * @param \WC_Order_Item_Product $item Line.
 */
function held_in_table( $item ): ?int {
	global $wpdb;
	if ( ! isset( $wpdb->order_itemmeta ) ) {
		$held = $item->get_meta( HELD );
		return is_numeric( $held ) ? (int) $held : null;
	}
	$held = $wpdb->get_var(
		$wpdb->prepare( 'SELECT meta_value FROM %i WHERE order_item_id = %d AND meta_key = %s ORDER BY meta_id LIMIT 1 FOR UPDATE', $wpdb->order_itemmeta, $item->get_id(), HELD )
	);
	return is_numeric( $held ) ? max( 0, (int) $held ) : null;
}

/**
 * Takes the units out of the lines that held them, the returned one first, so that cancelling the order later puts back only what is still out, and notes it.
 *
 * @param \WP_REST_Request                                       $request Restock of the bridge.
 * @param \WC_Product                                            $product Product or variation that came back.
 * @param array{before: int, after: int, quantity: int}|null $stock   What was put back; null: nothing.
 */
function tell_order( \WP_REST_Request $request, $product, ?array $stock ): void {
	$order = order_of( $request );
	if ( ! $order ) {
		return;
	}
	$left = $stock['quantity'] ?? 0;
	foreach ( lines_of( $order, $product, (int) $request['orderLineId'] ) as $item ) {
		$held  = (int) held_in_table( $item );
		$units = min( $held, $left );
		if ( $units < 1 ) {
			continue;
		}
		if ( method_exists( $item, 'read_meta_data' ) ) {
			$item->read_meta_data( true );
		}
		$item->update_meta_data( HELD, (string) ( $held - $units ) );
		$item->update_meta_data( PUT_BACK, (string) ( (int) $item->get_meta( PUT_BACK ) + $units ) );
		$item->save();
		$left -= $units;
	}
	if ( null !== $stock ) {
		$order->add_order_note(
			sprintf(
				/* translators: 1: return number, 2: quantity, 3: product name, 4: stock before, 5: stock after */
				__( '%1$s: %2$d × %3$s put back in stock (%4$d → %5$d).', 'boomerang-returns' ),
				$request['returnNumber'],
				$stock['quantity'],
				$product->get_name(),
				$stock['before'],
				$stock['after']
			)
		);
	}
	$rest = (int) $request['quantity'] - ( $stock['quantity'] ?? 0 );
	if ( $rest > 0 ) {
		$order->add_order_note(
			sprintf(
				/* translators: 1: return number, 2: quantity, 3: product name */
				__( '%1$s: %2$d × %3$s were back in stock already, so they were not added again.', 'boomerang-returns' ),
				$request['returnNumber'],
				$rest,
				$product->get_name()
			)
		);
	}
}

/**
 * Takes an order's lines out of the object cache.
 */
function forget( int $order_id ): void {
	$order = function_exists( 'wc_get_order' ) ? wc_get_order( $order_id ) : null;
	if ( ! $order ) {
		return;
	}
	foreach ( $order->get_items() as $item ) {
		wp_cache_delete( 'item-' . $item->get_id(), 'order-items' );
		wp_cache_delete( $item->get_id(), 'order_item_meta' );
	}
	wp_cache_delete( 'order-items-' . $order_id, 'orders' );
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
