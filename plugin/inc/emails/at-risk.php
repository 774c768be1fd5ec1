<?php
/**
 * What a return gave for an order whose payment is in question, for the owner, who may still save some of it.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * @param array<string, mixed> $given What the bridge sent.
 * @return array{status: string, given: array<int, array<string, string>>, creditLeft: string}
 */
function at_risk_from( array $given ): array {
	return row( $given, array( 'status', 'creditLeft' ) ) + array(
		'given' => rows( $given['given'] ?? array(), array( 'resolution', 'amount', 'state' ) ),
	);
}

/**
 * @param array<string, mixed> $data  Data of the message.
 * @param string[]             $names Return and order number.
 * @return array<int, array<string, mixed>>
 */
function at_risk( array $data, array $names ): array {
	$risk  = $data['atRisk'];
	$entry = static function ( array $one ) use ( $data ): array {
		return array( for_owner()[ $one['resolution'] ] ?? $one['resolution'], given_words( $one, $data ) );
	};
	return array(
		say( sprintf( at_risk_opening( $risk ), $names[0], $names[1], status_words( $risk['status'] ) ) ),
		items( __( 'What this return gave', 'boomerang-returns' ), array_map( $entry, $risk['given'] ) ),
		say( __( 'Boomerang takes nothing back by itself. This is what you can do:', 'boomerang-returns' ) ),
		say( __( 'Look at the payment at your payment provider. If it’s disputed, answer with the papers of this return: its page has the story, the tracking number and every amount.', 'boomerang-returns' ) ),
		say( credit_at_risk( $risk['creditLeft'], $data['credit']['code'] ) ),
		say( open_at_risk( $risk['given'], $data['exchange']['orderNumber'] ) ),
	);
}

/**
 * A sentence about return %1$s, order %2$s and its status %3$s. A refund that is to be paid by hand is not paid yet.
 *
 * @param array<string, mixed> $risk What is at risk.
 */
function at_risk_opening( array $risk ): string {
	if ( '' === $risk['status'] ) {
		/* translators: 1: return number, 2: order number */
		return __( 'The payment of order %2$s was in question after return %1$s had paid for it. It counts as paid again.', 'boomerang-returns' );
	}
	return array_intersect( array( 'given', 'awaits_payment' ), array_column( $risk['given'], 'state' ) )
		/* translators: 1: return number, 2: order number, 3: order status, e.g. On hold */
		? __( 'Order %2$s is “%3$s” now, and return %1$s has already paid for it. The customer’s payment may have been taken back.', 'boomerang-returns' )
		/* translators: 1: return number, 2: order number, 3: order status, e.g. On hold */
		: __( 'Order %2$s of return %1$s is “%3$s” now. The customer’s payment may have been taken back.', 'boomerang-returns' );
}

function status_words( string $status ): string {
	return '' !== $status && function_exists( 'wc_get_order_status_name' ) ? wp_strip_all_tags( (string) wc_get_order_status_name( $status ) ) : $status;
}

/**
 * The amount, and how far it has gone.
 *
 * @param array<string, string> $one  One of the things that were given.
 * @param array<string, mixed>  $data Data of the message.
 */
function given_words( array $one, array $data ): string {
	switch ( $one['state'] ) {
		case 'by_hand':
			/* translators: %s: amount */
			return sprintf( __( '%s, to be paid by hand', 'boomerang-returns' ), $one['amount'] );
		case 'under_way':
			/* translators: %s: amount */
			return sprintf( __( '%s, under way', 'boomerang-returns' ), $one['amount'] );
		case 'awaits_payment':
			/* translators: 1: amount, 2: order number, 3: amount */
			return sprintf( __( '%1$s towards order %2$s. The shopper still has to pay %3$s.', 'boomerang-returns' ), $one['amount'], $data['exchange']['orderNumber'], $data['exchange']['due'] );
	}
	if ( 'exchange' === $one['resolution'] ) {
		/* translators: 1: amount, 2: order number */
		return sprintf( __( '%1$s towards order %2$s', 'boomerang-returns' ), $one['amount'], $data['exchange']['orderNumber'] );
	}
	/* translators: 1: amount, 2: coupon code */
	return 'store_credit' === $one['resolution'] ? sprintf( __( '%1$s with code %2$s', 'boomerang-returns' ), $one['amount'], $data['credit']['code'] ) : $one['amount'];
}

function credit_at_risk( string $left, string $code ): string {
	return '' === $left
		? ''
		/* translators: 1: amount, 2: coupon code */
		: sprintf( __( '%1$s of the store credit isn’t used yet. If you lose the payment, move coupon %2$s to the trash in WooCommerce: then nobody can spend it.', 'boomerang-returns' ), $left, $code );
}

/**
 * What has not left yet.
 *
 * @param array<int, array<string, string>> $given    What was given.
 * @param string                            $exchange Number of the exchange’s order.
 */
function open_at_risk( array $given, string $exchange ): string {
	$states    = array_column( $given, 'state' );
	$sentences = array(
		in_array( 'by_hand', $states, true ) ? __( 'Please don’t pay the refund by hand before you’re sure that you have the money.', 'boomerang-returns' ) : '',
		in_array( 'exchange', array_column( $given, 'resolution' ), true )
			/* translators: %s: order number */
			? sprintf( __( 'If order %s isn’t shipped yet, please keep it until you’re sure.', 'boomerang-returns' ), $exchange )
			: '',
	);
	return implode( ' ', array_filter( $sentences ) );
}

/**
 * The difference of an exchange is paid, and the payment of the first order is in question.
 *
 * @param array<string, mixed> $data  Data of the message.
 * @param string[]             $names Return and order number.
 * @return array{type: string, text: string}
 */
function exchange_at_risk( array $data, array $names ): array {
	$status = $data['atRisk']['status'];
	return say(
		'' === $status
			? ''
			/* translators: 1: order number, 2: order status, e.g. On hold */
			: sprintf( __( 'But wait before you ship it: order %1$s, which paid for the rest, is “%2$s” now. Its payment may have been taken back.', 'boomerang-returns' ), $names[1], status_words( $status ) )
	);
}
