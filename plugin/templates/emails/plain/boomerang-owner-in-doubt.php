<?php
/**
 * To the owner: it is not known whether something happened.
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
echo "\n" . sprintf( __( 'For return %1$s of order %2$s something was sent to your payment provider or carrier, and no clear answer came back.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) . "\n";
plain_part( 'reason', $args );
echo "\n" . __( 'It is not repeated until you say whether it happened. Please look into your account there first.', 'boomerang-returns' ) . "\n";
echo "\n" . __( 'Open the return', 'boomerang-returns' ) . ":\n" . $data['ownerUrl'] . "\n";
plain_part( 'footer', $args );
