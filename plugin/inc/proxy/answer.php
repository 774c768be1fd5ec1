<?php
/**
 * What of the bridge's answer reaches the browser.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Proxy;

use Boomerang\Problem;

defined( 'ABSPATH' ) || exit;

const FILE_TYPES = array( 'application/pdf', 'image/png', 'image/jpeg', 'text/csv' );

/**
 * Status, body and the few headers that mean something to the browser.
 *
 * @param array<string, mixed> $answer Answer of the HTTP API.
 */
function pass_answer( array $answer ): \WP_REST_Response {
	$status = (int) wp_remote_retrieve_response_code( $answer );
	$body   = wp_remote_retrieve_body( $answer );
	$type   = strtolower( trim( explode( ';', (string) wp_remote_retrieve_header( $answer, 'content-type' ) )[0] ) );
	$data   = null;

	if ( in_array( $type, array( 'application/json', 'application/problem+json' ), true ) ) {
		// Objects stay objects: an empty one must not turn into a list.
		$data = json_decode( $body );
	} elseif ( in_array( $type, FILE_TYPES, true ) ) {
		$data = $body;
	}
	if ( $status < 200 || ( null === $data && '' !== $body ) ) {
		return Problem\response( 502, 'bridge_bad_answer', 'Something else than the bridge answered at its address.' );
	}

	$response = new \WP_REST_Response( $data, $status, array( 'Cache-Control' => 'no-store' ) );
	if ( '' !== $body ) {
		$response->header( 'Content-Type', $type . ( 'text/csv' === $type || null === $data ? '; charset=utf-8' : '' ) );
	}
	foreach ( array( 'Retry-After', 'Content-Disposition' ) as $name ) {
		$value = wp_remote_retrieve_header( $answer, $name );
		if ( is_string( $value ) && '' !== $value ) {
			$response->header( $name, $value );
		}
	}
	return $response;
}

/**
 * Sends files as they are; WordPress would wrap them in JSON.
 *
 * @param bool              $served  Whether somebody has answered already.
 * @param \WP_HTTP_Response $result  Answer.
 * @param \WP_REST_Request  $request Request.
 */
function serve_file( $served, $result, $request ): bool {
	$type = explode( ';', (string) ( $result->get_headers()['Content-Type'] ?? '' ) )[0];
	$data = $result->get_data();
	if ( $served || 0 !== strpos( $request->get_route(), '/boomerang/v1/' ) || ! is_string( $data ) || ! in_array( $type, FILE_TYPES, true ) ) {
		return (bool) $served;
	}
	if ( 'HEAD' !== $request->get_method() ) {
		echo $data; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- a file of the bridge, sent with its own content type.
	}
	return true;
}
