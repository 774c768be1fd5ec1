<?php
/**
 * To the owner: a refund was refused.
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
echo "\n" . sprintf( __( 'The refund for return %1$s of order %2$s was refused. Nothing was paid.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) . "\n";
plain_part( 'reason', $args );
plain_part( 'refund', array( 'title' => __( 'What should have been paid', 'boomerang-returns' ) ) + $args );
echo "\n" . __( 'Open the return to try again, or pay by hand and say so there.', 'boomerang-returns' ) . "\n";
echo "\n" . __( 'Open the return', 'boomerang-returns' ) . ":\n" . $data['ownerUrl'] . "\n";
plain_part( 'footer', $args );
