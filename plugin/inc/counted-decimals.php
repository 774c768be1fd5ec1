<?php
/**
 * The bridge's refunds and orders are counted in the decimals of their currency, also where the store shows prices with fewer.
 *
 * WooCommerce takes its "number of decimals" for both: with 0 it finds 61.28 of an order of 61.28 "Invalid refund amount", since it reads that 61 is left.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\CountedDecimals;

use Boomerang\Idempotency;

defined( 'ABSPATH' ) || exit;

// As many as WooCommerce keeps.
const MOST = 6;

function bootstrap(): void {
	add_filter( 'rest_dispatch_request', __NAMESPACE__ . '\\begin', 10, 2 );
	add_filter( 'rest_request_after_callbacks', __NAMESPACE__ . '\\end' );
}

/**
 * @param mixed            $result  Answer of another plugin, or null: WordPress goes on to WooCommerce.
 * @param \WP_REST_Request $request Request.
 * @return mixed
 */
function begin( $result, $request ) {
	$is_ours = preg_match( Idempotency\KEY, (string) $request->get_header( 'Idempotency-Key' ) )
		&& in_array( Idempotency\route_of( $request->get_method(), $request->get_route() ), array( 'POST /wc/v3/orders/{id}/refunds', 'POST /wc/v3/orders' ), true );
	if ( null === $result && $is_ours && is_numeric( $request['dp'] ) ) {
		wanted( max( 0, min( MOST, (int) $request['dp'] ) ) );
		add_filter( 'wc_get_price_decimals', __NAMESPACE__ . '\\at_least', PHP_INT_MAX );
	}
	return $result;
}

/**
 * @param mixed $response Answer.
 * @return mixed
 */
function end( $response ) {
	remove_filter( 'wc_get_price_decimals', __NAMESPACE__ . '\\at_least', PHP_INT_MAX );
	return $response;
}

/**
 * @param mixed $shown Decimals that the store shows.
 */
function at_least( $shown ): int {
	return max( (int) $shown, wanted() );
}

/**
 * What the request that is under way wants.
 */
function wanted( ?int $decimals = null ): int {
	static $wanted = 0;
	$wanted        = $decimals ?? $wanted;
	return $wanted;
}
