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

	$response = new \WP_REST_Response(
		$data,
		$status,
		array(
			'Cache-Control'          => 'no-store',
			'X-Robots-Tag'           => 'noindex',
			'X-Content-Type-Options' => 'nosniff',
			'Referrer-Policy'        => 'same-origin',
		)
	);
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

/**
 * A link in an e-mail that opens no PDF (any more) is followed by a person: they read a sentence with the way on, not JSON.
 *
 * @param bool              $served  Whether somebody has answered already.
 * @param \WP_HTTP_Response $result  Answer.
 * @param \WP_REST_Request  $request Request.
 */
function serve_sentence( $served, $result, $request ): bool {
	$is_link = preg_match( '#^/boomerang/v1/shop/(?:labels|packing-slips|returns)/#', $request->get_route() );
	if ( $served || ! $is_link || 'GET' !== $request->get_method() || $result->get_status() < 400 || false === strpos( (string) $request->get_header( 'accept' ), 'text/html' ) ) {
		return (bool) $served;
	}
	$gone = in_array( $result->get_status(), array( 404, 410 ), true );
	header( 'Content-Type: text/html; charset=utf-8' );
	printf(
		'<!doctype html><html lang="%1$s"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%2$s</title><p>%2$s</p></html>',
		esc_attr( get_bloginfo( 'language' ) ),
		esc_html(
			$gone
				? __( 'This link no longer works. Please use the one in our latest e-mail, or find your order again on our returns page.', 'boomerang-returns' )
				: __( 'We can’t open this right now. Please try again in a few minutes.', 'boomerang-returns' )
		)
	);
	return true;
}
