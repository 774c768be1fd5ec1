<?php
/**
 * One act per Idempotency-Key, for the writes that the bridge sends: WooCommerce's and our own. Other programs' keys are none of its business.
 *
 * The claim is made on rest_dispatch_request, which runs after the permission check: on rest_pre_dispatch a stranger
 * could claim a key or read an answer.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Idempotency;

use Boomerang\Database;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/idempotency/routes.php';

// `<effect id>-<attempt>`, as the bridge makes its keys.
const KEY = '/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[1-9][0-9]{0,8}$/';

// Parameters of the query that say who asks, or how WordPress finds the route; new with each send.
const UNBOUND = '/^(?:oauth_|consumer_|rest_route$)/';

const BATCH = 500;

function bootstrap(): void {
	// First to be asked, so that nobody acts before the claim; last to see the answer, as it is really sent.
	add_filter( 'rest_dispatch_request', __NAMESPACE__ . '\\claim_or_answer', PHP_INT_MIN, 2 );
	add_filter( 'rest_request_after_callbacks', __NAMESPACE__ . '\\store_answer', PHP_INT_MAX, 3 );
}

/**
 * Whether writes with a key are guarded: another plugin may have taken our filters away.
 */
function is_on(): bool {
	return PHP_INT_MIN === has_filter( 'rest_dispatch_request', __NAMESPACE__ . '\\claim_or_answer' )
		&& PHP_INT_MAX === has_filter( 'rest_request_after_callbacks', __NAMESPACE__ . '\\store_answer' );
}

/**
 * Null lets WordPress act: this request holds the key, or asked for no guard. Anything else is the answer.
 *
 * @param mixed            $result  Answer of another plugin, or null.
 * @param \WP_REST_Request $request Request.
 * @return mixed
 */
function claim_or_answer( $result, $request ) {
	$key   = (string) $request->get_header( 'Idempotency-Key' );
	$route = null === $result && preg_match( KEY, $key ) ? route_of( $request->get_method(), $request->get_route() ) : '';
	if ( '' === $route ) {
		return $result;
	}

	$claim = array(
		'idempotency_key' => $key,
		'bound_to'        => fingerprint( $request ),
		'claimed_at'      => time(),
		'route'           => $route,
	);
	if ( Database\insert_unique( Database\table( 'keys' ), $claim ) ) {
		claims()[ $request ] = array( $key, $route );
		return null;
	}
	return answer_of( $key, $claim['bound_to'] );
}

/**
 * What the first request with this key was told. Without an answer it may still be at work, or have died after the
 * act: for ever 409, because freeing a key by time could pay twice.
 *
 * @return \WP_REST_Response|\WP_Error
 */
function answer_of( string $key, string $bound_to ) {
	global $wpdb;
	$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE idempotency_key = %s', Database\table( 'keys' ), $key ) );
	if ( ! $row ) {
		return new \WP_Error( 'boomerang_guard_unavailable', 'The Idempotency-Key could not be stored, so nothing was done.', array( 'status' => 503 ) );
	}
	if ( ! hash_equals( $row->bound_to, $bound_to ) ) {
		return new \WP_Error( 'boomerang_key_reused', 'This Idempotency-Key belongs to another request.', array( 'status' => 422 ) );
	}
	if ( null === $row->status ) {
		return new \WP_Error(
			'boomerang_key_in_flight',
			'The first request with this Idempotency-Key has no answer yet.',
			array(
				'status'      => 409,
				'age_seconds' => max( 0, time() - (int) $row->claimed_at ),
			)
		);
	}
	return new \WP_REST_Response( json_decode( $row->answer, true ), (int) $row->status, array( 'Idempotency-Replayed' => 'true' ) );
}

/**
 * Keeps of the answer what a repeat needs, a refusal included.
 *
 * @param mixed            $response Answer.
 * @param mixed            $handler  Route handler.
 * @param \WP_REST_Request $request  Request.
 * @return mixed
 */
function store_answer( $response, $handler, $request ) {
	if ( ! isset( claims()[ $request ] ) ) {
		return $response;
	}
	global $wpdb;
	[ $key, $route ] = claims()[ $request ];
	unset( claims()[ $request ] );
	$answer = is_wp_error( $response ) ? rest_convert_error_to_response( $response ) : rest_ensure_response( $response );
	if ( 503 === $answer->get_status() && 0 === strpos( $request->get_route(), '/boomerang/' ) ) {
		// Our own routes say 503 only when nothing was done: the same attempt may be sent again.
		$wpdb->delete( Database\table( 'keys' ), array( 'idempotency_key' => $key ) );
		return $response;
	}
	$status = $answer->get_status();
	$whole  = json_decode( (string) wp_json_encode( rest_get_server()->response_to_data( $answer, false ) ), true );
	$body   = wp_json_encode( kept_of( $whole, $status, routes()[ $route ] ) );
	if ( false !== $body ) {
		$wpdb->update(
			Database\table( 'keys' ),
			array(
				'status' => $status,
				'answer' => $body,
			),
			array( 'idempotency_key' => $key )
		);
	}
	return $response;
}

/**
 * What a key is bound to: who asked for what, the query included.
 */
function fingerprint( \WP_REST_Request $request ): string {
	$query = array_filter( $request->get_query_params(), static fn( $name ): bool => ! preg_match( UNBOUND, (string) $name ), ARRAY_FILTER_USE_KEY );
	ksort( $query, SORT_STRING );
	$parts = array( get_current_user_id(), $request->get_method(), $request->get_route(), wp_json_encode( $query ), hash( 'sha256', (string) $request->get_body() ) );
	return hash( 'sha256', implode( "\n", $parts ) );
}

/**
 * Answers that an older version of this plugin kept whole: orders with the addresses of their customers.
 *
 * @return int How many were reduced.
 */
function reduce_old_answers(): int {
	global $wpdb;
	$all  = array_replace_recursive( ...array_values( routes() ) );
	$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT idempotency_key, status, answer FROM %i WHERE route IS NULL AND answer IS NOT NULL LIMIT %d', Database\table( 'keys' ), BATCH ) );
	foreach ( $rows as $row ) {
		$kept = array(
			'route'  => '',
			'answer' => wp_json_encode( kept_of( json_decode( $row->answer, true ), (int) $row->status, $all ) ),
		);
		$wpdb->update( Database\table( 'keys' ), $kept, array( 'idempotency_key' => $row->idempotency_key ) );
	}
	return count( $rows );
}

/**
 * Keys held by requests of this PHP process, and the routes they are for. By object: a batch dispatches several requests in one process.
 */
function claims(): \SplObjectStorage {
	static $claims = null;
	$claims        = $claims ?? new \SplObjectStorage();
	return $claims;
}
