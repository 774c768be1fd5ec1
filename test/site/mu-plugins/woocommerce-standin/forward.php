<?php
/**
 * Passes a REST request on to the stand-in and its answer back.
 */

declare( strict_types=1 );

const BOOMERANG_STANDIN_LIMIT_SECONDS = 30;

function boomerang_standin_answer( WP_REST_Request $request ): WP_REST_Response {
	$answer   = boomerang_standin_request(
		$request->get_method(),
		'/wp-json/wc/v3/' . $request['standin_path'],
		array_filter( $request->get_query_params(), 'boomerang_standin_is_payload', ARRAY_FILTER_USE_KEY ),
		$request->get_body(),
		(string) $request->get_header( 'content_type' )
	);
	// The stand-in has left out the fields that were not asked for; WordPress can't, in objects that keep {} apart from [].
	remove_filter( 'rest_post_dispatch', 'rest_filter_response_fields', 10 );
	$body     = json_decode( wp_remote_retrieve_body( $answer ) );
	$response = new WP_REST_Response( is_object( $body ) ? (array) $body : $body, wp_remote_retrieve_response_code( $answer ) );
	foreach ( array( 'x-wp-total' => 'X-WP-Total', 'x-wp-totalpages' => 'X-WP-TotalPages', 'retry-after' => 'Retry-After' ) as $name => $sent ) {
		$value = wp_remote_retrieve_header( $answer, $name );
		if ( '' !== $value ) {
			$response->header( $sent, $value );
		}
	}
	return $response;
}

/** Neither the key's parameters nor those of WordPress itself. */
function boomerang_standin_is_payload( string $name ): bool {
	return ! str_starts_with( $name, 'oauth_' ) && ! str_starts_with( $name, 'consumer_' ) && 'rest_route' !== $name;
}

/**
 * Asks the stand-in. When it does not answer, the request dies as a crash inside WooCommerce would:
 * what was done is unknown then, and no answer may be kept for the caller's idempotency key.
 */
function boomerang_standin_request( string $method, string $path, array $query = array(), string $body = '', string $type = '' ): array {
	$answer = wp_remote_request(
		BOOMERANG_STANDIN_URL . $path . ( $query ? '?' . http_build_query( $query, '', '&', PHP_QUERY_RFC3986 ) : '' ),
		array(
			'method'      => $method,
			'timeout'     => BOOMERANG_STANDIN_LIMIT_SECONDS,
			'redirection' => 0,
			'headers'     => array( 'Content-Type' => '' === $type ? 'application/json' : $type ),
			'body'        => '' === $body ? null : $body,
		)
	);
	if ( is_wp_error( $answer ) ) {
		error_log( 'WooCommerce stand-in: ' . $answer->get_error_message() ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		status_header( 502 );
		exit;
	}
	return $answer;
}
