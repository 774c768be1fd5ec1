<?php
/**
 * What the e-mails about a request say that was kept while the bridge was down.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * @param array<string, mixed> $data Data of the message.
 * @return array<int, array<string, mixed>>
 */
function about_kept( array $data ): array {
	[ 'kept' => $kept ] = $data;
	/* translators: 1: date and time, 2: receipt number. */
	$opening = __( 'On %1$s you asked us for a return while our return service could not be reached. Your request has the number %2$s.', 'boomerang-returns' );
	switch ( $kept['outcome'] ) {
		case 'withdrawn':
			return withdrawn_in_words( $data );
		case 'continue':
			return array(
				say( sprintf( $opening, $kept['at'], $data['returnNumber'] ) ),
				say( __( 'It’s back. Please open the form within 7 days, enter your e-mail address and choose your items. Your message is in it already, and the day you asked counts.', 'boomerang-returns' ) ),
				link( __( 'Go on with your return', 'boomerang-returns' ), $kept['formUrl'] ),
				say( '' === $kept['formUrl'] ? __( 'You find the form on the returns page of the store.', 'boomerang-returns' ) : '' ),
				quote( $kept['words'] ),
			);
		default:
			return array(
				say( sprintf( $opening, $kept['at'], $data['returnNumber'] ) ),
				say( kept_refusal( $kept ) ),
				say( '' === $kept['formUrl'] ? '' : __( 'In the form you see what is possible for each item.', 'boomerang-returns' ) ),
				link( __( 'Open the form', 'boomerang-returns' ), $kept['formUrl'] ),
				quote( $kept['words'] ),
				say( __( 'Please don’t send anything yet. If you have a question, just reply to this e-mail.', 'boomerang-returns' ) ),
			);
	}
}

/**
 * The receipt of a statement whose goods are still to be chosen: it counts all the same (Directive 2011/83/EU, art. 11a).
 *
 * @param array<string, mixed> $data Data of the message.
 * @return array<int, array<string, mixed>>
 */
function withdrawn_in_words( array $data ): array {
	[ 'kept' => $kept ] = $data;
	return array(
		/* translators: 1: number of the withdrawal, 2: order number */
		say( sprintf( __( 'We confirm that we have received your withdrawal %1$s from the contract of order %2$s. Please keep this e-mail: it is your receipt.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) ),
		table(
			__( 'Your statement', 'boomerang-returns' ),
			array(
				array( __( 'Name', 'boomerang-returns' ), $kept['name'] ),
				array( __( 'Order', 'boomerang-returns' ), $data['orderNumber'] ),
				array( __( 'Date and time', 'boomerang-returns' ), $kept['at'] ),
			)
		),
		quote( $kept['words'] ),
		say( __( 'Please choose in the form which items you send back, so that you get your label and your money. Your withdrawal counts from the time above.', 'boomerang-returns' ) ),
		link( __( 'Choose the items', 'boomerang-returns' ), $kept['formUrl'] ),
	);
}

/**
 * @param array<string, string> $kept What is told of the request.
 */
function kept_refusal( array $kept ): string {
	switch ( $kept['reason'] ) {
		case 'window_over':
			/* translators: %s: date. */
			return filled( __( 'We are sorry: it could be returned until %s.', 'boomerang-returns' ), $kept, array( 'until' ), __( 'We are sorry: the time for a return was over.', 'boomerang-returns' ) );
		case 'withdrawal_over':
			/* translators: %s: date. */
			return filled( __( 'We are sorry: you could withdraw until %s.', 'boomerang-returns' ), $kept, array( 'until' ), __( 'We are sorry: the time to withdraw was over.', 'boomerang-returns' ) );
		case 'photo_required':
			return __( 'For this reason the store needs a photo. Please open the form and add one; what counts is the day on which you asked.', 'boomerang-returns' );
		default:
			return __( 'We are sorry: as you asked for it, the return was not possible.', 'boomerang-returns' );
	}
}

/**
 * The digest: all that came of an outage since the last one.
 *
 * @param array<string, mixed> $data Data of the message.
 * @return array<int, array<string, mixed>>
 */
function owner_about_kept( array $data ): array {
	$number = count( $data['requests'] );
	/* translators: %d: number of requests. */
	$pieces = array( say( sprintf( _n( 'While the bridge was down, %d shopper left a request that did not become a return by itself.', 'While the bridge was down, shoppers left %d requests that did not become returns by themselves.', $number, 'boomerang-returns' ), $number ) ) );
	foreach ( $data['requests'] as $kept ) {
		$typed  = array(
			array( __( 'Date and time', 'boomerang-returns' ), $kept['at'] ),
			array( __( 'Order', 'boomerang-returns' ), $kept['typedOrder'] ),
			array( __( 'E-mail', 'boomerang-returns' ), $kept['email'] ),
			array( __( 'Name', 'boomerang-returns' ), $kept['name'] ),
		);
		$pieces = array_merge( $pieces, array( table( $kept['receipt'], $typed ), quote( $kept['words'] ), say( owner_kept_outcome( $kept ) ) ) );
	}
	if ( $data['more'] > 0 ) {
		/* translators: %d: number of requests. */
		$pieces[] = say( sprintf( _n( '%d more follows in the next e-mail.', '%d more follow in the next e-mail.', $data['more'], 'boomerang-returns' ), $data['more'] ) );
	}
	return $pieces;
}

/**
 * @param array<string, string> $kept What is told of the request.
 */
function owner_kept_outcome( array $kept ): string {
	switch ( $kept['outcome'] ) {
		case 'continue':
			return __( 'The shopper got an e-mail with a link to the form, where their words are kept and the day of asking counts. You need not do anything.', 'boomerang-returns' );
		case 'withdrawn':
			return __( 'This is a withdrawal from a part of the contract, and it counts from the time above: by law the money is due within 14 days. The shopper got a receipt and a link to choose the items. If no return appears soon, make one yourself with New return.', 'boomerang-returns' );
		case 'unreadable':
			return __( 'Boomerang could not read the request, so nobody has written to the shopper. Please do, or make the return yourself with New return.', 'boomerang-returns' );
		default:
			if ( 'order_unreadable' === $kept['reason'] ) {
				return __( 'Boomerang can’t read this order, so nobody has written to the shopper. Please do; the page Health says what is wrong with the order.', 'boomerang-returns' );
			}
			return in_array( $kept['reason'], array( 'session_over', 'order_not_found' ), true )
				? __( 'Order number and e-mail don’t fit together, so we wrote to nobody. If the order is real, contact the customer at the address in the order.', 'boomerang-returns' )
				: __( 'It could not become a return, and the shopper was told why.', 'boomerang-returns' );
	}
}
