<?php
/**
 * What a person or a peer said.
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

if ( '' !== $args['data']['reason'] ) {
	echo "\n> " . str_replace( "\n", "\n> ", $args['data']['reason'] ) . "\n";
}
