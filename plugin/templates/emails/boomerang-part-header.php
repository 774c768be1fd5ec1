<?php
/**
 * Start of every e-mail: WooCommerce’s frame where it is active, else a plain one.
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

if ( $args['email'] ) :
	do_action( 'woocommerce_email_header', $args['email_heading'], $args['email'] );
else :
	?>
<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="utf-8">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<title><?php echo esc_html( $args['email_heading'] ); ?></title>
</head>
<body style="margin:0;padding:24px 12px;background:#f3f4f6;color:#1f2937;font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div role="article" aria-label="<?php echo esc_attr( $args['email_heading'] ); ?>" style="max-width:600px;margin:0 auto;padding:28px 24px;background:#ffffff;border-radius:10px;overflow-wrap:anywhere">
<p style="margin:0 0 20px;color:#4b5563;font-weight:600"><?php echo esc_html( $args['data']['storeName'] ); ?></p>
<h1 style="margin:0 0 20px;font-size:26px;line-height:1.25"><?php echo esc_html( $args['email_heading'] ); ?></h1>
	<?php
endif;

if ( $args['data']['test'] ) :
	?>
<p style="margin:0 0 20px;padding:12px 16px;border:2px solid #b45309;border-radius:6px;background:#fffbeb;color:#78350f"><strong><?php esc_html_e( 'TEST', 'boomerang-returns' ); ?></strong> – <?php esc_html_e( 'this return was made with a test account. A label is not valid for posting.', 'boomerang-returns' ); ?></p>
	<?php
endif;
