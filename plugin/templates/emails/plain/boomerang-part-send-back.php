<?php
/**
 * How the parcel gets back: with a label, with a packing slip, or label to come.
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

if ( '' !== $data['labelUrl'] ) {
	echo __( 'Print the label, stick it on your parcel and hand the parcel in.', 'boomerang-returns' ) . "\n";
	echo $data['labelUrl'] . "\n";
} elseif ( '' !== $data['packingSlipUrl'] ) {
	echo __( 'Print the packing slip, put it into your parcel and send the parcel to this address:', 'boomerang-returns' ) . "\n\n";
	echo implode( "\n", $data['returnAddressLines'] ) . "\n\n";
	echo __( 'Print the packing slip', 'boomerang-returns' ) . ":\n" . $data['packingSlipUrl'] . "\n";
} else {
	echo __( 'Your label follows in an e-mail of its own. Please keep the goods until then.', 'boomerang-returns' ) . "\n";
}

if ( '' !== $data['sendBackBy'] ) {
	/* translators: %s: date */
	echo "\n" . sprintf( __( 'Please send it by %s.', 'boomerang-returns' ), $data['sendBackBy'] ) . "\n";
}
if ( '' !== $data['trackingNumber'] ) {
	/* translators: %s: tracking number of the parcel */
	echo sprintf( __( 'Tracking number: %s', 'boomerang-returns' ), $data['trackingNumber'] ) . "\n";
}
