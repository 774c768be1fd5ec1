<?php
/**
 * Start of every plain e-mail.
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

if ( $args['data']['test'] ) {
	echo '*** ' . __( 'TEST', 'boomerang-returns' ) . ' – ' . __( 'this return was made with a test account. A label is not valid for posting.', 'boomerang-returns' ) . " ***\n\n";
}
echo $args['email_heading'] . "\n\n";
