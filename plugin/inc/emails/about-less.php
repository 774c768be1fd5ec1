<?php
/**
 * Why less is given than was promised: items that were not in the parcel, and what was deducted.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * What the bridge says of it, with amounts written out.
 *
 * @param mixed $given Why it is less; null: it is not.
 * @return array{items: array<int, array<string, string>>, left: string, committed: string}
 */
function less_from( $given ): array {
	return array( 'items' => rows( ( (array) $given )['items'] ?? array(), array( 'name', 'quantity', 'amount', 'reason' ) ) ) + row( $given, array( 'left', 'committed' ) );
}

/**
 * Empty where it is not less.
 *
 * @param array<string, mixed> $data Data of the message.
 * @return array<int, array<string, mixed>>
 */
function why_less( array $data ): array {
	[ 'less' => $less ] = $data;
	if ( ! $less['items'] ) {
		return array();
	}
	return array(
		items( __( 'Why it’s less than we told you', 'boomerang-returns' ), less_entries( $less['items'] ) ),
		/* translators: 1: amount that is paid, 2: amount that was promised. */
		say( sprintf( __( 'So it’s %1$s instead of %2$s.', 'boomerang-returns' ), $less['left'], $less['committed'] ) ),
	);
}

/**
 * Of an exchange that a person has let go although not all came: the new item is sent whole.
 *
 * @param array<string, mixed> $data Data of the message.
 * @return array<string, mixed>
 */
function exchanged_all_the_same( array $data ): array {
	$missing = array_filter( $data['less']['items'], static fn( array $item ): bool => '' !== $item['quantity'] );
	if ( ! $missing ) {
		return say( '' );
	}
	/* translators: %s: items, e.g. 1 × Mug. */
	$what = sprintf( __( 'Not in your parcel: %s.', 'boomerang-returns' ), implode( ', ', array_map( __NAMESPACE__ . '\less_name', $missing ) ) );
	return say( $what . ' ' . __( 'You get your new item all the same.', 'boomerang-returns' ) );
}

/**
 * Of items for which nothing at all is given.
 *
 * @param array<string, mixed> $data  Data of the message.
 * @param string[]             $names Return and order number.
 * @return array<int, array<string, mixed>>
 */
function nothing_paid( array $data, array $names ): array {
	[ 'less' => $less ] = $data;
	$deducted           = array_filter( array_column( $less['items'], 'reason' ) );
	return array(
		say(
			vsprintf(
				$deducted
					/* translators: 1: return number, 2: order number */
					? __( 'We’ve checked your parcel for return %1$s (order %2$s). Nothing can be paid or exchanged for these items.', 'boomerang-returns' )
					/* translators: 1: return number, 2: order number */
					: __( 'Your parcel for return %1$s (order %2$s) arrived without these items, so nothing can be paid or exchanged for them.', 'boomerang-returns' ),
				$names
			)
		),
		items( __( 'What can’t be paid', 'boomerang-returns' ), less_entries( $less['items'] ) ),
		say( __( 'Do you think that’s wrong? Just reply to this e-mail.', 'boomerang-returns' ) ),
		status( $data ),
	);
}

/**
 * "1 × Mug: -€10.00", with why as small print.
 *
 * @param array<int, array<string, string>> $items Items.
 * @return array<int, array{0: string, 1: string}>
 */
function less_entries( array $items ): array {
	return array_map(
		static function ( array $item ): array {
			/* translators: %s: reason that the store wrote. */
			$why = '' === $item['quantity'] ? sprintf( __( 'Deducted: %s', 'boomerang-returns' ), $item['reason'] ) : __( 'Not in your parcel', 'boomerang-returns' );
			return array( \Boomerang\Breakdown\pair( less_name( $item ), $item['amount'] ), $why );
		},
		$items
	);
}

/**
 * @param array<string, string> $item Item.
 */
function less_name( array $item ): string {
	return '' === $item['quantity'] ? $item['name'] : $item['quantity'] . ' × ' . $item['name'];
}
