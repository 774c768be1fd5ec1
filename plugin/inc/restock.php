<?php
/**
 * Puts returned units back in stock.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Restock;

use Boomerang\Acts;
use Boomerang\BridgeRoutes;
use Boomerang\RestockBook;

defined( 'ABSPATH' ) || exit;

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_route' );
}

function register_route(): void {
	$id       = BridgeRoutes\id();
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
			// Left out by an older bridge.
			'orderLineId'  => $optional,
			'returnNumber' => BridgeRoutes\return_number(),
		)
	);
}

/**
 * @return array<string, mixed>|\WP_Error
 */
function restock( \WP_REST_Request $request ) {
	if ( ! function_exists( 'wc_update_product_stock' ) ) {
		return BridgeRoutes\woocommerce_missing();
	}
	// Read before the transaction: its first look into a table settles what all its later ones see.
	$product = wc_get_product( (int) $request['variationId'] > 0 ? (int) $request['variationId'] : (int) $request['productId'] );
	try {
		return Acts\once(
			(string) $request['effectId'],
			static function () use ( $request, $product ) {
				return $product ? add_to_stock( $request, $product ) : gone( 'The product no longer exists.' );
			}
		);
	} finally {
		// Whatever anybody read meanwhile is of before the transaction's end, or of one that was rolled back.
		forget( $request );
	}
}

function gone( string $words ): \WP_Error {
	return new \WP_Error( 'product_not_found', $words, array( 'status' => 404 ) );
}

/**
 * Takes stock and order out of the object cache, where a host keeps one between requests.
 */
function forget( \WP_REST_Request $request ): void {
	foreach ( array( (int) $request['productId'], (int) $request['variationId'] ) as $id ) {
		wp_cache_delete( $id, 'post_meta' );
		clean_post_cache( $id );
		if ( function_exists( 'wc_delete_product_transients' ) ) {
			wc_delete_product_transients( $id );
		}
	}
	RestockBook\forget( (int) $request['orderId'] );
}

/**
 * Stock changes where it is kept: a variation may leave that to its parent, and where nobody keeps it there is nothing to do.
 *
 * @param \WP_REST_Request $request Restock of the bridge.
 * @param \WC_Product      $product Product or variation that came back.
 * @return array<string, mixed>|\WP_Error
 */
function add_to_stock( \WP_REST_Request $request, $product ) {
	if ( ! $product->managing_stock() ) {
		return array( 'status' => 'not_managed' );
	}
	$keeper_id = (int) $product->get_stock_managed_by_id();
	// Stock first, then the line, as WooCommerce takes them: two that take them crosswise wait for each other.
	$before = stock_in_table( $keeper_id );
	$keeper = $keeper_id === $product->get_id() ? $product : wc_get_product( $keeper_id );
	if ( ! $keeper ) {
		return gone( 'The product that keeps the stock no longer exists.' );
	}
	$units = RestockBook\units_to_put_back( $request, $product, (int) $request['quantity'] );
	if ( $units < 1 ) {
		RestockBook\tell_order( $request, $product, null );
		return array( 'status' => 'already_back' );
	}
	$before = $before ?? (int) wc_get_product( $keeper_id )->get_stock_quantity();
	$raised = wc_update_product_stock( $keeper, $units, 'increase' );
	$after  = stock_in_table( $keeper_id ) ?? $raised;
	if ( ! is_numeric( $after ) || (int) $after === $before ) {
		return new \WP_Error( 'stock_unchanged', 'WooCommerce did not change the stock.', array( 'status' => 422 ) );
	}
	$stock = array(
		'before'   => $before,
		'after'    => (int) $after,
		'quantity' => $units,
	);
	RestockBook\tell_order( $request, $product, $stock );
	return array(
		'status'    => 'restocked',
		'managedBy' => $keeper_id,
	) + $stock;
}

/**
 * Stock as it stands, locked until the transaction ends: WooCommerce's objects read it from a cache that another process may have filled before.
 *
 * @return int|null null: it is not where WooCommerce's own data store keeps it.
 */
function stock_in_table( int $product_id ): ?int {
	global $wpdb;
	$stock = $wpdb->get_var(
		$wpdb->prepare( "SELECT meta_value FROM %i WHERE post_id = %d AND meta_key = '_stock' ORDER BY meta_id LIMIT 1 FOR UPDATE", $wpdb->postmeta, $product_id )
	);
	return is_numeric( $stock ) ? (int) $stock : null;
}
