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

require_once __DIR__ . '/acts/class-transaction-lost.php';

// MySQL: a lock was waited for too long (1205), a deadlock (1213), the connection is gone (2006, 2013). After all but the first there is no transaction any more.
const ENDS_TRANSACTION = array( 1205, 1213, 2006, 2013 );

/**
 * Does an act unless this effect has done it already. Both times the answer is the same.
 *
 * InnoDB ends the whole transaction at a deadlock, and PHP would go on without one: each later write would stay, and the act would be done again.
 * So no query follows a lost transaction.
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
		return stored_result( $effect_id ) ?? unavailable();
	}
	add_filter( 'query', __NAMESPACE__ . '\\stop_without_transaction', PHP_INT_MIN );
	// Else wpdb would connect anew and do its last query outside of any transaction.
	$retries                  = $wpdb->reconnect_retries ?? 0;
	$wpdb->reconnect_retries = 0;
	try {
		$result = $act();
		stop_without_transaction( '' );
	} catch ( TransactionLost $lost ) {
		$result = unavailable();
	} catch ( \Throwable $error ) {
		$result = new \WP_Error( 'boomerang_act_failed', $error->getMessage(), array( 'status' => 422 ) );
	} finally {
		remove_filter( 'query', __NAMESPACE__ . '\\stop_without_transaction', PHP_INT_MIN );
		$wpdb->reconnect_retries = $retries;
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

function unavailable(): \WP_Error {
	return new \WP_Error( 'boomerang_act_unavailable', 'The database gave the act up, so nothing was done.', array( 'status' => 503 ) );
}

/**
 * Runs before each query of an act, when wpdb still knows the error of the one before.
 *
 * @param string $query SQL.
 * @throws TransactionLost When there is no transaction to write in any more.
 */
function stop_without_transaction( $query ): string {
	global $wpdb;
	$connection = $wpdb->dbh;
	if ( $connection instanceof \mysqli && '' !== $wpdb->last_error && in_array( mysqli_errno( $connection ), ENDS_TRANSACTION, true ) ) {
		throw new TransactionLost( esc_html( $wpdb->last_error ) );
	}
	return (string) $query;
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
