<?php
/**
 * A return was requested.
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
echo '<p>' . esc_html( greeting( $data ) ) . '</p>';
if ( $data['needsApproval'] ) {
	/* translators: 1: return number, 2: order number */
	echo '<p>' . esc_html( sprintf( __( 'We have your request to return goods of order %2$s. Its number is %1$s.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) ) . '</p>';
	echo '<p>' . esc_html__( 'We look at it and write to you again. Please don’t send anything yet.', 'boomerang-returns' ) . '</p>';
} else {
	/* translators: 1: return number, 2: order number */
	echo '<p>' . esc_html( sprintf( __( 'Your return of goods of order %2$s is registered. Its number is %1$s.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) ) . '</p>';
	part( 'send-back', $args );
}
part( 'lines', array( 'title' => __( 'What you return', 'boomerang-returns' ) ) + $args );
part( 'refund', array( 'title' => __( 'Estimated refund', 'boomerang-returns' ) ) + $args );
part( 'footer', $args );
