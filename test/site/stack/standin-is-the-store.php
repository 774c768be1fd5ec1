<?php
/**
 * Plugin Name: The stand-in is the store
 * Description: Says that the WooCommerce of the recordings is active: here the stand-in is it, and whoever tries the demo would be puzzled by warnings.
 */

declare( strict_types=1 );

define( 'WC_VERSION', '10.2.4' );
