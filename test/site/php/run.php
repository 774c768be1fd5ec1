<?php
/**
 * Runs the PHP that Site.wp() sends, with WordPress loaded and the administrator signed in.
 *
 * The code comes in the request's body and is evaluated: a file would have to be unique for each run,
 * because workers share their folders and opcache looks at a file's time only once a second.
 */

declare( strict_types=1 );

$boomerang_order = json_decode( file_get_contents( 'php://input' ), true );
$boomerang_reply = array();

require_once ( $_SERVER['SITE_WORDPRESS'] ?? '/wordpress' ) . '/wp-load.php';
wp_set_current_user( 1 );
ob_start();
try {
	$boomerang_reply['value'] = ( static function ( $input ) use ( $boomerang_order ) {
		return eval( $boomerang_order['code'] ); // phpcs:ignore Squiz.PHP.Eval
	} )( $boomerang_order['input'] );
} catch ( Throwable $error ) {
	$boomerang_reply['error'] = sprintf(
		'%s: %s at %s:%d',
		get_class( $error ),
		$error->getMessage(),
		$error->getFile(),
		$error->getLine()
	);
}
ob_end_clean();
echo $boomerang_order['id'] . wp_json_encode( $boomerang_reply ); // phpcs:ignore WordPress.Security.EscapeOutput
