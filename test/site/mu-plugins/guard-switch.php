<?php
/**
 * Plugin Name: Guard switch
 * Description: Test site only: the option boomerang_guard_off takes the plugin's idempotency guard away, so that a test can show what it is for.
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
