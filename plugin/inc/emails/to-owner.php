<?php
/**
 * What the e-mails to the store's owner say.
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
function to_owner( string $kind, array $data ): array {
	$pieces   = owner_pieces( $kind, $data, array( $data['returnNumber'], $data['orderNumber'] ) );
	$of_many  = in_array( $kind, array( 'owner_outage', 'owner_digest' ), true );
	$pieces[] = link( $of_many ? __( 'Open Returns', 'boomerang-returns' ) : __( 'Open the return', 'boomerang-returns' ), $data['ownerUrl'] );
	return $pieces;
}

/**
 * @param array<string, mixed> $data  Data of the message.
 * @param string[]             $names Return and order number.
 * @return array<int, array<string, mixed>>
 */
function owner_pieces( string $kind, array $data, array $names ): array {
	$money = money( $data, for_owner() );
	$why   = say( $data['verdict'] );
	switch ( $kind ) {
		case 'owner_decision':
			return array_merge(
				array(
					/* translators: 1: return number, 2: order number, 3: name of the shopper */
					say( sprintf( __( '%3$s asks for return %1$s of goods of order %2$s. It waits for you to approve or reject it.', 'boomerang-returns' ), $names[0], $names[1], $data['customerName'] ) ),
					$why,
					items( __( 'What comes back', 'boomerang-returns' ), goods( $data['lines'] ) ),
				),
				$money
			);
		case 'owner_failed_payout':
			return array_merge(
				array(
					/* translators: 1: return number, 2: order number */
					say( vsprintf( __( 'What return %1$s of order %2$s should pay was refused. Nothing was paid.', 'boomerang-returns' ), $names ) ),
					quote( $data['reason'] ),
					say( __( 'Open the return to try again, or pay by hand and say so there.', 'boomerang-returns' ) ),
				),
				$money
			);
		case 'owner_in_doubt':
			return array(
				/* translators: 1: return number, 2: order number */
				say( vsprintf( __( 'For return %1$s of order %2$s something was sent to your store, payment provider or carrier, and no clear answer came back.', 'boomerang-returns' ), $names ) ),
				quote( $data['reason'] ),
				say( __( 'It is not repeated until you say whether it happened. Please look there first.', 'boomerang-returns' ) ),
			);
		case 'owner_pay_by_hand':
			return array_merge(
				array(
					/* translators: 1: return number, 2: order number */
					say( vsprintf( __( 'The payment method of order %2$s can’t pay back by itself. Please pay the refund for return %1$s by hand.', 'boomerang-returns' ), $names ) ),
					quote( $data['reason'] ),
					say( __( 'Then open the return and tick it as paid.', 'boomerang-returns' ) ),
				),
				money( $data, array_intersect_key( for_owner(), array_flip( array( 'refund', 'keep' ) ) ) )
			);
		case 'owner_held_payout':
			return array_merge(
				array(
					/* translators: 1: return number, 2: order number */
					say( vsprintf( __( 'The money for return %1$s of order %2$s is due and waits for you to release it.', 'boomerang-returns' ), $names ) ),
					$why,
					claims( $data['claims'] ),
				),
				$money
			);
		case 'owner_proof_claimed':
			return array_merge(
				array(
					/* translators: 1: return number, 2: order number, 3: name of the shopper */
					say( sprintf( __( '%3$s withdrew from the contract of order %2$s, and says that the goods of return %1$s were sent.', 'boomerang-returns' ), $names[0], $names[1], $data['customerName'] ) ),
					claims( $data['claims'] ),
					/* translators: %s: date */
					say( sprintf( __( 'Please decide by %s: by then the law wants the money paid back, once sending is proven.', 'boomerang-returns' ), $data['withdrawal']['refundBy'] ) ),
					say( __( 'Is it proof enough? Open the return and choose “Proof of sending shown”: the money goes out. If not, wait for the parcel or ask for a receipt.', 'boomerang-returns' ) ),
				),
				$money
			);
		case 'owner_deadline':
			return array_merge(
				array(
					/* translators: 1: return number, 2: order number, 3: date */
					say( sprintf( __( 'Return %1$s is a withdrawal from the contract of order %2$s. By law it must be paid back by %3$s.', 'boomerang-returns' ), $names[0], $names[1], $data['withdrawal']['refundBy'] ) ),
					say( __( 'You may wait longer only while the goods are not here and the customer has not shown that they were sent.', 'boomerang-returns' ) ),
					$data['claims'] ? say( __( 'The customer says that they were sent. Please check this claim before then:', 'boomerang-returns' ) ) : say( '' ),
					claims( $data['claims'] ),
				),
				$money
			);
		case 'owner_unpaid':
			return array(
				say( sprintf( owner_unpaid_opening( $data['returnKind'] ), $names[0], $names[1], $data['customerName'] ) ),
				say( __( 'Please cancel the order in WooCommerce, so that nobody pays it or ships it. If it’s paid after all, this return pays it back.', 'boomerang-returns' ) ),
				items( __( 'What it is about', 'boomerang-returns' ), goods( $data['lines'] ) ),
			);
		case 'owner_digest':
			return digest( $data['digest'] );
		case 'owner_label':
			return array(
				/* translators: 1: return number, 2: order number */
				say( vsprintf( __( 'We couldn’t get a label for return %1$s of order %2$s. The shopper got a packing slip with your address instead.', 'boomerang-returns' ), $names ) ),
				quote( $data['reason'] ),
				say( __( 'Once you have mended it, open the return and press “Try again to buy a label”, or upload a label of your own.', 'boomerang-returns' ) ),
			);
		case 'owner_given_at_risk':
			return at_risk( $data, $names );
		case 'owner_outage':
			return owner_about_kept( $data );
		case 'owner_exchange_paid':
			return array(
				/* translators: 1: return number, 2: amount, 3: number of the new order */
				say( sprintf( __( 'The shopper paid %2$s, the price difference of the exchange of return %1$s. Please ship order %3$s.', 'boomerang-returns' ), $names[0], $data['exchange']['due'], $data['exchange']['orderNumber'] ) ),
				exchange_at_risk( $data, $names ),
				items( __( 'To be shipped', 'boomerang-returns' ), goods( $data['exchange']['items'] ) ),
			);
		default:
			return array(
				/* translators: 1: return number, 2: order number */
				say( vsprintf( __( 'No label could be made for return %1$s of order %2$s: the parcel crosses a border, and products lack customs data. The shopper got a packing slip.', 'boomerang-returns' ), $names ) ),
				items( __( 'Products that lack their customs code or country of origin', 'boomerang-returns' ), array_map( static fn( string $name ): array => array( $name, '' ), $data['missingCustoms'] ) ),
				say( __( 'Return policy → Labels says in which fields of a product they are looked for.', 'boomerang-returns' ) ),
			);
	}
}

/**
 * A sentence about return %1$s of order %2$s of customer %3$s.
 */
function owner_unpaid_opening( string $kind ): string {
	return 'withdrawal' === $kind
		/* translators: 1: return number, 2: order number, 3: name of the customer */
		? __( '%3$s withdrew from order %2$s (%1$s). Nobody has paid this order, so nothing is due.', 'boomerang-returns' )
		/* translators: 1: return number, 2: order number, 3: name of the customer */
		: __( '%3$s returns items of order %2$s (%1$s). Nobody has paid this order, so nothing is due.', 'boomerang-returns' );
}
