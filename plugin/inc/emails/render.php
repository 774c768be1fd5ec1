<?php
/**
 * Templates of the e-mails. A theme overrides them in yourtheme/woocommerce/emails/, with or without WooCommerce.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

const TEMPLATES = \Boomerang\PLUGIN_DIR . '/templates/';

/**
 * The HTML of a message.
 *
 * @param array<string, mixed> $message Message.
 * @param \WC_Email|null       $email   WooCommerce's e-mail, whose frame is then used.
 */
function html( array $message, string $heading, $email = null ): string {
	return template( 'emails/' . template_name( $message['kind'] ), arguments( $message, $heading, $email ) );
}

/**
 * The same message as plain text.
 *
 * @param array<string, mixed> $message Message.
 * @param \WC_Email|null       $email   WooCommerce's e-mail.
 */
function plain( array $message, string $heading, $email = null ): string {
	$text = template( 'emails/plain/' . template_name( $message['kind'] ), arguments( $message, $heading, $email ) );
	return trim( (string) preg_replace( "/\n{3,}/", "\n\n", $text ) ) . "\n";
}

function template_name( string $kind ): string {
	return 'boomerang-' . str_replace( '_', '-', $kind ) . '.php';
}

/**
 * What every template gets.
 *
 * @param array<string, mixed> $message Message.
 * @param \WC_Email|null       $email   WooCommerce's e-mail.
 * @return array<string, mixed>
 */
function arguments( array $message, string $heading, $email ): array {
	return array(
		'data'               => $message['data'],
		'email_heading'      => $heading,
		'email'              => $email,
		'additional_content' => $email ? $email->get_additional_content() : '',
	);
}

/**
 * @param array<string, mixed> $args Variables of the template.
 */
function template( string $name, array $args ): string {
	if ( function_exists( 'wc_get_template_html' ) ) {
		return (string) wc_get_template_html( $name, $args, '', TEMPLATES );
	}
	$override = locate_template( 'woocommerce/' . $name );
	ob_start();
	load_template( '' === $override ? TEMPLATES . $name : $override, false, $args );
	return (string) ob_get_clean();
}

/**
 * A part that several templates share, printed.
 *
 * @param array<string, mixed> $args Variables of the template.
 */
function part( string $name, array $args ): void {
	echo template( 'emails/boomerang-part-' . $name . '.php', $args ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped in the template.
}

/**
 * @param array<string, mixed> $args Variables of the template.
 */
function plain_part( string $name, array $args ): void {
	echo template( 'emails/plain/boomerang-part-' . $name . '.php', $args ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- plain text.
}

/**
 * A link that looks like a button and is large enough for a thumb.
 */
function button( string $url, string $label ): string {
	return sprintf(
		'<p style="margin:24px 0"><a href="%s" style="display:inline-block;padding:14px 24px;border-radius:6px;background:#1f3a8a;color:#ffffff;font-weight:600;text-decoration:none">%s</a></p>',
		esc_url( $url ),
		esc_html( $label )
	);
}

/**
 * "Hello Ana," or, for want of a name, "Hello,".
 *
 * @param array<string, mixed> $data Data of the message.
 */
function greeting( array $data ): string {
	return '' === $data['customerName']
		? __( 'Hello,', 'boomerang-returns' )
		/* translators: %s: name of the shopper */
		: sprintf( __( 'Hello %s,', 'boomerang-returns' ), $data['customerName'] );
}
