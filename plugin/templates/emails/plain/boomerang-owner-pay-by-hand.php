<?php
/**
 * To the owner: the gateway can’t pay back.
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
/* translators: 1: return number, 2: order number */
echo "\n" . sprintf( __( 'The payment method of order %2$s can’t pay back by itself. Please pay the refund for return %1$s by hand.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) . "\n";
plain_part( 'reason', $args );
plain_part( 'refund', array( 'title' => __( 'What to pay', 'boomerang-returns' ) ) + $args );
echo "\n" . __( 'Then open the return and tick it as paid.', 'boomerang-returns' ) . "\n";
echo "\n" . __( 'Open the return', 'boomerang-returns' ) . ":\n" . $data['ownerUrl'] . "\n";
plain_part( 'footer', $args );
