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
				say( __( 'It can be reached again. Please open the form and choose your items: what you wrote is in it already, and what counts is the day on which you asked.', 'boomerang-returns' ) ),
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
		case 'order_not_found':
			return __( 'We found no order with the number and the e-mail address that were typed. Both are in your order confirmation: please fill in the form again with them.', 'boomerang-returns' );
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
 * @param array<string, mixed> $data Data of the message.
 * @return array<int, array<string, mixed>>
 */
function owner_about_kept( array $data ): array {
	[ 'kept' => $kept ] = $data;
	return array(
		/* translators: 1: date and time, 2: receipt number. */
		say( sprintf( __( 'On %1$s, while the bridge was down, a shopper asked for a return. The shopper has the receipt number %2$s.', 'boomerang-returns' ), $kept['at'], $data['returnNumber'] ) ),
		table(
			__( 'What the shopper typed', 'boomerang-returns' ),
			array(
				array( __( 'Order', 'boomerang-returns' ), $kept['typedOrder'] ),
				array( __( 'E-mail', 'boomerang-returns' ), $kept['email'] ),
				array( __( 'Name', 'boomerang-returns' ), $kept['name'] ),
			)
		),
		quote( $kept['words'] ),
		say( owner_kept_outcome( $kept ) ),
	);
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
			return 'session_over' === $kept['reason']
				? __( 'The order could not be proven any more, so nobody has written to the shopper. Please do, or make the return yourself with New return.', 'boomerang-returns' )
				: __( 'It could not become a return, and the shopper was told why.', 'boomerang-returns' );
	}
}
