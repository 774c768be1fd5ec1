<?php
/**
 * Notes at checkout whether an item was on sale: later nobody can tell.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Checkout;

defined( 'ABSPATH' ) || exit;

const ON_SALE = '_boomerang_on_sale';

function bootstrap(): void {
	add_action( 'woocommerce_checkout_create_order_line_item', __NAMESPACE__ . '\\note_sale', 10, 3 );
	add_filter( 'woocommerce_hidden_order_itemmeta', __NAMESPACE__ . '\\hide' );
}

/**
 * Block and classic checkout both come here.
 *
 * @param \WC_Order_Item_Product $item   New order line.
 * @param string                 $key    Key in the cart.
 * @param array<string, mixed>   $values The cart's line, with its product.
 */
function note_sale( $item, $key, $values ): void {
	$product = $values['data'] ?? null;
	if ( is_a( $product, 'WC_Product' ) ) {
		$item->update_meta_data( ON_SALE, $product->is_on_sale() ? 'yes' : 'no' );
	}
}

/**
 * @param string[] $keys Meta of order lines that wp-admin does not show.
 * @return string[]
 */
function hide( array $keys ): array {
	return array_merge( $keys, array( ON_SALE ) );
}
