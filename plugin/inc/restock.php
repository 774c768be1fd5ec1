<?php
/**
 * Puts returned units back in stock, once per effect: the change and its record are one database transaction.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Restock;

use Boomerang\BridgeRoutes;
use Boomerang\Database;

defined( 'ABSPATH' ) || exit;

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_route' );
}

function register_route(): void {
	$id       = array(
		'type'     => 'integer',
		'required' => true,
		'minimum'  => 1,
	);
	$optional = array(
		'type'    => array( 'integer', 'null' ),
		'minimum' => 0,
		'default' => 0,
	);
	BridgeRoutes\register(
		'restock',
		__NAMESPACE__ . '\\restock',
		array(
			'effectId'     => BridgeRoutes\effect_id(),
			'productId'    => $id,
			'variationId'  => $optional,
			'quantity'     => $id,
			'orderId'      => $id,
			'returnNumber' => array(
				'type'      => 'string',
				'required'  => true,
				'maxLength' => 40,
			),
		)
	);
}

/**
 * @return array<string, mixed>|\WP_Error
 */
function restock( \WP_REST_Request $request ) {
	global $wpdb;
	if ( ! function_exists( 'wc_update_product_stock' ) ) {
		return new \WP_Error( 'woocommerce_missing', 'WooCommerce is not active on this site.', array( 'status' => 503 ) );
	}
	$effect_id = (string) $request['effectId'];
	$row       = array(
		'effect_id' => $effect_id,
		'done_at'   => time(),
	);
	$wpdb->query( 'START TRANSACTION' );
	// The record first: its unique key makes a parallel send of the same effect wait here, not after the act.
	if ( ! Database\insert_unique( Database\table( 'acts' ), $row ) ) {
		$wpdb->query( 'ROLLBACK' );
		return stored_result( $effect_id ) ?? new \WP_Error( 'boomerang_act_unavailable', 'The act could not be recorded, so nothing was done.', array( 'status' => 503 ) );
	}
	try {
		$result = add_to_stock( $request );
	} catch ( \Throwable $error ) {
		$result = new \WP_Error( 'restock_failed', $error->getMessage(), array( 'status' => 422 ) );
	}
	if ( is_wp_error( $result ) ) {
		$wpdb->query( 'ROLLBACK' );
		return $result;
	}
	$recorded = $wpdb->update( Database\table( 'acts' ), array( 'result' => wp_json_encode( $result ) ), array( 'effect_id' => $effect_id ) );
	if ( 1 !== $recorded || false === $wpdb->query( 'COMMIT' ) ) {
		// The connection was lost on the way. An answer would claim to know what happened; without one the bridge looks.
		throw new \RuntimeException( 'The restock of effect ' . esc_html( $effect_id ) . ' could not be committed.' );
	}
	return $result;
}

/**
 * Stock changes where it is kept: a variation may leave that to its parent, and where nobody keeps it there is nothing to do.
 *
 * @return array<string, mixed>|\WP_Error
 */
function add_to_stock( \WP_REST_Request $request ) {
	$quantity = (int) $request['quantity'];
	$product  = wc_get_product( (int) $request['variationId'] > 0 ? (int) $request['variationId'] : (int) $request['productId'] );
	if ( ! $product ) {
		return new \WP_Error( 'product_not_found', 'The product no longer exists.', array( 'status' => 404 ) );
	}
	if ( ! $product->managing_stock() ) {
		return array( 'status' => 'not_managed' );
	}
	$keeper_id = (int) $product->get_stock_managed_by_id();
	$keeper    = $keeper_id === $product->get_id() ? $product : wc_get_product( $keeper_id );
	if ( ! $keeper ) {
		return new \WP_Error( 'product_not_found', 'The product that keeps the stock no longer exists.', array( 'status' => 404 ) );
	}
	$before = (int) $keeper->get_stock_quantity();
	$after  = wc_update_product_stock( $keeper, $quantity, 'increase' );
	if ( ! is_numeric( $after ) || (int) $after === $before ) {
		return new \WP_Error( 'stock_unchanged', 'WooCommerce did not change the stock.', array( 'status' => 422 ) );
	}
	tell_order( $request, $product, $before, (int) $after );
	return array(
		'status'    => 'restocked',
		'managedBy' => $keeper_id,
		'before'    => $before,
		'after'     => (int) $after,
	);
}

/**
 * Keeps WooCommerce's own book of what an order took from stock: without it, deleting the line or cancelling the order
 * later would put the same units back a second time.
 *
 * @param \WC_Product $product Product or variation that came back.
 */
function tell_order( \WP_REST_Request $request, $product, int $before, int $after ): void {
	$order = function_exists( 'wc_get_order' ) ? wc_get_order( (int) $request['orderId'] ) : null;
	if ( ! $order ) {
		return;
	}
	$left = (int) $request['quantity'];
	foreach ( $order->get_items() as $item ) {
		$taken = (int) $item->get_meta( '_reduced_stock' );
		if ( ! $item instanceof \WC_Order_Item_Product || $taken < 1 || $left < 1 || ! in_array( $product->get_id(), array( $item->get_product_id(), $item->get_variation_id() ), true ) ) {
			continue;
		}
		$item->update_meta_data( '_reduced_stock', (string) max( 0, $taken - $left ) );
		$item->save();
		$left -= $taken;
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
 * The result of an act that is done; null if it is not.
 *
 * @return array<string, mixed>|null
 */
function stored_result( string $effect_id ): ?array {
	global $wpdb;
	$result = $wpdb->get_var( $wpdb->prepare( 'SELECT result FROM %i WHERE effect_id = %s', Database\table( 'acts' ), $effect_id ) );
	return null === $result ? null : json_decode( $result, true );
}
