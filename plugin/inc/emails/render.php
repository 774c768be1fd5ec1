<?php
/**
 * The two templates of the e-mails. A theme overrides them in yourtheme/woocommerce/emails/, with or without WooCommerce.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

const TEMPLATES      = \Boomerang\PLUGIN_DIR . '/templates/';
const HTML_TEMPLATE  = 'emails/boomerang-email.php';
const PLAIN_TEMPLATE = 'emails/plain/boomerang-email.php';

/**
 * The HTML of a message.
 *
 * @param array<string, mixed> $message Message.
 * @param \WC_Email|null       $email   WooCommerce's e-mail, whose frame is then used.
 */
function html( array $message, string $heading, $email = null ): string {
	return template( HTML_TEMPLATE, arguments( $message, $heading, $email ) );
}

/**
 * The same message as plain text.
 *
 * @param array<string, mixed> $message Message.
 * @param \WC_Email|null       $email   WooCommerce's e-mail.
 */
function plain( array $message, string $heading, $email = null ): string {
	$text = template( PLAIN_TEMPLATE, arguments( $message, $heading, $email ) );
	return trim( (string) preg_replace( "/\n{3,}/", "\n\n", $text ) ) . "\n";
}

/**
 * What both templates get. The filter boomerang_email_pieces lets a store change what an e-mail says without a template of its own.
 *
 * @param array<string, mixed> $message Message.
 * @param \WC_Email|null       $email   WooCommerce's e-mail.
 * @return array<string, mixed>
 */
function arguments( array $message, string $heading, $email ): array {
	[ 'kind' => $kind, 'data' => $data ] = $message;
	$pieces = kinds()[ $kind ]['customer'] ? array_merge( array( say( greeting( $data ) ) ), to_shopper( $kind, $data ) ) : to_owner( $kind, $data );
	return array(
		'kind'               => $kind,
		'data'               => $data,
		'pieces'             => array_filter( (array) apply_filters( 'boomerang_email_pieces', $pieces, $kind, $data ), __NAMESPACE__ . '\\has_content' ),
		'email_heading'      => $heading,
		'email'              => $email,
		'additional_content' => $email ? $email->get_additional_content() : '',
	);
}

/**
 * @param array<string, mixed> $piece Piece of an e-mail.
 */
function has_content( array $piece ): bool {
	return (bool) ( $piece['text'] ?? $piece['url'] ?? $piece['entries'] ?? $piece['rows'] ?? false );
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
