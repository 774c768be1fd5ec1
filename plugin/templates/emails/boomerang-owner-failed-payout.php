<?php
/**
 * To the owner: a refund was refused.
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
echo '<p>' . esc_html( sprintf( __( 'The refund for return %1$s of order %2$s was refused. Nothing was paid.', 'boomerang-returns' ), $data['returnNumber'], $data['orderNumber'] ) ) . '</p>';
part( 'reason', $args );
part( 'refund', array( 'title' => __( 'What should have been paid', 'boomerang-returns' ) ) + $args );
echo '<p>' . esc_html__( 'Open the return to try again, or pay by hand and say so there.', 'boomerang-returns' ) . '</p>';
echo button( $data['ownerUrl'], __( 'Open the return', 'boomerang-returns' ) ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped in button().
part( 'footer', $args );
