<?php
/**
 * Forgets, once a day, what nobody can ask for any more.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Pruning;

use Boomerang\Database;
use Boomerang\Idempotency;

defined( 'ABSPATH' ) || exit;

const HOOK = 'boomerang_prune';

// A key is repeated while its effect is at work: hours, and days where a peer is down.
const KEY_DAYS = 30;

// The record of an act is what a bridge that was restored from a backup looks at before it sends anything again, and a backup may be a year old.
const ACT_DAYS = 400;

const BATCH   = 500;
const BATCHES = 20;

function bootstrap(): void {
	add_action( HOOK, __NAMESPACE__ . '\\prune' );
	add_action( 'init', __NAMESPACE__ . '\\schedule' );
	register_deactivation_hook( \Boomerang\PLUGIN_FILE, __NAMESPACE__ . '\\unschedule' );
}

function schedule(): void {
	if ( ! wp_next_scheduled( HOOK ) ) {
		wp_schedule_event( time() + HOUR_IN_SECONDS, 'daily', HOOK );
	}
}

function unschedule(): void {
	wp_clear_scheduled_hook( HOOK );
}

/**
 * A key without an answer stays for ever: what it was claimed for may have happened.
 *
 * @return array{keys: int, acts: int, reduced: int} How many went, and of how many answers names and addresses did.
 */
function prune(): array {
	return array(
		'keys'    => forget( 'keys', 'idempotency_key', 'status IS NOT NULL AND claimed_at', KEY_DAYS ),
		'acts'    => forget( 'acts', 'effect_id', 'done_at', ACT_DAYS ),
		'reduced' => in_batches( 'Boomerang\\Idempotency\\reduce_old_answers' ),
	);
}

/**
 * In small batches, so that no statement holds the table for long; what is left goes the next day.
 *
 * @param string $name  Table.
 * @param string $id    Its primary key.
 * @param string $old   Condition up to the column that holds seconds since the epoch.
 * @param int    $after Days.
 */
function forget( string $name, string $id, string $old, int $after ): int {
	global $wpdb;
	$gone = 0;
	for ( $batch = 0; $batch < BATCHES; ++$batch ) {
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- the condition is one of the two above.
		$ids = $wpdb->get_col( $wpdb->prepare( "SELECT %i FROM %i WHERE $old < %d LIMIT %d", $id, Database\table( $name ), time() - $after * DAY_IN_SECONDS, BATCH ) );
		if ( ! $ids ) {
			break;
		}
		$places = implode( ', ', array_fill( 0, count( $ids ), '%s' ) );
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQLPlaceholders -- one %s for each id.
		$gone += (int) $wpdb->query( $wpdb->prepare( "DELETE FROM %i WHERE %i IN ( $places )", array_merge( array( Database\table( $name ), $id ), $ids ) ) );
	}
	return $gone;
}

/**
 * @param callable $batch Says how many it did; fewer than a batch: that was all.
 */
function in_batches( callable $batch ): int {
	$done = 0;
	for ( $count = 0; $count < BATCHES; ++$count ) {
		$some  = $batch();
		$done += $some;
		if ( $some < Idempotency\BATCH ) {
			break;
		}
	}
	return $done;
}
