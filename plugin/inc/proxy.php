<?php
/**
 * Browser → WordPress → bridge. Cookies and nonces end here; the bridge gets a signed request that names who acts.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Proxy;

use Boomerang\Capabilities;
use Boomerang\Kept;
use Boomerang\Network;
use Boomerang\Problem;
use Boomerang\PublicFacts;
use Boomerang\Rights;
use Boomerang\Settings;
use Boomerang\Signature;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/proxy/answer.php';

// The page waits for 25 s, and the answer needs its way.
const TIMEOUT_SEC    = 24;
const CONNECT_MS     = 2000;
const MAX_BODY_BYTES = 6 * MB_IN_BYTES;
const PATH           = '(?P<path>[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*)';

// Said to WordPress by the page's scripts, not to the bridge.
const WORDPRESS_PARAMS = array( 'rest_route', '_locale', '_wpnonce', '_method', '_fields', '_embed', '_envelope', '_jsonp' );

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_routes' );
	// Once all headers are said.
	add_filter( 'rest_pre_serve_request', __NAMESPACE__ . '\\serve_file', 20, 3 );
	add_filter( 'rest_pre_serve_request', __NAMESPACE__ . '\\serve_sentence', 20, 3 );
	add_action( 'http_api_curl', __NAMESPACE__ . '\\limit_connect_time', 10, 2 );
}

function register_routes(): void {
	$any = 'GET, POST, PUT, PATCH, DELETE';
	register( '/shop/' . PATH, $any, 'shop', '__return_true' );
	register( '/admin/' . PATH, $any, 'admin', __NAMESPACE__ . '\\may_call' );
	register( '/policy(?:/' . PATH . ')?', $any, 'policy', __NAMESPACE__ . '\\may_call' );
	register( '/hooks/(?P<path>shippo)', 'POST', 'hooks', '__return_true' );
}

function register( string $route, string $methods, string $prefix, string $permission ): void {
	register_rest_route(
		'boomerang/v1',
		$route,
		array(
			'methods'             => $methods,
			'permission_callback' => $permission,
			'callback'            => static function ( \WP_REST_Request $request ) use ( $prefix ): \WP_REST_Response {
				return forward( $request, $prefix );
			},
		)
	);
}

/**
 * Whether the current user may call this route of the bridge. One that the table does not name is nobody's; the bridge judges again by the same table.
 */
function may_call( \WP_REST_Request $request ): bool {
	$method = 'HEAD' === $request->get_method() ? 'GET' : $request->get_method();
	$path   = substr( $request->get_route(), strlen( '/boomerang/v1' ) );
	foreach ( Rights\ROUTES as list( $known, $pattern, $any, $also ) ) {
		if ( $known === $method && 1 === preg_match( '~^' . $pattern . '$~D', $path ) ) {
			return Capabilities\has_one_of( $any ) && ( '' === $also || current_user_can( $also ) );
		}
	}
	return false;
}

function forward( \WP_REST_Request $request, string $prefix ): \WP_REST_Response {
	$body = (string) $request->get_body();
	if ( strlen( $body ) > MAX_BODY_BYTES ) {
		return Problem\response( 413, 'body_too_large', 'The request is larger than 6 MiB.' );
	}
	// WordPress takes the body of these for a list of query arguments, and fails on text.
	if ( '' !== $body && in_array( $request->get_method(), array( 'GET', 'HEAD' ), true ) ) {
		return Problem\response( 400, 'bad_request', 'A GET request has no body.' );
	}
	if ( ! Settings\is_connected() ) {
		return Problem\response( 503, 'bridge_not_configured', 'No bridge is connected to this site yet.' );
	}
	$url_problem = Settings\bridge_url_problem( Settings\bridge_url() );
	if ( '' !== $url_problem ) {
		return Problem\response( 503, $url_problem, 'The bridge address must be https, or http to this machine or a private network.' );
	}

	$path       = bridge_path( $request, $prefix );
	$request_id = wp_generate_uuid4();
	$answer     = wp_remote_request(
		Settings\bridge_url() . $path,
		array(
			'method'      => $request->get_method(),
			'headers'     => array( 'X-Request-Id' => $request_id )
				+ passed_headers( $request, $prefix )
				+ Signature\sign( $request->get_method(), $path, $body, actor( $prefix ) ),
			'body'        => '' === $body ? null : $body,
			'timeout'     => TIMEOUT_SEC,
			'redirection' => 0,
			'user-agent'  => 'BoomerangReturns/' . \Boomerang\VERSION,
		)
	);
	$response   = is_wp_error( $answer ) ? no_answer( $answer, $prefix ) : pass_answer( $answer );
	if ( 'policy' === $prefix && 200 === $response->get_status() ) {
		PublicFacts\keep( (string) wp_remote_retrieve_header( $answer, PublicFacts\HEADER ) );
	}
	if ( ! is_wp_error( $answer ) && $response->get_status() < 500 ) {
		do_action( 'boomerang_bridge_answered' );
	}
	$response->header( 'X-Request-Id', $request_id );
	return $response;
}

