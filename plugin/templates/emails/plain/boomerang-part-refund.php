<?php
/**
 * The money, line by line; amounts come written out.
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

if ( '' === $args['data']['refundTotal'] ) {
	return;
}
echo "\n" . $args['title'] . "\n";
foreach ( $args['data']['refundLines'] as $line ) {
	echo $line['label'] . ': ' . $line['amount'] . "\n";
}
echo __( 'Total', 'boomerang-returns' ) . ': ' . $args['data']['refundTotal'] . "\n";
