<?php
/**
 * Tracking numbers that somebody typed, and what is known of them, for the owner who decides whether the goods were sent.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

const CLAIM_FIELDS = array( 'parcel', 'status', 'toStore', 'sinceApproval', 'usedBy', 'usedNumber' );

/**
 * @param array<int, array<string, string>> $claims Claims of the message.
 * @return array<string, mixed>
 */
function claims( array $claims ): array {
	return items(
		__( 'What is known of the tracking number', 'boomerang-returns' ),
		array_map( static fn( array $claim ): array => array( $claim['parcel'], implode( ' ', array_filter( claim_sentences( $claim ) ) ) ), $claims )
	);
}

/**
 * @param array<string, string> $claim Claim.
 * @return string[]
 */
function claim_sentences( array $claim ): array {
	$moved = in_array( $claim['status'], array( 'moving', 'delivered' ), true );
	return array(
		used_sentence( $claim ),
		claim_status( $claim['status'] ),
		$moved ? ( array(
			'yes' => __( 'It goes to your address.', 'boomerang-returns' ),
			'no'  => __( 'It doesn’t go to your address.', 'boomerang-returns' ),
		)[ $claim['toStore'] ] ?? __( 'The carrier doesn’t say where it goes.', 'boomerang-returns' ) ) : '',
		$moved ? ( array(
			'yes' => __( 'It was first scanned after you approved the return.', 'boomerang-returns' ),
			'no'  => __( 'It was on its way before you approved the return.', 'boomerang-returns' ),
		)[ $claim['sinceApproval'] ] ?? '' ) : '',
	);
}

function claim_status( string $status ): string {
	switch ( $status ) {
		case 'announced':
			return __( 'The carrier knows of it, but doesn’t have it yet.', 'boomerang-returns' );
		case 'moving':
			return __( 'The carrier says it’s on its way.', 'boomerang-returns' );
		case 'delivered':
			return __( 'The carrier says it was delivered.', 'boomerang-returns' );
		case 'returned_to_sender':
			return __( 'The carrier is sending it back.', 'boomerang-returns' );
		case 'lost':
			return __( 'The carrier says it was lost.', 'boomerang-returns' );
		default:
			return __( 'The carrier has said nothing about it yet.', 'boomerang-returns' );
	}
}

/**
 * A number that others have, too, proves nothing.
 *
 * @param array<string, string> $claim Claim.
 */
function used_sentence( array $claim ): string {
	switch ( $claim['usedBy'] ) {
		case 'return':
			/* translators: %s: number of another return. */
			return sprintf( __( 'It’s no proof: return %s has the same number.', 'boomerang-returns' ), $claim['usedNumber'] );
		case 'order':
			/* translators: %s: number of an order. */
			return sprintf( __( 'It’s no proof: order %s was sent out under this number.', 'boomerang-returns' ), $claim['usedNumber'] );
		case 'own_order':
			return __( 'It’s no proof: you sent this order out under this number.', 'boomerang-returns' );
		default:
			return '';
	}
}
