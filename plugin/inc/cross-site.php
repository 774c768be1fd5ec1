<?php
/**
 * Pages of other sites: they can neither write through the plugin's routes nor read what these answer.
 *
 * A form or a script that does not ask first can send three content types, and none of them is JSON (Fetch standard). With JSON the browser asks
 * first (OPTIONS), and gets no leave: WordPress names every origin there, with credentials, and here none but the site's own is named.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\CrossSite;

use Boomerang\Problem;

defined( 'ABSPATH' ) || exit;

const OURS = '#^/boomerang/v1(?:/|$)#';

// Their senders are programs, and what they say is signed.
const SIGNED = '#^/boomerang/v1/(?:bridge|hooks)/#';

const READS  = array( 'GET', 'HEAD', 'OPTIONS' );
const LEAVES = array( 'Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', 'Access-Control-Allow-Methods' );

function bootstrap(): void {
	add_filter( 'rest_pre_dispatch', __NAMESPACE__ . '\\json_only', 5, 3 );
	// After WordPress has said its word (10), and before a file is sent.
	add_filter( 'rest_pre_serve_request', __NAMESPACE__ . '\\name_no_foreign_origin', 15, 3 );
}

/**
 * The type is asked for even where there is no body: an empty form is one, too.
 *
 * @param mixed            $result  Answer of another plugin, or null.
 * @param \WP_REST_Server  $server  Server.
 * @param \WP_REST_Request $request Request.
 * @return mixed
 */
function json_only( $result, $server, $request ) {
	$route = $request->get_route();
	if ( null !== $result || in_array( $request->get_method(), READS, true ) || ! preg_match( OURS, $route ) || preg_match( SIGNED, $route ) ) {
		return $result;
	}
	$type = strtolower( trim( explode( ';', (string) $request->get_header( 'Content-Type' ) )[0] ) );
	return 'application/json' === $type ? $result : Problem\response( 415, 'json_only', 'Send this request as application/json.' );
}

/**
 * @param bool              $served  Whether somebody has answered already.
 * @param \WP_HTTP_Response $result  Answer.
 * @param \WP_REST_Request  $request Request.
 */
function name_no_foreign_origin( $served, $result, $request ): bool {
	if ( preg_match( OURS, $request->get_route() ) && ! is_own( (string) get_http_origin() ) ) {
		array_map( 'header_remove', LEAVES );
	}
	return (bool) $served;
}

/**
 * WordPress' own list leaves ports out.
 */
function is_own( string $origin ): bool {
	$own = array_map( __NAMESPACE__ . '\\origin_of', array( home_url(), site_url() ) );
	return '' !== $origin && ( in_array( strtolower( $origin ), $own, true ) || '' !== (string) is_allowed_http_origin( $origin ) );
}

function origin_of( string $url ): string {
	$parts = wp_parse_url( strtolower( $url ) );
	return $parts['scheme'] . '://' . $parts['host'] . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}
