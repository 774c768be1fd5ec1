<?php
/**
 * What the e-mails to shoppers say.
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
function to_shopper( string $kind, array $data ): array {
	$names = array( $data['returnNumber'], $data['orderNumber'] );
	switch ( $kind ) {
		case 'received':
			return array_merge( $data['needsApproval'] ? waiting( $data ) : registered( $data ), what_and_how_much( $data ) );
		case 'label':
			/* translators: 1: return number, 2: order number */
			$opening = say( vsprintf( __( 'Here is the label for your return %1$s of goods of order %2$s.', 'boomerang-returns' ), $names ) );
			return array_merge( array( $opening ), send_back( $data ), array( what_you_return( $data ), status( $data ) ) );
		case 'approved':
			/* translators: 1: return number, 2: order number */
			$opening = say( vsprintf( __( 'Your return %1$s of goods of order %2$s is approved.', 'boomerang-returns' ), $names ) );
			return array_merge( array( $opening ), send_back( $data ), what_and_how_much( $data ) );
		case 'reminder':
			/* translators: 1: return number, 2: order number */
			$opening = say( vsprintf( __( 'The goods of your return %1$s of order %2$s have not reached the carrier yet, as far as we know.', 'boomerang-returns' ), $names ) );
			$sent    = say( __( 'Have you sent them already? Then there is nothing to do.', 'boomerang-returns' ) );
			return array_merge( array( $opening ), send_back( $data ), array( $sent, what_you_return( $data ), status( $data ) ) );
		case 'rejected':
			return array(
				/* translators: 1: return number, 2: order number */
				say( vsprintf( __( 'We looked at your request %1$s to return goods of order %2$s. We are sorry that we can’t accept it.', 'boomerang-returns' ), $names ) ),
				quote( $data['reason'] ),
				say( __( 'Please keep the goods. If you have a question, just reply to this e-mail.', 'boomerang-returns' ) ),
				items( __( 'What you asked to return', 'boomerang-returns' ), goods( $data['lines'] ) ),
			);
		case 'changed':
			/* translators: 1: return number, 2: order number */
			$opening = say( vsprintf( __( 'Your return %1$s of goods of order %2$s was changed. This is how it is now.', 'boomerang-returns' ), $names ) );
			return array_merge( array( $opening ), $data['needsApproval'] ? array( please_wait() ) : array(), what_and_how_much( $data ) );
		case 'cancelled':
			return array(
				/* translators: 1: return number, 2: order number */
				say( vsprintf( __( 'Your return %1$s of goods of order %2$s is cancelled.', 'boomerang-returns' ), $names ) ),
				say( __( 'This return has ended, so nothing is paid or exchanged.', 'boomerang-returns' ) . ' ' . __( 'Please keep the goods.', 'boomerang-returns' ) ),
				say( label_of_cancelled( $data['endedLabel'] ) ),
				items( __( 'What you asked to return', 'boomerang-returns' ), goods( $data['lines'] ) ),
			);
		case 'new_links':
			return new_links( $data, $names );
		case 'withdrawal_receipt':
			return withdrawal_receipt( $data, $names );
		case 'outage':
		case 'outage_withdrawal':
			return about_kept( $data );
		default:
			return about_money( $kind, $data, $names );
	}
}

/**
 * @param string $label What becomes of the label.
 */
function label_of_cancelled( string $label ): string {
	switch ( $label ) {
		case 'void':
			return __( 'We’re cancelling the label: please don’t use it any more.', 'boomerang-returns' );
		case 'unused':
			return __( 'Please don’t use the label any more.', 'boomerang-returns' );
		default:
			return '';
	}
}

/**
 * @param array<string, mixed> $data Data of the message.
 * @return array<int, array<string, mixed>>
 */
function waiting( array $data ): array {
	/* translators: 1: return number, 2: order number */
	$words = __( 'We have your request to return goods of order %2$s. Its number is %1$s.', 'boomerang-returns' );
	return array( say( sprintf( $words, $data['returnNumber'], $data['orderNumber'] ) ), please_wait() );
}

/**
 * @param array<string, mixed> $data Data of the message.
 * @return array<int, array<string, mixed>>
 */
function registered( array $data ): array {
	/* translators: 1: return number, 2: order number */
	$words = __( 'Your return of goods of order %2$s is registered. Its number is %1$s.', 'boomerang-returns' );
	return array_merge( array( say( sprintf( $words, $data['returnNumber'], $data['orderNumber'] ) ) ), send_back( $data ) );
}

/**
 * @param array<string, mixed> $data  Data of the message.
 * @param string[]             $names Return and order number.
 * @return array<int, array<string, mixed>>
 */
function new_links( array $data, array $names ): array {
	return array(
		/* translators: 1: return number, 2: order number */
		say( vsprintf( __( 'We’ve replaced the links to your return %1$s for order %2$s. The links in our earlier e-mails no longer work.', 'boomerang-returns' ), $names ) ),
		link( __( 'See your return', 'boomerang-returns' ), $data['statusUrl'] ),
		link( __( 'Print the label', 'boomerang-returns' ), $data['labelUrl'], 'link' ),
		link( __( 'Print the packing slip', 'boomerang-returns' ), $data['packingSlipUrl'], 'link' ),
		what_you_return( $data ),
	);
}

/**
 * The durable medium that the consumer rights directive wants: what was stated, by whom, and when to the minute.
 *
 * @param array<string, mixed> $data  Data of the message.
 * @param string[]             $names Return and order number.
 * @return array<int, array<string, mixed>>
 */
