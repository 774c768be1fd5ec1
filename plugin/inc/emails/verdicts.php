<?php
/**
 * Why a return or its money waits for the owner, in the words of the Returns screens.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * One sentence; empty for a code that needs none here.
 *
 * @param array<string, string> $told Numbers and names of the verdict, written out.
 */
function verdict_sentence( string $code, array $told ): string {
	switch ( $code ) {
		case 'held_person':
			return __( 'Waits for you: your policy leaves each return to a person.', 'boomerang-returns' );
		case 'held_reason':
			/* translators: %s: reason for a return. */
			return filled( __( 'Waits for you because of the reason “%s”.', 'boomerang-returns' ), $told, array( 'reason' ), __( 'Waits for you because of its reason.', 'boomerang-returns' ) );
		case 'held_value':
			/* translators: 1: worth of the returns, 2: highest amount. */
			return filled( __( 'Waits for you: returns of this order come to %1$s; up to %2$s is accepted at once.', 'boomerang-returns' ), $told, array( 'worth', 'limit' ), __( 'Waits for you: returns of this order come to more than what is accepted at once.', 'boomerang-returns' ) );
		case 'held_earlier_returns':
			/* translators: 1: number of earlier returns, 2: highest number. */
			return filled( __( 'Waits for you: earlier returns of this customer: %1$d, at most %2$d.', 'boomerang-returns' ), $told, array( 'returns', 'limit' ), __( 'Waits for you: this customer has had many returns before.', 'boomerang-returns' ) );
		case 'held_first_order':
			return __( 'Waits for you: it is the customer’s first order.', 'boomerang-returns' );
		case 'held_limit':
			/* translators: 1: number of returns, 2: number of days, 3: highest number. */
			return filled( __( 'Waits for you: returns of this customer in %2$d days: %1$d, at most %3$d.', 'boomerang-returns' ), $told, array( 'returns', 'days', 'limit' ), __( 'Waits for you: this customer has many returns in a short time.', 'boomerang-returns' ) );
		case 'held_budget':
			/* translators: %d: number of returns. */
			return filled( __( 'Waits for you: this shopper started %d returns of this order within a day.', 'boomerang-returns' ), $told, array( 'limit' ), __( 'Waits for you: this shopper started many returns of this order within a day.', 'boomerang-returns' ) );
		case 'held_findings':
			return __( 'Waits for you: something in the order does not add up, so you work out the money.', 'boomerang-returns' );
		case 'over_ceiling':
			/* translators: 1: amount, 2: highest amount, 3: number of days. */
			return filled( __( 'With this, %1$s would go out for the order and to the customer in %3$d days; up to %2$s goes out without you.', 'boomerang-returns' ), $told, array( 'worth', 'limit', 'days' ), __( 'It is more than what may be paid without you.', 'boomerang-returns' ) );
		case 'findings':
			return __( 'This waits for you: something in the order does not add up, so you work out the money.', 'boomerang-returns' );
		case 'label_cost':
			return __( 'This waits for the price of the label, which is taken off. If no label will be bought, let it go ahead.', 'boomerang-returns' );
		case 'units_missing':
			return __( 'This waits for you: items were missing from the parcel, and the new item is not shipped before you have said yes.', 'boomerang-returns' );
		case 'damaged':
			return __( 'This waits for you: whoever unpacked the parcel noted damage, and may not decide what is paid for it.', 'boomerang-returns' );
		case 'changed':
			return __( 'This waits for you: the return was changed after its approval, and your policy leaves it to a person as it is now.', 'boomerang-returns' );
		case 'refunded_elsewhere':
			return __( 'This waits for you: somebody has refunded items of this return in WooCommerce. Look at the order before you let it go ahead, so that nothing is paid twice.', 'boomerang-returns' );
		case 'order_cancelled':
			return __( 'This waits for you: the order was cancelled or deleted in WooCommerce. Let it go ahead only if the shopper has not got the money already.', 'boomerang-returns' );
		case 'not_sent':
			return __( 'This waits for you: it holds something that isn’t sent back. Let it go ahead, unless the customer agreed that it begins at once and loses the right of withdrawal.', 'boomerang-returns' );
		case 'payment_in_question':
			return __( 'This waits for you: the order was paid, and its status says that the payment may have been taken back. Look at it at your payment provider, and let this go ahead only if the money is yours.', 'boomerang-returns' );
		case 'payment_back':
			return __( 'This waits for you: the order counts as paid again. Let this go ahead once you’re sure that you have the money.', 'boomerang-returns' );
		case 'unproven_shipment':
			return __( 'This waits for you: only a typed tracking number says that the parcel was sent. Check it, then release the money or wait for the parcel.', 'boomerang-returns' );
		default:
			return '';
	}
}

/**
 * The sentence with all its values; the bare one where a value is not known.
 *
 * @param array<string, string> $told  Values by name.
 * @param string[]              $names Names in the order of the sentence.
 */
function filled( string $sentence, array $told, array $names, string $bare ): string {
	$values = array();
	foreach ( $names as $name ) {
		$values[] = $told[ $name ] ?? '';
	}
	return in_array( '', $values, true ) ? $bare : vsprintf( $sentence, $values );
}
