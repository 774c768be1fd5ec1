<?php
/**
 * Messages between site and bridge, signed in both directions with HMAC-SHA256.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Signature;

use Boomerang\Database;
use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

const VERSIONS       = array( 1 );
const TO_BRIDGE      = 'site-to-bridge';
const TO_SITE        = 'bridge-to-site';
const MAX_SKEW_MS    = 300000;
const NONCE_LIFE_SEC = 600;

/**
 * Headers of a message to the bridge.
 *
 * @param string               $method          HTTP method.
 * @param string               $path_with_query Exactly what is requested on the bridge.
 * @param string               $body            Raw body.
 * @param array<string, mixed> $actor           Who acts: guest, customer or staff.
 * @return array<string, string>
 */
function sign( string $method, string $path_with_query, string $body, array $actor ): array {
	$headers = array(
		'X-Boomerang-Version'   => (string) max( VERSIONS ),
		'X-Boomerang-Direction' => TO_BRIDGE,
		'X-Boomerang-Site'      => Settings\site(),
		'X-Boomerang-Time'      => (string) now_ms(),
		'X-Boomerang-Nonce'     => bin2hex( random_bytes( 16 ) ),
		'X-Boomerang-Actor'     => rtrim( strtr( base64_encode( (string) wp_json_encode( $actor ) ), '+/', '-_' ), '=' ),
	);

	$headers['X-Boomerang-Signature'] = hash_hmac( 'sha256', canonical( $headers, $method, $path_with_query, $body ), Settings\secret() );
	return $headers;
}

/**
 * Whether a request really comes from our bridge, as a permission callback.
 *
 * WordPress asks a second time for the Allow header; the nonce is then already seen, so the first answer is kept.
 *
 * @return true|\WP_Error
 */
function permission( \WP_REST_Request $request ) {
	static $answers = null;
	$answers        = $answers ?? new \SplObjectStorage();
	if ( ! isset( $answers[ $request ] ) ) {
		$answers[ $request ] = verify( $request );
	}
	return $answers[ $request ];
}

/**
 * The signature is judged before what it covers: only who knows the secret learns what else is wrong.
 *
 * @return true|\WP_Error
 */
function verify( \WP_REST_Request $request ) {
	$headers = signed_headers( $request );
	if ( in_array( '', $headers, true ) ) {
		return refusal( 'signature_missing', 'This route answers only to the signed requests of its bridge.' );
	}
	if ( ! in_array( (int) $headers['X-Boomerang-Version'], VERSIONS, true ) ) {
		return refusal( 'protocol_version', version_advice( (int) $headers['X-Boomerang-Version'] ), 426 );
	}
	if ( ! is_signed( $headers, $request ) ) {
		return refusal( 'signature_invalid', 'The signature does not match: site and bridge hold different secrets.' );
	}
	if ( TO_SITE !== $headers['X-Boomerang-Direction'] ) {
		return refusal( 'signature_direction', 'This message was made for the other direction.' );
	}
	if ( Settings\site() !== $headers['X-Boomerang-Site'] ) {
		return refusal( 'signature_site', 'This message was made for another site than ' . Settings\site() . '.' );
	}
	if ( abs( now_ms() - (int) $headers['X-Boomerang-Time'] ) > MAX_SKEW_MS ) {
		return refusal( 'signature_time', 'This message is too old, or the clocks of site and bridge differ by more than 5 minutes.' );
	}
	if ( in_array( $request->get_method(), array( 'GET', 'HEAD' ), true ) ) {
		return true;
	}
	return remember_nonce( $headers['X-Boomerang-Nonce'] );
}

/**
 * @return array<string, string> Empty strings for what is missing or malformed.
 */
function signed_headers( \WP_REST_Request $request ): array {
	$shapes  = array(
		'X-Boomerang-Version'   => '/^\d{1,4}$/',
		'X-Boomerang-Direction' => '/^[a-z-]{1,20}$/',
		'X-Boomerang-Site'      => '/^\S{1,300}$/',
		'X-Boomerang-Time'      => '/^\d{13}$/',
		'X-Boomerang-Nonce'     => '/^[0-9a-f]{32}$/',
		'X-Boomerang-Actor'     => '/^[A-Za-z0-9_-]{1,2000}$/',
		'X-Boomerang-Signature' => '/^[0-9a-f]{64}$/',
	);
	$headers = array();
	foreach ( $shapes as $name => $shape ) {
		$value            = (string) $request->get_header( $name );
		$headers[ $name ] = preg_match( $shape, $value ) ? $value : '';
	}
	return $headers;
}

/**
 * @param array<string, string> $headers Signed headers.
 */
function is_signed( array $headers, \WP_REST_Request $request ): bool {
	$canonical = canonical( $headers, $request->get_method(), $request->get_route(), (string) $request->get_body() );
	$matches   = false;
	foreach ( Settings\accepted_secrets() as $secret ) {
		$matches = hash_equals( hash_hmac( 'sha256', $canonical, $secret ), $headers['X-Boomerang-Signature'] ) || $matches;
	}
	return $matches;
}

/**
 * @param array<string, string> $headers Signed headers.
 */
function canonical( array $headers, string $method, string $path_with_query, string $body ): string {
	return implode(
		"\n",
		array(
			$headers['X-Boomerang-Version'],
			$headers['X-Boomerang-Direction'],
			$headers['X-Boomerang-Site'],
			$headers['X-Boomerang-Time'],
			$headers['X-Boomerang-Nonce'],
			$method,
			$path_with_query,
			hash( 'sha256', $body ),
			$headers['X-Boomerang-Actor'],
		)
	);
}

/**
 * @return true|\WP_Error
 */
function remember_nonce( string $nonce ) {
	global $wpdb;
	$table = Database\table( 'nonces' );
	$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE seen_at < %d', $table, time() - NONCE_LIFE_SEC ) );
	$row = array(
		'nonce'   => $nonce,
		'seen_at' => time(),
	);
	if ( Database\insert_unique( $table, $row ) ) {
		return true;
	}
	$seen = $wpdb->get_var( $wpdb->prepare( 'SELECT seen_at FROM %i WHERE nonce = %s', $table, $nonce ) );
	return null === $seen
		? refusal( 'signature_unchecked', 'The message could not be checked for repetition.', 503 )
		: refusal( 'signature_replayed', 'This message was already received.' );
}

function version_advice( int $theirs ): string {
	return $theirs > max( VERSIONS )
		? 'The bridge speaks a newer protocol than this site: update the Boomerang Returns plugin.'
		: 'The bridge speaks a protocol this site no longer serves: update the bridge.';
}

function refusal( string $code, string $message, int $status = 401 ): \WP_Error {
	return new \WP_Error( $code, $message, array( 'status' => $status ) );
}

function now_ms(): int {
	return (int) floor( microtime( true ) * 1000 );
}
