<?php
/**
 * All refunds of an order together are never more than its total, also when two are made at the same moment, whoever makes them.
 *
 * WooCommerce reads what is left, and saves the refund and asks the gateway afterwards, without a lock: two at once both pass and are both paid
 * (seen on 10.2.4, in wp-admin as over REST).
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\RefundLimit;

use Boomerang\Database;

defined( 'ABSPATH' ) || exit;

// A turn is some milliseconds long: one that has lasted this many seconds belongs to a PHP that died.
const TURN_ENDS = 5;
// Seconds.
const WAIT = 8;

function bootstrap(): void {
	// Last of all, so that nobody changes the amount afterwards; what follows is the gateway.
	add_action( 'woocommerce_create_refund', __NAMESPACE__ . '\\hold_to_order', PHP_INT_MAX );
}

/**
 * Saves the refund before it reads the sum: of two at once at least the later one sees both, with and without a turn. The turn only keeps both from
 * being refused, which is why it may run out.
 *
 * @param \WC_Order_Refund $refund As WooCommerce is about to save it.
 * @throws \Exception When it is more than what is left; WooCommerce shows its words.
 */
function hold_to_order( $refund ): void {
	$order = wc_get_order( $refund->get_parent_id() );
	if ( ! $order ) {
		return;
	}
	$turn    = 'refund-' . $order->get_id();
	$is_ours = wait_for( $turn );
	try {
		$refund->save();
		// Of the table: WooCommerce's own sum comes from a cache that another process may have left behind.
		$left = round( (float) $order->get_total() - (float) $order->get_data_store()->get_total_refunded( $order ), wc_get_price_decimals() );
		if ( $left < 0 ) {
			// Before the turn ends: else the next one would count it.
			$refund->delete( true );
			throw new \Exception( refusal( max( 0, $left + (float) $refund->get_amount() ), $order->get_currency() ) );
		}
	} finally {
		if ( $is_ours ) {
			end_turn( $turn );
		}
	}
}

/**
 * @param float  $left     In the order's currency.
 * @param string $currency ISO 4217.
 */
function refusal( float $left, string $currency ): string {
	$price = html_entity_decode( wp_strip_all_tags( wc_price( $left, array( 'currency' => $currency ) ) ), ENT_QUOTES, 'UTF-8' );
	/* translators: %s: amount of money */
	return sprintf( __( 'Nothing was refunded: another refund of this order was made at the same moment, and %s is left. Load the order again.', 'boomerang-returns' ), $price );
}

/**
 * @return bool Whether the turn is ours; else it never came.
 */
function wait_for( string $turn ): bool {
	global $wpdb;
	$until = microtime( true ) + WAIT;
	do {
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE turn = %s AND began_at < %d', Database\table( 'turns' ), $turn, time() - TURN_ENDS ) );
		$row = array(
			'turn'     => $turn,
			'began_at' => time(),
		);
		if ( Database\insert_unique( Database\table( 'turns' ), $row ) ) {
			return true;
		}
		usleep( 50000 );
	} while ( microtime( true ) < $until );
	return false;
}

function end_turn( string $turn ): void {
	global $wpdb;
	$wpdb->delete( Database\table( 'turns' ), array( 'turn' => $turn ) );
}
