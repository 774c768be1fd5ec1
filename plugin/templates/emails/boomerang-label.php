<?php
/**
 * The label came later than the confirmation.
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
echo '<p>' . esc_html( sprintf( __( 'Here is the label for your return %1$s of goods of order %2$s.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) ) . '</p>';
part( 'send-back', $args );
part( 'lines', array( 'title' => __( 'What you return', 'boomerang-returns' ) ) + $args );
part( 'footer', $args );
