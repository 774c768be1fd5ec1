<?php
/**
 * The label came later than the confirmation.
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
echo "\n" . sprintf( __( 'Here is the label for your return %1$s of goods of order %2$s.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) . "\n";
plain_part( 'send-back', $args );
plain_part( 'lines', array( 'title' => __( 'What you return', 'boomerang-returns' ) ) + $args );
plain_part( 'footer', $args );
