<?php
/**
 * What comes back.
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

if ( ! $args['data']['lines'] ) {
	return;
}
echo "\n" . $args['title'] . "\n";
foreach ( $args['data']['lines'] as $line ) {
	echo '- ' . $line['quantity'] . ' × ' . $line['name'] . ( '' === $line['reason'] ? '' : ' (' . $line['reason'] . ')' ) . "\n";
}
