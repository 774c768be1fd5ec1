<?php
/**
 * The lines of a breakdown in words: the same in e-mails, order notes and on every screen.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Breakdown;

defined( 'ABSPATH' ) || exit;

const KINDS = array( 'goods', 'discount', 'tax', 'shipping', 'order_fee', 'not_back', 'kept', 'fee', 'lowered', 'label', 'bonus', 'cap', 'unpaid', 'exchange' );

/**
 * One line in words. The label names the product, the tax rate, the shipping method or the reason for a lowering, or is empty.
 */
function words( string $kind, string $label, int $quantity = 0 ): string {
	$name = $quantity > 0 && '' !== $label ? $quantity . ' × ' . $label : $label;
	switch ( $kind ) {
		case 'discount':
			return with_label( __( 'Discount', 'boomerang-returns' ), $label );
		case 'tax':
			return '' === $label ? __( 'Tax', 'boomerang-returns' ) : $label;
		case 'shipping':
			return with_label( __( 'Shipping', 'boomerang-returns' ), $label );
		case 'order_fee':
			return with_label( __( 'Fee of the order', 'boomerang-returns' ), $label );
		case 'not_back':
			return with_label( __( 'Less, as not everything came back', 'boomerang-returns' ), $label );
		case 'kept':
			return __( 'Not paid back, because the item is kept', 'boomerang-returns' );
		case 'fee':
			return __( 'Return fee', 'boomerang-returns' );
		case 'lowered':
			return with_label( __( 'Less for damage', 'boomerang-returns' ), $label );
		case 'label':
			return __( 'Return label', 'boomerang-returns' );
		case 'bonus':
			return __( 'Bonus', 'boomerang-returns' );
		case 'cap':
			return __( 'Refunded before', 'boomerang-returns' );
		case 'unpaid':
			return __( 'Not paid yet', 'boomerang-returns' );
		case 'exchange':
			return with_label( __( 'New item', 'boomerang-returns' ), $name );
		default:
			return '' === $label ? __( 'Items', 'boomerang-returns' ) : $name;
	}
}

/**
 * "Discount: €2.00" in one line of text; French puts a space before its colon.
 */
function pair( string $words, string $amount ): string {
	/* translators: 1: what it is, 2: its amount or name. */
	return sprintf( __( '%1$s: %2$s', 'boomerang-returns' ), $words, $amount );
}

function with_label( string $word, string $label ): string {
	return '' === $label ? $word : $word . ' (' . $label . ')';
}
