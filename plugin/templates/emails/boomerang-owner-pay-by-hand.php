<?php
/**
 * To the owner: the gateway can’t pay back.
 *
 * This template can be overridden by copying it to yourtheme/woocommerce/emails/.
 *
 * @package Boomerang
 * @version 1.0.0
 *
 * @var array $args Variables: data, email_heading, email, additional_content.
 */

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

$data = $args['data'];

part( 'header', $args );
/* translators: 1: return number, 2: order number */
echo '<p>' . esc_html( sprintf( __( 'The payment method of order %2$s can’t pay back by itself. Please pay the refund for return %1$s by hand.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) ) . '</p>';
part( 'reason', $args );
part( 'refund', array( 'title' => __( 'What to pay', 'boomerang-returns' ) ) + $args );
echo '<p>' . esc_html__( 'Then open the return and tick it as paid.', 'boomerang-returns' ) . '</p>';
echo button( $data['ownerUrl'], __( 'Open the return', 'boomerang-returns' ) ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped in button().
part( 'footer', $args );
