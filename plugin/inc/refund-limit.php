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

use Boomerang\Compatibility;
use Boomerang\Database;

defined( 'ABSPATH' ) || exit;

// A turn is some milliseconds long: one that has lasted this many seconds belongs to a PHP that died.
const TURN_ENDS = 5;
// Seconds.
const WAIT = 8;
const MEND = 'boomerang_mend_refunds';
// Seconds after a refund until all who read it while it was saved have ended.
const SETTLED = 60;

function bootstrap(): void {
	register_deactivation_hook( \Boomerang\PLUGIN_FILE, __NAMESPACE__ . '\\unschedule' );
	// Last of all, so that nobody changes the amount afterwards; what follows is the gateway.
	add_action( 'woocommerce_create_refund', __NAMESPACE__ . '\\hold_to_order', PHP_INT_MAX );
	add_action( 'woocommerce_refund_created', __NAMESPACE__ . '\\mend_soon', PHP_INT_MAX );
	add_action( MEND, __NAMESPACE__ . '\\mend' );
}

function unschedule(): void {
	wp_unschedule_hook( MEND );
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
		write_down( $order->get_id(), $refund );
		mend( $order->get_id() );
		// Of the table: WooCommerce's own sum comes from a cache that another process may have left behind.
		$left = round( (float) $order->get_total() - (float) $order->get_data_store()->get_total_refunded( $order ) - overwritten( $order->get_id() ), wc_get_price_decimals() );
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
 * Keeps the amount under the turn: where orders are synchronised with posts, WooCommerce may overwrite a refund with its empty copy when somebody reads it.
 *
 * @param \WC_Order_Refund $refund Saved.
 */
function write_down( int $order_id, $refund ): void {
	global $wpdb;
	$wpdb->replace(
		Database\table( 'refunds' ),
		array(
			'refund_id' => $refund->get_id(),
			'order_id'  => $order_id,
			'amount'    => (string) $refund->get_amount(),
		)
	);
}

/**
 * Refunds that WooCommerce now has at less than they were saved with.
 *
 * @return array<int, array{amount: float, short: float}> By their id; in the order's currency.
 */
function shortened( int $order_id ): array {
	global $wpdb;
	$amounts = amounts_in_table( $order_id );
	$short   = array();
	foreach ( $wpdb->get_results( $wpdb->prepare( 'SELECT refund_id, amount FROM %i WHERE order_id = %d', Database\table( 'refunds' ), $order_id ) ) as $row ) {
		$id      = (int) $row->refund_id;
		$missing = (float) $row->amount - ( $amounts[ $id ] ?? (float) $row->amount );
		if ( $missing > 0 ) {
			$short[ $id ] = array(
				'amount' => (float) $row->amount,
				'short'  => $missing,
			);
		}
	}
	return $short;
}

function overwritten( int $order_id ): float {
	return (float) array_sum( array_column( shortened( $order_id ), 'short' ) );
}

/**
 * Gives such refunds their amount again, so that the store's own books and reports are right, too.
 */
function mend( int $order_id ): void {
	foreach ( shortened( $order_id ) as $id => $row ) {
		$refund = wc_get_order( $id );
		if ( $refund instanceof \WC_Order_Refund ) {
			$refund->set_amount( (string) $row['amount'] );
			$refund->set_total( (string) -$row['amount'] );
			$refund->save();
		}
	}
}

/**
 * Who reads the refund while it is saved may overwrite it after that.
 *
 * @param mixed $refund_id Refund that was just made.
 */
function mend_soon( $refund_id ): void {
	$refund = Compatibility\orders_are_synchronised() ? wc_get_order( (int) $refund_id ) : null;
	if ( $refund ) {
		wp_schedule_single_event( time() + SETTLED, MEND, array( (int) $refund->get_parent_id() ) );
	}
}

/**
 * @return array<int, float> Amounts of an order's refunds by their id, as WooCommerce has them in the table that it counts.
 */
function amounts_in_table( int $order_id ): array {
	global $wpdb;
	if ( Compatibility\orders_have_tables() ) {
		$rows = $wpdb->get_results(
			$wpdb->prepare( "SELECT id, -total_amount AS amount FROM %i WHERE type = 'shop_order_refund' AND parent_order_id = %d", $wpdb->prefix . 'wc_orders', $order_id )
		);
	} else {
		$rows = $wpdb->get_results(
			$wpdb->prepare(
				"SELECT posts.ID AS id, meta.meta_value AS amount FROM %i AS posts LEFT JOIN %i AS meta ON meta.post_id = posts.ID AND meta.meta_key = '_refund_amount' WHERE posts.post_type = 'shop_order_refund' AND posts.post_parent = %d",
				$wpdb->posts,
				$wpdb->postmeta,
				$order_id
			)
		);
	}
	return array_map( 'floatval', array_column( $rows, 'amount', 'id' ) );
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
