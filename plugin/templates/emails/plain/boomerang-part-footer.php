<?php
/**
 * End of every plain e-mail.
 *
 * This template can be overridden by copying it to yourtheme/woocommerce/emails/plain/.
 *
 * @package Boomerang
 * @version 1.0.0
 *
 * @var array $args Variables: data, email_heading, email, additional_content.
 */

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput -- plain text.

if ( '' !== $args['additional_content'] ) {
	echo "\n\n" . wp_strip_all_tags( $args['additional_content'] );
}
echo "\n\n-- \n" . $args['data']['storeName'] . "\n" . home_url( '/' ) . "\n";
