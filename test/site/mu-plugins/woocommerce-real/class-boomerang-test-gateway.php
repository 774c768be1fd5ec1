<?php

declare( strict_types=1 );

/** Card payments that can be refunded, and told not to be, or to die on the way. */
class Boomerang_Test_Gateway extends WC_Payment_Gateway {

	public function __construct() {
		$this->id           = 'boomtest';
		$this->title        = 'Card';
		$this->method_title = 'Test card';
		$this->enabled      = 'yes';
		$this->supports     = array( 'products', 'refunds' );
	}

	/**
	 * Pays a refund and counts it, so that a test can tell one payment from two.
	 *
	 * @param int        $order_id Order.
	 * @param float|null $amount   Amount in the order's currency.
	 * @param string     $reason   Reason.
	 * @return bool|WP_Error
	 */
	public function process_refund( $order_id, $amount = null, $reason = '' ) {
		$refusal = (string) get_option( 'boomtest_refuses', '' );
		if ( '' !== $refusal ) {
			return new WP_Error( 'boomtest_refused', $refusal );
		}
		if ( 'yes' === get_option( 'boomtest_dies_before_paying' ) ) {
			exit;
		}
		usleep( 1000 * (int) get_option( 'boomtest_answers_after_ms', 0 ) );
		// A row for each: of two payments at once none may be lost.
		$payment = array(
			'order'  => (int) $order_id,
			'amount' => (string) $amount,
			'reason' => (string) $reason,
		);
		add_option( uniqid( 'boomtest_payment_' . microtime( true ), true ), $payment, '', false );
		if ( 'yes' === get_option( 'boomtest_dies_after_paying' ) ) {
			exit;
		}
		return true;
	}
}
