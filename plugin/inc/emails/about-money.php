<?php
/**
 * What the e-mails to shoppers say once money, credit or a new item moves.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * @param array<string, mixed> $data  Data of the message.
 * @param string[]             $names Return and order number.
 * @return array<int, array<string, mixed>>
 */
function about_money( string $kind, array $data, array $names ): array {
	switch ( $kind ) {
		case 'credit':
			return store_credit( $data, $names );
		case 'kept':
			return array_merge(
				/* translators: 1: return number, 2: order number */
				array( say( vsprintf( __( 'The refund for your return %1$s of goods of order %2$s is made. Please keep the goods: nothing has to be sent back.', 'boomerang-returns' ), $names ) ) ),
				money( $data, array( 'keep' => __( 'Your refund', 'boomerang-returns' ) ) ),
				array( the_way_you_paid( $data ), status( $data ) )
			);
		case 'nothing_paid':
			return nothing_paid( $data, $names );
		case 'exchange':
			return exchange( $data, array( exchange_sent( $data, $names ) ) );
		case 'exchange_pay':
			return exchange(
				$data,
				array(
					/* translators: 1: return number, 2: amount */
					say( sprintf( __( 'The new item for your return %1$s is set aside for you. It costs more than what you return: please pay %2$s.', 'boomerang-returns' ), $data['returnNumber'], $data['exchange']['due'] ) ),
					link( __( 'Pay now', 'boomerang-returns' ), $data['exchange']['payUrl'] ),
					say( __( 'It is not shipped before you have paid.', 'boomerang-returns' ) ),
				)
			);
		case 'exchange_choose_again':
			return array(
				/* translators: 1: return number, 2: order number */
				say( vsprintf( __( 'The new item that you chose for your return %1$s of goods of order %2$s is sold out meanwhile. Nothing is lost: please choose another one, or your money.', 'boomerang-returns' ), $names ) ),
				link( __( 'Choose again', 'boomerang-returns' ), $data['statusUrl'] ),
				say( '' === $data['statusUrl'] ? __( 'Just reply to this e-mail.', 'boomerang-returns' ) : '' ),
				items( __( 'What you return', 'boomerang-returns' ), goods( $data['lines'] ) ),
			);
		default:
			return array_merge(
				array(
					/* translators: 1: return number, 2: order number */
					say( vsprintf( __( 'The refund for your return %1$s of goods of order %2$s is made.', 'boomerang-returns' ), $names ) ),
				),
				why_less( $data ),
				money( $data, array( 'refund' => __( 'Your refund', 'boomerang-returns' ) ) ),
				array( the_way_you_paid( $data ), status( $data ) )
			);
	}
}

/**
 * @param array<string, mixed> $data  Data of the message.
 * @param string[]             $names Return and order number.
 * @return array<int, array<string, mixed>>
 */
function store_credit( array $data, array $names ): array {
	$credit = $data['credit'];
	if ( '' === $credit['code'] ) {
		// A person made the coupon by hand: nobody here knows its code.
		return array(
			/* translators: 1: return number, 2: order number */
			say( vsprintf( __( 'We’ve given you the store credit for your return %1$s of goods of order %2$s.', 'boomerang-returns' ), $names ) ),
			say( __( 'Don’t have the code yet? Just reply to this e-mail.', 'boomerang-returns' ) ),
			status( $data ),
		);
	}
	$sooner = array();
	foreach ( $credit['sooner'] as $part ) {
		/* translators: 1: amount, 2: date */
		$sooner[] = say( vsprintf( __( '%1$s of it is from your earlier credit: use it by %2$s.', 'boomerang-returns' ), $part ) );
	}
	return array_merge(
		array(
			/* translators: 1: return number, 2: order number */
			say( vsprintf( __( 'Your store credit for return %1$s of goods of order %2$s is ready. Enter the code at checkout.', 'boomerang-returns' ), $names ) ),
			table(
				__( 'Your store credit', 'boomerang-returns' ),
				array(
					array( __( 'Code', 'boomerang-returns' ), $credit['code'] ),
					array( __( 'Amount', 'boomerang-returns' ), $credit['amount'] ),
					array( __( 'Valid until', 'boomerang-returns' ), $credit['expiresAt'] ),
				)
			),
			...$sooner,
			/* translators: %s: amount */
			say( '' === $credit['beforeTax'] ? '' : sprintf( __( 'Our prices are without tax, so at checkout the code takes off %s before tax. You save the tax on it as well.', 'boomerang-returns' ), $credit['beforeTax'] ) ),
			say(
				'balance' === $credit['usage']
					? __( 'You can use it for several orders: what you don’t use stays on the code.', 'boomerang-returns' )
					: __( 'You can use it for one order. What you don’t use then is lost, so choose an order of at least this amount.', 'boomerang-returns' )
			),
			say( __( 'At checkout, please give the e-mail address to which this message came: the code works with no other.', 'boomerang-returns' ) ),
		),
		why_less( $data ),
		money( $data, array( 'store_credit' => __( 'How it adds up', 'boomerang-returns' ) ) ),
		array( status( $data ) )
	);
}

/**
 * @param array<string, mixed>             $data    Data of the message.
 * @param array<int, array<string, mixed>> $opening What it begins with.
 * @return array<int, array<string, mixed>>
 */
function exchange( array $data, array $opening ): array {
	return array_merge(
		$opening,
		array(
			items( __( 'What you return', 'boomerang-returns' ), goods( $data['exchange']['instead'] ) ),
			items( __( 'What you get', 'boomerang-returns' ), goods( $data['exchange']['items'] ) ),
			exchanged_all_the_same( $data ),
		),
		money( $data, array( 'exchange' => __( 'How it adds up', 'boomerang-returns' ) ) ),
		array( status( $data ) )
	);
}

/**
 * @param array<string, mixed> $data  Data of the message.
 * @param string[]             $names Return and order number.
 * @return array<string, mixed>
 */
function exchange_sent( array $data, array $names ): array {
	$number = $data['exchange']['orderNumber'];
	if ( '' === $number ) {
		// A person made the order by hand: nobody here knows its number.
		/* translators: 1: return number, 2: order number */
		return say( vsprintf( __( 'We’ve made the new order for your return %1$s of goods of order %2$s.', 'boomerang-returns' ), $names ) );
	}
	/* translators: 1: return number, 2: number of the new order */
	return say( sprintf( __( 'Your new order %2$s for return %1$s is being shipped.', 'boomerang-returns' ), $data['returnNumber'], $number ) );
}

/**
 * @param array<string, mixed> $data Data of the message.
 * @return array<string, mixed>
 */
function the_way_you_paid( array $data ): array {
	if ( $data['paidByHand'] ) {
		return say( __( 'We’ve sent it to you. Your bank may take a few days to show it.', 'boomerang-returns' ) );
	}
	return say( __( 'It goes back the way you paid. Your bank may take a few days to show it.', 'boomerang-returns' ) );
}
