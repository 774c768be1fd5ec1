<?php
/**
 * The routes the bridge calls here, and the two that only look: ping and act.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\BridgeRoutes;

use Boomerang\Acts;
use Boomerang\Compatibility;
use Boomerang\Idempotency;
use Boomerang\Settings;
use Boomerang\Signature;

defined( 'ABSPATH' ) || exit;

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_routes' );
}

function register_routes(): void {
	register( 'ping', __NAMESPACE__ . '\\ping' );
	register(
		'hold',
		__NAMESPACE__ . '\\hold',
		array(
			'ms' => array(
				'type'     => 'integer',
				'required' => true,
				'minimum'  => 1,
				'maximum'  => 1000,
			),
		)
	);
	register( 'act', __NAMESPACE__ . '\\look_up_act', array( 'effectId' => effect_id() ) );
}

/**
 * A route only the bridge can call.
 *
 * @param string               $name     Last part of the route.
 * @param callable             $callback Handler.
 * @param array<string, mixed> $args     Schema of the body's fields.
 */
function register( string $name, callable $callback, array $args = array() ): void {
	register_rest_route(
		'boomerang/v1',
		'/bridge/' . $name,
		array(
			'methods'             => 'POST',
			'permission_callback' => 'Boomerang\\Signature\\permission',
			'callback'            => $callback,
			'args'                => $args,
			'show_in_index'       => false,
		)
	);
}

/**
 * @return array<string, mixed>
 */
function ping(): array {
	return array(
		'ok'               => true,
		'site'             => Settings\site(),
		'pluginVersion'    => \Boomerang\VERSION,
		'woocommerce'      => Compatibility\woocommerce_version(),
		'protocol'         => Signature\VERSIONS,
		'maxExecutionTime' => (int) ini_get( 'max_execution_time' ),
		// Whether an Idempotency-Key is honoured here. An older plugin does not say: it is then not counted on.
		'guard'            => Idempotency\is_on(),
		'ordersKeptTwice'  => Compatibility\orders_are_synchronised(),
		'about'            => array(
			'name'        => wp_specialchars_decode( (string) get_option( 'blogname' ), ENT_QUOTES ),
			'timeZone'    => (string) get_option( 'timezone_string' ),
			'offsetHours' => (float) get_option( 'gmt_offset' ),
		),
	);
}

/**
 * Holds this PHP worker for a moment and says from when to when it was held: of many at once the bridge sees how many are answered side by side.
 *
 * @return array<string, float>
 */
function hold( \WP_REST_Request $request ): array {
	usleep( 1000 * (int) $request['ms'] );
	return array(
		'began' => (float) ( $_SERVER['REQUEST_TIME_FLOAT'] ?? microtime( true ) ),
		'ended' => microtime( true ),
	);
}

/**
 * Whether an effect was done here, and with what result.
 *
 * @return array<string, mixed>
 */
function look_up_act( \WP_REST_Request $request ): array {
	$result = Acts\stored_result( (string) $request['effectId'] );
	return null === $result ? array( 'found' => false ) : array(
		'found'  => true,
		'result' => $result,
	);
}

/**
 * @return array<string, mixed>
 */
function effect_id(): array {
	return array(
		'type'     => 'string',
		'required' => true,
		'pattern'  => '^[0-9A-Za-z-]{8,64}$',
	);
}

/**
 * @return array<string, mixed>
 */
function id(): array {
	return array(
		'type'     => 'integer',
		'required' => true,
		'minimum'  => 1,
	);
}

/**
 * @return array<string, mixed>
 */
function return_number(): array {
	return array(
		'type'      => 'string',
		'required'  => true,
		'maxLength' => 40,
	);
}

/**
 * Nothing was done: the same attempt may be sent again.
 */
function woocommerce_missing(): \WP_Error {
	return new \WP_Error( 'woocommerce_missing', 'WooCommerce is not active on this site.', array( 'status' => 503 ) );
}
