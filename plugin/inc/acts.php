<?php
/**
 * What was done for an effect, once: the act and its record are one database transaction.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Acts;

use Boomerang\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Does an act unless this effect has done it already. Both times the answer is the same.
 *
 * @param callable $act Answers with what is recorded, or with a WP_Error: then nothing has happened.
 * @return array<string, mixed>|\WP_Error
 */
function once( string $effect_id, callable $act ) {
	global $wpdb;
	$row = array(
		'effect_id' => $effect_id,
		'done_at'   => time(),
	);
	$wpdb->query( 'START TRANSACTION' );
	// The record first: its unique key makes a parallel send of the same effect wait here, not after the act.
	if ( ! Database\insert_unique( Database\table( 'acts' ), $row ) ) {
		$wpdb->query( 'ROLLBACK' );
		return stored_result( $effect_id ) ?? new \WP_Error( 'boomerang_act_unavailable', 'The act could not be recorded, so nothing was done.', array( 'status' => 503 ) );
	}
	try {
		$result = $act();
	} catch ( \Throwable $error ) {
		$result = new \WP_Error( 'boomerang_act_failed', $error->getMessage(), array( 'status' => 422 ) );
	}
	if ( is_wp_error( $result ) ) {
		$wpdb->query( 'ROLLBACK' );
		return $result;
	}
	$recorded = $wpdb->update( Database\table( 'acts' ), array( 'result' => wp_json_encode( $result ) ), array( 'effect_id' => $effect_id ) );
	if ( 1 !== $recorded || false === $wpdb->query( 'COMMIT' ) ) {
		// The connection was lost on the way. An answer would claim to know what happened; without one the bridge looks.
		throw new \RuntimeException( 'The act of effect ' . esc_html( $effect_id ) . ' could not be committed.' );
	}
	return $result;
}

/**
 * The result of an act that is done; null if it is not.
 *
 * @return array<string, mixed>|null
 */
function stored_result( string $effect_id ): ?array {
	global $wpdb;
	$result = $wpdb->get_var( $wpdb->prepare( 'SELECT result FROM %i WHERE effect_id = %s', Database\table( 'acts' ), $effect_id ) );
	return null === $result ? null : json_decode( $result, true );
}
