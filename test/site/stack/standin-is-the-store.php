<?php
/**
 * Plugin Name: The stand-in is the store
 * Description: Takes back the plugin's word that there is no WooCommerce: here the stand-in is one, and whoever tries the demo would be puzzled.
 */

declare( strict_types=1 );

add_action( 'init', static fn() => remove_action( 'admin_notices', 'Boomerang\Compatibility\say_that_woocommerce_is_missing' ) );
