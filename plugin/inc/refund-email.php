<?php
/**
 * One refund, one e-mail: WooCommerce's own about a refund stays away where Boomerang made the refund and writes about it.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\RefundEmail;

use Boomerang\PublicFacts;

defined( 'ABSPATH' ) || exit;

const EMAILS = array( 'customer_refunded_order', 'customer_partially_refunded_order', 'customer_pos_refunded_order' );

function bootstrap(): void {
	foreach ( EMAILS as $id ) {
		add_filter( 'woocommerce_email_enabled_' . $id, __NAMESPACE__ . '\\keep_quiet', 10, 3 );
	}
}

/**
 * WooCommerce asks right before it sends, deferred e-mails too.
 *
 * @param mixed          $enabled Whether the e-mail is sent.
 * @param mixed          $order   Order.
 * @param \WC_Email|null $email   The e-mail, with the refund that it is about; without one in WooCommerce's settings.
 * @return mixed
 */
function keep_quiet( $enabled, $order, $email = null ) {
	return $enabled && ! PublicFacts\is_true( 'storeRefundEmail' ) && is_ours( $email->refund ?? null ) ? false : $enabled;
}

/**
 * By the mark in the reason too: WooCommerce sends its e-mail before it saves the refund's meta.
 *
 * @param mixed $refund Refund, if any.
 */
function is_ours( $refund ): bool {
	return is_a( $refund, 'WC_Order_Refund' )
		&& ( '' !== (string) $refund->get_meta( '_boomerang_effect' ) || 1 === preg_match( '/\[boomerang [0-9a-f-]{36}\]/i', (string) $refund->get_reason() ) );
}
