<?php
/**
 * Plugin Name: Guard switch
 * Description: Test site only: the options boomerang_guard_off and boomerang_refund_limit_off take the plugin's idempotency guard and its limit of refunds away, so that a test can show what they are for.
 */

declare( strict_types=1 );

add_action(
	'rest_api_init',
	static function (): void {
		if ( get_option( 'boomerang_guard_off' ) ) {
			remove_filter( 'rest_dispatch_request', 'Boomerang\\Idempotency\\claim_or_answer', PHP_INT_MIN );
		}
	}
);

add_action(
	'init',
	static function (): void {
		if ( get_option( 'boomerang_refund_limit_off' ) ) {
			remove_action( 'woocommerce_create_refund', 'Boomerang\\RefundLimit\\hold_to_order', PHP_INT_MAX );
		}
	}
);
