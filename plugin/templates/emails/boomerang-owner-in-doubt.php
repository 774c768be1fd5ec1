<?php
/**
 * To the owner: it is not known whether something happened.
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
echo '<p>' . esc_html( sprintf( __( 'For return %1$s of order %2$s something was sent to your payment provider or carrier, and no clear answer came back.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) ) . '</p>';
part( 'reason', $args );
echo '<p>' . esc_html__( 'It is not repeated until you say whether it happened. Please look into your account there first.', 'boomerang-returns' ) . '</p>';
echo button( $data['ownerUrl'], __( 'Open the return', 'boomerang-returns' ) ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped in button().
part( 'footer', $args );