/**
 * The form offers to take a request for later only where it is told that the bridge is away.
 */
function no_answer( \WP_Error $error, string $prefix ): \WP_REST_Response {
	if ( Kept\is_refused( $error ) ) {
		do_action( 'boomerang_bridge_refused' );
	}
	// A shopper is asked to wait for what may still come, and not told that nobody is there.
	$code     = 'shop' === $prefix && is_late( $error ) ? 'bridge_slow' : 'bridge_unreachable';
	$response = Problem\response( 503, $code, 'The bridge does not answer.', 'shop' === $prefix ? '' : $error->get_error_message() );
	$response->set_data( $response->get_data() + array( 'params' => array( 'away' => Kept\is_away( Kept\probes() ) ) ) );
	return $response;
}

/**
 * It was reached and its answer did not come in time, so that it may have acted.
 */
function is_late( \WP_Error $error ): bool {
	return 1 === preg_match( '/cURL error 28\b.*\bbytes\b/i', $error->get_error_message() );
}

/**
 * The path comes from the route alone: a parameter of the same name in query or body would win in $request['path'].
 */
function bridge_path( \WP_REST_Request $request, string $prefix ): string {
	$path  = (string) ( $request->get_url_params()['path'] ?? '' );
	$pairs = array();
	foreach ( array_diff_key( $request->get_query_params(), array_flip( WORDPRESS_PARAMS ) ) as $name => $values ) {
		foreach ( (array) $values as $value ) {
			if ( is_scalar( $value ) ) {
				$pairs[] = rawurlencode( (string) $name ) . '=' . rawurlencode( (string) $value );
			}
		}
	}
	return '/v1/' . $prefix . ( '' === $path ? '' : '/' . $path ) . ( $pairs ? '?' . implode( '&', $pairs ) : '' );
}

/**
 * @return array<string, string>
 */
function passed_headers( \WP_REST_Request $request, string $prefix ): array {
	$names = 'hooks' === $prefix ? array( 'Content-Type', 'Shippo-Auth-Signature' ) : array( 'Content-Type' );
	$found = array();
	foreach ( $names as $name ) {
		$value = $request->get_header( $name );
		if ( null !== $value && '' !== $value ) {
			$found[ $name ] = $value;
		}
	}
	return $found;
}

/**
 * Who acts. On the shop's routes everybody is a shopper, the staff too; capabilities count on the staff's routes only.
 *
 * @return array<string, mixed>
 */
function actor( string $prefix ): array {
	$from = from();
	$user = wp_get_current_user();
	if ( 'hooks' === $prefix || ! $user->exists() ) {
		return array( 'type' => 'guest' ) + $from;
	}
	if ( 'shop' === $prefix ) {
		return array(
			'type'  => 'customer',
			'id'    => $user->ID,
			'email' => $user->user_email,
		) + $from;
	}
	return array(
		'type' => 'staff',
		'id'   => $user->ID,
		'name' => $user->display_name,
		'caps' => array_values( array_filter( array_merge( Rights\CAPABILITIES, Rights\CORE_CAPABILITIES ), 'current_user_can' ) ),
	) + $from;
}

/**
 * Where the request comes from, and whether that is a proxy which was not named.
 *
 * @return array<string, string>
 */
function from(): array {
	$proxy = Network\unnamed_proxy();
	return array( 'ip' => Network\client_ip() ) + ( '' === $proxy ? array() : array( 'proxy' => $proxy ) );
}

/**
 * A bridge that is down must not hold a PHP worker for as long as one that is busy.
 *
 * @param \CurlHandle|resource $handle cURL handle.
 * @param array<string, mixed> $args   Arguments of the HTTP request.
 */
function limit_connect_time( $handle, array $args ): void {
	if ( isset( $args['headers']['X-Boomerang-Signature'] ) ) {
		curl_setopt( $handle, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS );
	}
}