function withdrawal_receipt( array $data, array $names ): array {
	$stated = $data['withdrawal'];
	$ways   = array_column( $data['payouts'], 'resolution' );
	$same   = ! array_diff( $ways, array( 'refund' ) );
	return array_merge(
		array(
			/* translators: 1: number of the withdrawal, 2: order number */
			say( vsprintf( __( 'We confirm that we have received your withdrawal %1$s from the contract of order %2$s. Please keep this e-mail: it is your receipt.', 'boomerang-returns' ), $names ) ),
			table(
				__( 'Your statement', 'boomerang-returns' ),
				array(
					array( __( 'Name', 'boomerang-returns' ), $stated['name'] ),
					array( __( 'Order', 'boomerang-returns' ), $data['orderNumber'] ),
					array( __( 'E-mail', 'boomerang-returns' ), $stated['email'] ),
					array( __( 'Date and time', 'boomerang-returns' ), $stated['confirmedAt'] ),
				)
			),
			items( __( 'What you withdraw from', 'boomerang-returns' ), goods( $data['lines'] ) ),
		),
		$data['paymentCheck'] ? array( payment_check() ) : array(),
		$data['unpaid'] ? array( not_paid() ) : ( $data['paymentCheck'] ? array() : array(
			/* translators: %s: date */
			say( sprintf( __( 'Everything is paid back by %s at the latest. We may wait until the goods are here or you have shown that you sent them.', 'boomerang-returns' ), $stated['refundBy'] ) ),
			say( $same ? __( 'You get the money the way you paid.', 'boomerang-returns' ) : __( 'You get it back in the way that you chose.', 'boomerang-returns' ) ),
		) ),
		array(
			say( 'store' === $stated['returnCost'] ? __( 'We pay for sending the goods back.', 'boomerang-returns' ) : __( 'You pay for sending the goods back.', 'boomerang-returns' ) ),
		),
		send_back( $data ),
		money( $data, estimated() ),
		array( status( $data ) )
	);
}

/**
 * How the parcel gets back: with a label, with a packing slip, with a label to come, or not at all.
 *
 * @param array<string, mixed> $data Data of the message.
 * @return array<int, array<string, mixed>>
 */
function send_back( array $data ): array {
	if ( $data['payouts'] && ! array_diff( array_column( $data['payouts'], 'resolution' ), array( 'keep' ) ) ) {
		return array( say( __( 'Please keep the goods: nothing has to be sent back.', 'boomerang-returns' ) ) );
	}
	if ( '' !== $data['labelUrl'] ) {
		$pieces = array(
			say( __( 'Print the label, stick it on your parcel and hand the parcel in.', 'boomerang-returns' ) ),
			link( __( 'Print the label', 'boomerang-returns' ), $data['labelUrl'] ),
		);
	} elseif ( '' !== $data['packingSlipUrl'] ) {
		$pieces = array(
			say( __( 'Print the packing slip, put it into your parcel and send the parcel to this address:', 'boomerang-returns' ) ),
			array( 'type' => 'address' ) + say( implode( "\n", $data['returnAddressLines'] ) ),
			link( __( 'Print the packing slip', 'boomerang-returns' ), $data['packingSlipUrl'] ),
		);
	} else {
		$pieces = array( say( __( 'Your label follows in an e-mail of its own. Please keep the goods until then.', 'boomerang-returns' ) ) );
	}
	if ( '' !== $data['sendBackBy'] ) {
		$pieces[] = say(
			$data['unpaid']
				/* translators: %s: date */
				? sprintf( __( 'If you already have the items, please send them back by %s.', 'boomerang-returns' ), $data['sendBackBy'] )
				/* translators: %s: date */
				: sprintf( __( 'Please send it by %s.', 'boomerang-returns' ), $data['sendBackBy'] )
		);
	}
	if ( '' !== $data['trackingNumber'] ) {
		/* translators: %s: tracking number of the parcel */
		$pieces[] = say( sprintf( __( 'Tracking number: %s', 'boomerang-returns' ), $data['trackingNumber'] ) );
	}
	return $pieces;
}

/**
 * @param array<string, mixed> $data Data of the message.
 * @return array<int, array<string, mixed>>
 */
function what_and_how_much( array $data ): array {
	return array_merge(
		array( what_you_return( $data ) ),
		money( $data, estimated() ),
		$data['unpaid'] ? array( not_paid() ) : array(),
		$data['paymentCheck'] ? array( payment_check() ) : array(),
		array( status( $data ) )
	);
}

/**
 * @param array<string, mixed> $data Data of the message.
 * @return array<string, mixed>
 */
function what_you_return( array $data ): array {
	return items( __( 'What you return', 'boomerang-returns' ), goods( $data['lines'] ) );
}

/**
 * The order's payment may have been taken back, or not: nobody is accused.
 *
 * @return array<string, mixed>
 */
function payment_check(): array {
	return say( __( 'We’re checking something about the payment of this order, so this takes a little longer. Questions? Just write to us.', 'boomerang-returns' ) );
}

/**
 * Why nothing comes back for an order that nobody has paid.
 *
 * @return array<string, mixed>
 */
function not_paid(): array {
	return say( __( 'You haven’t paid for this order, so there’s nothing to refund. If your payment is still on its way, we’ll settle this once we have it.', 'boomerang-returns' ) );
}

/**
 * @return array<string, mixed>
 */
function please_wait(): array {
	return say( __( 'We look at it and write to you again. Please don’t send anything yet.', 'boomerang-returns' ) );
}

/**
 * @param array<string, mixed> $data Data of the message.
 * @return array<string, mixed>
 */
function status( array $data ): array {
	return link( __( 'See your return', 'boomerang-returns' ), $data['statusUrl'], 'link' );
}
