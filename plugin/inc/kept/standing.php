<?php
/**
 * What wp-admin says of the requests that are kept.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

use Boomerang\Database;
use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Sentences for the Returns screens; none while nothing is kept.
 *
 * @return string[]
 */
function standing(): array {
	global $wpdb;
	$rows      = $wpdb->get_results( $wpdb->prepare( 'SELECT site, trouble, COUNT(*) AS number, MIN(kept_at) AS since FROM %i GROUP BY site, trouble', Database\table( 'kept' ) ) );
	$here      = array_filter( $rows, static fn( object $row ): bool => Settings\site() === $row->site && ! in_array( $row->trouble, array( 'unreadable', AWAITS_DIGEST ), true ) );
	$closed    = array_filter( $rows, static fn( object $row ): bool => Settings\site() === $row->site && 'unreadable' === $row->trouble );
	$elsewhere = array_filter( $rows, static fn( object $row ): bool => Settings\site() !== $row->site );
	$waiting   = number_of( $here );
	$sentences = array();
	if ( $waiting > 0 ) {
		$sentences[] = sprintf(
			/* translators: 1: number of requests, 2: date and time. */
			_n(
				'%1$d request of a shopper has been kept since %2$s, because the bridge did not answer. It is delivered by itself once the bridge is back: check that it runs.',
				'%1$d requests of shoppers have been kept since %2$s, because the bridge did not answer. They are delivered by themselves once the bridge is back: check that it runs.',
				$waiting,
				'boomerang-returns'
			),
			$waiting,
			wp_date( get_option( 'date_format' ) . ', ' . get_option( 'time_format' ), (int) min( array_column( $here, 'since' ) ) )
		);
	}
	if ( count_kind( 'return' ) >= MOST['return'] ) {
		$sentences[] = __( 'No more requests can be kept: shoppers are asked to write to you.', 'boomerang-returns' );
	}
	if ( count_kind( 'withdrawal' ) >= MOST['withdrawal'] ) {
		$sentences[] = __( 'No more withdrawals can be kept: shoppers are asked to write to you.', 'boomerang-returns' );
	}
	if ( $closed ) {
		/* translators: %d: number of requests. */
		$sentences[] = sprintf( _n( '%d kept request can’t be read any more: the keys in wp-config.php were changed since. Put the old ones back until it is delivered.', '%d kept requests can’t be read any more: the keys in wp-config.php were changed since. Put the old ones back until they are delivered.', number_of( $closed ), 'boomerang-returns' ), number_of( $closed ) );
	}
	foreach ( $elsewhere as $row ) {
		/* translators: 1: number of requests, 2: web address. */
		$sentences[] = sprintf( _n( '%1$d request was kept on %2$s, of which this site is a copy. It is delivered there, not from here.', '%1$d requests were kept on %2$s, of which this site is a copy. They are delivered there, not from here.', (int) $row->number, 'boomerang-returns' ), (int) $row->number, $row->site );
	}
	return $sentences;
}

/**
 * @param object[] $rows Groups of requests.
 */
function number_of( array $rows ): int {
	return (int) array_sum( array_column( $rows, 'number' ) );
}
