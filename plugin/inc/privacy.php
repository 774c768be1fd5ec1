<?php
/**
 * WordPress's own tools for personal data reach what the bridge keeps: returns, and copies of orders.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Privacy;

use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

function bootstrap(): void {
	add_filter( 'wp_privacy_personal_data_exporters', __NAMESPACE__ . '\\add_exporter' );
	add_filter( 'wp_privacy_personal_data_erasers', __NAMESPACE__ . '\\add_eraser' );
}

/**
 * @param array<string, mixed> $exporters Exporters of the site.
 * @return array<string, mixed>
 */
function add_exporter( array $exporters ): array {
	$exporters['boomerang-returns'] = array(
		'exporter_friendly_name' => __( 'Returns', 'boomerang-returns' ),
		'callback'               => __NAMESPACE__ . '\\export',
	);
	return $exporters;
}

/**
 * @param array<string, mixed> $erasers Erasers of the site.
 * @return array<string, mixed>
 */
function add_eraser( array $erasers ): array {
	$erasers['boomerang-returns'] = array(
		'eraser_friendly_name' => __( 'Returns', 'boomerang-returns' ),
		'callback'             => __NAMESPACE__ . '\\erase',
	);
	return $erasers;
}

/**
 * @return array<string, mixed>|\WP_Error
 */
function export( string $email ) {
	$answer = ask( 'export', $email );
	return is_wp_error( $answer ) ? $answer : array(
		'data' => array_merge( array_map( __NAMESPACE__ . '\\of_return', $answer['returns'] ), array_map( __NAMESPACE__ . '\\of_order', $answer['orders'] ) ),
		'done' => true,
	);
}

/**
 * @return array<string, mixed>|\WP_Error
 */
function erase( string $email ) {
	$answer = ask( 'erase', $email );
	if ( is_wp_error( $answer ) ) {
		return $answer;
	}
	$kept = $answer['kept'];
	/* translators: %s: numbers of returns */
	$why = sprintf( __( 'These returns are not over yet and keep their data until goods and money are settled: %s', 'boomerang-returns' ), implode( ', ', $kept ) );
	return array(
		'items_removed'  => $answer['erased'] > 0,
		'items_retained' => array() !== $kept,
		'messages'       => array() === $kept ? array() : array( $why ),
		'done'           => true,
	);
}

/**
 * Asks the bridge by the proxy's own route: as whoever uses the tool, who needs the right to manage returns.
 *
 * @return array<string, mixed>|\WP_Error
 */
function ask( string $what, string $email ) {
	if ( ! Settings\is_connected() ) {
		return 'export' === $what ? array(
			'returns' => array(),
			'orders'  => array(),
		) : array(
			'erased' => 0,
			'kept'   => array(),
		);
	}
	$request = new \WP_REST_Request( 'POST', '/boomerang/v1/admin/privacy/' . $what );
	$request->set_header( 'Content-Type', 'application/json' );
	$request->set_body( (string) wp_json_encode( array( 'email' => $email ) ) );
	$response = rest_do_request( $request );
	return 200 === $response->get_status()
		? json_decode( (string) wp_json_encode( $response->get_data() ), true )
		: new \WP_Error( 'boomerang_privacy', __( 'The returns could not be read: the Boomerang bridge does not answer, or you may not manage returns and personal data. Try again.', 'boomerang-returns' ) );
}

/**
 * @param array<string, mixed> $one A return, as the bridge keeps it.
 * @return array<string, mixed>
 */
function of_return( array $one ): array {
	$fields = array(
		__( 'Return', 'boomerang-returns' )          => $one['number'],
		__( 'Order', 'boomerang-returns' )           => $one['orderNumber'],
		__( 'Date', 'boomerang-returns' )            => $one['createdAt'],
		__( 'Name', 'boomerang-returns' )            => $one['name'],
		__( 'E-mail', 'boomerang-returns' )          => $one['email'],
		__( 'Address', 'boomerang-returns' )         => $one['address'],
		__( 'Phone', 'boomerang-returns' )           => $one['phone'],
		__( 'Items', 'boomerang-returns' )           => $one['items'],
		__( 'Comments', 'boomerang-returns' )        => $one['words'],
		__( 'Photos', 'boomerang-returns' )          => $one['photos'] > 0 ? (string) $one['photos'] : '',
		__( 'Tracking number', 'boomerang-returns' ) => $one['trackingNumber'],
	);
	return group( 'return-' . $one['number'], array_filter( $fields, 'strlen' ) );
}

/**
 * @return array<string, mixed>
 */
function of_order( string $number ): array {
	return group( 'order-' . $number, array( __( 'Copy of order', 'boomerang-returns' ) => $number ) );
}

/**
 * @param array<string, string> $fields Values by their names.
 * @return array<string, mixed>
 */
function group( string $id, array $fields ): array {
	$data = array();
	foreach ( $fields as $name => $value ) {
		$data[] = compact( 'name', 'value' );
	}
	return array(
		'group_id'    => 'boomerang-returns',
		'group_label' => __( 'Returns', 'boomerang-returns' ),
		'item_id'     => $id,
		'data'        => $data,
	);
}
