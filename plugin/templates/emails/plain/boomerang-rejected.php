<?php
/**
 * The owner rejected the return.
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
echo "\n" . sprintf( __( 'We looked at your request %1$s to return goods of order %2$s. We are sorry that we can’t accept it.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) . "\n";
plain_part( 'reason', $args );
echo "\n" . __( 'Please keep the goods. If you have a question, just reply to this e-mail.', 'boomerang-returns' ) . "\n";
plain_part( 'lines', array( 'title' => __( 'What you asked to return', 'boomerang-returns' ) ) + $args );
plain_part( 'footer', $args );
