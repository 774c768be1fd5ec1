<?php
/**
 * The money went back.
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
/* translators: 1: return number, 2: order number */
echo '<p>' . esc_html( sprintf( __( 'The refund for your return %1$s of goods of order %2$s is made.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) ) . '</p>';
part( 'reason', $args );
part( 'refund', array( 'title' => __( 'Your refund', 'boomerang-returns' ) ) + $args );
echo '<p>' . esc_html__( 'It goes back the way you paid. Your bank may take a few days to show it.', 'boomerang-returns' ) . '</p>';
part( 'footer', $args );
