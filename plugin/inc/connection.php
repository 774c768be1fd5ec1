<?php
/**
 * Saving the Connection page. Testing the connection is a call through the proxy, made by the page itself.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Connection;

use Boomerang\Capabilities;
use Boomerang\Problem;
use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_routes' );
}

function register_routes(): void {
	register_rest_route(
		'boomerang/v1',
		'/settings/connection',
		array(
			array(
				'methods'             => 'GET',
				'callback'            => __NAMESPACE__ . '\\show',
				'permission_callback' => __NAMESPACE__ . '\\may_manage',
			),
			array(
				'methods'             => 'POST',
				'callback'            => __NAMESPACE__ . '\\save',
				'permission_callback' => __NAMESPACE__ . '\\may_manage',
				'args'                => array(
					'bridgeUrl' => array( 'type' => 'string' ),
					'secret'    => array( 'type' => 'string' ),
				),
			),
		)
	);
	register_rest_route(
		'boomerang/v1',
		'/reach',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\\reach',
			'permission_callback' => '__return_true',
		)
	);
}

/**
 * What the form's calls meet on their way, without the bridge: asked as a guest by the Connection page.
 */
function reach(): \WP_REST_Response {
	return new \WP_REST_Response( array( 'ok' => true ), 200, array( 'Cache-Control' => 'no-store' ) );
}

function may_manage(): bool {
	return current_user_can( Capabilities\POLICY );
}

function show(): \WP_REST_Response {
	return new \WP_REST_Response( Settings\connection(), 200, array( 'Cache-Control' => 'no-store' ) );
}

/**
 * Saves what was sent; a field that is left out or empty stays as it is.
 */
function save( \WP_REST_Request $request ): \WP_REST_Response {
	$url    = trim( (string) $request['bridgeUrl'] );
	$secret = trim( (string) $request['secret'] );

	if ( ( '' !== $url && defined( 'BOOMERANG_BRIDGE_URL' ) ) || ( '' !== $secret && defined( 'BOOMERANG_SECRET' ) ) ) {
		return Problem\response( 409, 'set_in_wp_config', 'This value is set in wp-config.php and can only be changed there.' );
	}
	if ( '' !== $url ) {
		$problem = Settings\bridge_url_problem( $url );
		if ( '' !== $problem ) {
			return Problem\response( 400, $problem, 'The bridge address must be https, or http to this machine or a private network.' );
		}
	}
	if ( '' !== $secret && '' === Settings\long_enough( $secret ) ) {
		return Problem\response( 400, 'secret_too_short', 'The secret needs at least 32 bytes.' );
	}

	if ( '' !== $url ) {
		Settings\save_bridge_url( $url );
	}
	if ( '' !== $secret ) {
		Settings\save_secret( $secret );
	}
	return show();
}
