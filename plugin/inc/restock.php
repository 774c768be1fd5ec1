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
	return Acts\once(
		(string) $request['effectId'],
		static function () use ( $request ) {
			return add_to_stock( $request );
		}
	);
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
	RestockBook\tell_order( $request, $product, $before, (int) $after );
	return array(
		'status'    => 'restocked',
		'managedBy' => $keeper_id,
		'before'    => $before,
		'after'     => (int) $after,
	);
}
