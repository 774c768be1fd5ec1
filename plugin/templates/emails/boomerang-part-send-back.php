<?php
/**
 * How the parcel gets back: with a label, with a packing slip, or label to come.
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

if ( '' !== $data['labelUrl'] ) :
	?>
<p><?php esc_html_e( 'Print the label, stick it on your parcel and hand the parcel in.', 'boomerang-returns' ); ?></p>
	<?php
	echo button( $data['labelUrl'], __( 'Print the label', 'boomerang-returns' ) ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped in button().
elseif ( '' !== $data['packingSlipUrl'] ) :
	?>
<p><?php esc_html_e( 'Print the packing slip, put it into your parcel and send the parcel to this address:', 'boomerang-returns' ); ?></p>
<p style="margin:0;padding:12px 16px;border-left:4px solid #1f3a8a;background:#f3f4f6"><?php echo implode( '<br>', array_map( 'esc_html', $data['returnAddressLines'] ) ); ?></p>
	<?php
	echo button( $data['packingSlipUrl'], __( 'Print the packing slip', 'boomerang-returns' ) ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped in button().
else :
	?>
<p><?php esc_html_e( 'Your label follows in an e-mail of its own. Please keep the goods until then.', 'boomerang-returns' ); ?></p>
	<?php
endif;

if ( '' !== $data['sendBackBy'] ) :
	?>
<p>
	<?php
	/* translators: %s: date */
	echo esc_html( sprintf( __( 'Please send it by %s.', 'boomerang-returns' ), $data['sendBackBy'] ) );
	?>
</p>
	<?php
endif;

if ( '' !== $data['trackingNumber'] ) :
	?>
<p>
	<?php
	/* translators: %s: tracking number of the parcel */
	echo esc_html( sprintf( __( 'Tracking number: %s', 'boomerang-returns' ), $data['trackingNumber'] ) );
	?>
</p>
	<?php
endif;
