<?php
/**
 * Taking a request in: only while the site holds that the bridge is away, from anybody, in bounds.
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

// What a browser is told while it is no outage yet.
const ASK_AGAIN_SEC = 10;

const UUID = '/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/';

function register_route(): void {
	register_rest_route(
		'boomerang/v1',
		'/kept',
		array(
			array(
				'methods'             => 'POST',
				'permission_callback' => '__return_true',
				'callback'            => __NAMESPACE__ . '\\keep',
				'show_in_index'       => false,
			),
			array(
				'methods'             => 'GET',
				'permission_callback' => '__return_true',
				'callback'            => __NAMESPACE__ . '\\tell_status',
				'show_in_index'       => false,
			),
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
	$kind    = kind_of( $asked );
	$full    = no_room( $address, $kind );
	if ( '' !== $full ) {
		return Problem\response( 'kept_full' === $full ? 503 : 429, $full, 'No more requests can be kept now.' );
	}
	$status = bridge_status();
	if ( 'here' === $status ) {
		return Problem\response( 409, 'bridge_is_back', 'The bridge answers again: ask it.' );
	}
	if ( 'slow' === $status ) {
		$slow = Problem\response( 503, 'bridge_slow', 'The bridge takes long to answer: ask it again.' );
		$slow->header( 'Retry-After', (string) ASK_AGAIN_SEC );
		return $slow;
	}
	$asked->actor = Proxy\actor( 'shop' );
	put( $asked->request->requestId, (string) wp_json_encode( $asked ), $address, $kind ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName
	$kept = find( $asked->request->requestId ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName
	if ( ! $kept ) {
		return Problem\response( 503, 'kept_full', 'The request could not be written down.' );
	}
	schedule();
	return receipt( $kept );
}

/**
 * For the form, which asks before it offers to take a request for later.
 */
function tell_status(): \WP_REST_Response {
	$status = Settings\is_connected() ? bridge_status() : 'slow';
	return new \WP_REST_Response( array( 'state' => $status ), 200, array( 'Cache-Control' => 'no-store' ) );
}

/**
 * What the shopper says it is: the bridge judges that later.
 *
 * @return string return or withdrawal.
 */
function kind_of( object $asked ): string {
	$withdraws = 'form' === $asked->type ? 'withdrawal' === ( $asked->request->kind ?? '' ) : 'none' !== ( $asked->request->withdrawal ?? 'none' );
	return $withdraws ? 'withdrawal' : 'return';
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
