<?php
/**
 * The money went back.
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

$data = $args['data'];

plain_part( 'header', $args );
echo greeting( $data ) . "\n";
/* translators: 1: return number, 2: order number */
echo "\n" . sprintf( __( 'The refund for your return %1$s of goods of order %2$s is made.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) . "\n";
plain_part( 'reason', $args );
plain_part( 'refund', array( 'title' => __( 'Your refund', 'boomerang-returns' ) ) + $args );
echo "\n" . __( 'It goes back the way you paid. Your bank may take a few days to show it.', 'boomerang-returns' ) . "\n";
plain_part( 'footer', $args );
