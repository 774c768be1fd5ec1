<?php
/**
 * What was gathered for the owner, when there was more news of one order or customer than they want e-mails for.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * @param array{lines: array<int, array<string, string>>, more: int} $digest Digest of the message.
 * @return array<int, array<string, mixed>>
 */
function digest( array $digest ): array {
	$pieces = array( say( __( 'There’s more news of orders or customers that we wrote to you about already. To spare your mailbox, here it is in one e-mail:', 'boomerang-returns' ) ) );
	foreach ( $digest['lines'] as $line ) {
		$news = array_filter( array( sprintf( digest_sentence( $line['email'] ), $line['returnNumber'], $line['orderNumber'] ), digest_end( $line['ended'] ) ) );
		/* translators: %s: return number */
		array_push( $pieces, say( implode( ' ', $news ) ), link( sprintf( __( 'Open %s', 'boomerang-returns' ), $line['returnNumber'] ), $line['url'], 'link' ) );
	}
	if ( $digest['more'] > 0 ) {
		/* translators: %d: number of messages. */
		$pieces[] = say( sprintf( _n( 'There was %d more. You’ll find it in your list of returns.', 'There were %d more. You’ll find them in your list of returns.', $digest['more'], 'boomerang-returns' ), $digest['more'] ) );
	}
	return $pieces;
}

/**
 * A sentence about return %1$s of order %2$s.
 *
 * @param string $kind Kind of the e-mail that it stands for.
 */
function digest_sentence( string $kind ): string {
	switch ( $kind ) {
		case 'owner_decision':
			/* translators: 1: return number, 2: order number */
			return __( 'Return %1$s of order %2$s asked for your decision.', 'boomerang-returns' );
		case 'owner_held_payout':
			/* translators: 1: return number, 2: order number */
			return __( 'The money for return %1$s of order %2$s was due, and waited for you to release it.', 'boomerang-returns' );
		case 'owner_unpaid':
			/* translators: 1: return number, 2: order number */
			return __( 'Return %1$s came for order %2$s, which nobody had paid. Please cancel the order.', 'boomerang-returns' );
		case 'owner_proof_claimed':
			/* translators: 1: return number, 2: order number */
			return __( 'The customer says that the goods of return %1$s of order %2$s were sent. Please check the proof.', 'boomerang-returns' );
		case 'owner_customs':
			/* translators: 1: return number, 2: order number */
			return __( 'No label could be made for return %1$s of order %2$s: products lack customs data.', 'boomerang-returns' );
		case 'owner_label':
			/* translators: 1: return number, 2: order number */
			return __( 'We couldn’t get a label for return %1$s of order %2$s: the shopper got a packing slip.', 'boomerang-returns' );
		case 'owner_given_at_risk':
			/* translators: 1: return number, 2: order number */
			return __( 'The payment of order %2$s (return %1$s) was in question. Please look at it.', 'boomerang-returns' );
		default:
			/* translators: 1: return number, 2: order number */
			return __( 'There is news of return %1$s of order %2$s.', 'boomerang-returns' );
	}
}

/**
 * @param string $state State of the return, if it has ended without goods.
 */
function digest_end( string $state ): string {
	switch ( $state ) {
		case 'cancelled':
			return __( 'It has been cancelled since.', 'boomerang-returns' );
		case 'rejected':
			return __( 'It has been rejected since.', 'boomerang-returns' );
		case 'expired':
			return __( 'It has expired since.', 'boomerang-returns' );
		default:
			return '';
	}
}
