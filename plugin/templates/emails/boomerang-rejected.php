<?php
/**
 * The owner rejected the return.
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
echo '<p>' . esc_html( sprintf( __( 'We looked at your request %1$s to return goods of order %2$s. We are sorry that we can’t accept it.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) ) . '</p>';
part( 'reason', $args );
echo '<p>' . esc_html__( 'Please keep the goods. If you have a question, just reply to this e-mail.', 'boomerang-returns' ) . '</p>';
part( 'lines', array( 'title' => __( 'What you asked to return', 'boomerang-returns' ) ) + $args );
part( 'footer', $args );
