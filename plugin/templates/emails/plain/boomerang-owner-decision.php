<?php
/**
 * To the owner: a return waits for approval.
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
/* translators: 1: return number, 2: order number, 3: name of the shopper */
echo "\n" . sprintf( __( '%3$s asks for return %1$s of goods of order %2$s. It waits for you to approve or reject it.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'], $data['customerName'] ) . "\n";
plain_part( 'lines', array( 'title' => __( 'What comes back', 'boomerang-returns' ) ) + $args );
plain_part( 'refund', array( 'title' => __( 'Estimated refund', 'boomerang-returns' ) ) + $args );
echo "\n" . __( 'Open the return', 'boomerang-returns' ) . ":\n" . $data['ownerUrl'] . "\n";
plain_part( 'footer', $args );
