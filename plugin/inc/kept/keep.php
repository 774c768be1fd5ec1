<?php
/**
 * Taking a request in: only while the bridge is down, from anybody, in bounds.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

use Boomerang\Network;
use Boomerang\Problem;
use Boomerang\Proxy;
use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

const PROBE_SEC = 3;
const UUID      = '/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/';

function register_route(): void {
	register_rest_route(
		'boomerang/v1',
		'/kept',
		array(
			'methods'             => 'POST',
			'permission_callback' => '__return_true',
			'callback'            => __NAMESPACE__ . '\\keep',
			'show_in_index'       => false,
		)
	);
}

/**
 * Keeps a request and answers with its receipt. Nothing of it is judged here: the bridge does that, as ever, once it is back.
 */
function keep( \WP_REST_Request $request ): \WP_REST_Response {
	$body = (string) $request->get_body();
	if ( strlen( $body ) > MAX_BYTES ) {
		return Problem\response( 413, 'kept_too_large', 'The request is too large to be kept.' );
	}
	$asked = read( $body );
	if ( ! $asked ) {
		return Problem\response( 400, 'bad_request', 'The request can’t be read.' );
	}
	$known = find( $asked->request->requestId ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- as the contract has it.
	if ( $known ) {
		return receipt( $known );
	}
	if ( ! Settings\is_connected() ) {
		return Problem\response( 503, 'bridge_not_configured', 'No bridge is connected to this site yet.' );
	}
	$address = Network\client_ip();
	$full    = no_room( $address, strtolower( $asked->email ) );
	if ( '' !== $full ) {
		return Problem\response( 'kept_full' === $full ? 503 : 429, $full, 'No more requests can be kept now.' );
	}
	if ( bridge_is_back() ) {
		return Problem\response( 409, 'bridge_is_back', 'The bridge answers again: ask it.' );
	}
	$asked->actor = Proxy\actor( 'shop' );
	put( $asked->request->requestId, (string) wp_json_encode( $asked ), $address, strtolower( $asked->email ) ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName
	$kept = find( $asked->request->requestId ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName
	if ( ! $kept ) {
		return Problem\response( 503, 'kept_full', 'The request could not be written down.' );
	}
	schedule();
	return receipt( $kept );
}

/**
 * The little that must be right to keep and answer it: a request with its id, and who may be written to about it.
 */
function read( string $body ): ?object {
	$sent = json_decode( $body );
	if ( ! is_object( $sent ) || ! is_object( $sent->request ?? null ) || ! in_array( $sent->type ?? '', array( 'form', 'words' ), true ) ) {
		return null;
	}
	$id     = $sent->request->requestId ?? ''; // phpcs:ignore WordPress.NamingConventions.ValidVariableName
	$number = $sent->orderNumber ?? ''; // phpcs:ignore WordPress.NamingConventions.ValidVariableName
	$email  = $sent->email ?? '';
	if ( ! is_string( $id ) || ! preg_match( UUID, $id ) || ! is_string( $number ) || strlen( $number ) > 160 || ! is_string( $email ) || ! is_email( $email ) ) {
		return null;
	}
	return (object) array(
		'type'        => $sent->type,
		'orderNumber' => $number,
		'email'       => $email,
		'request'     => $sent->request,
	);
}

/**
 * Whether requests can go to the bridge after all: then nobody needs to keep them.
 */
function bridge_is_back(): bool {
	if ( '' !== Settings\bridge_url_problem( Settings\bridge_url() ) ) {
		return false;
	}
	$answer = wp_remote_get(
		Settings\bridge_url() . '/readyz',
		array(
			'timeout'     => PROBE_SEC,
			'redirection' => 0,
		)
	);
	$said   = is_wp_error( $answer ) ? null : json_decode( wp_remote_retrieve_body( $answer ), true );
	return is_array( $said ) && true === ( $said['ok'] ?? null );
}

function receipt( object $row ): \WP_REST_Response {
	$told = array(
		'receipt' => $row->receipt,
		'keptAt'  => moment( (int) $row->kept_at ),
	);
	return new \WP_REST_Response( $told, 201, array( 'Cache-Control' => 'no-store' ) );
}

function moment( int $seconds ): string {
	return gmdate( 'Y-m-d\TH:i:s', $seconds ) . '.000Z';
}
