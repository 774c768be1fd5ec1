<?php
/**
 * E-mails of returns, sent when the bridge says so: through WooCommerce's own e-mails where it is active, else through wp_mail.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

use Boomerang\BridgeRoutes;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/emails/kinds.php';
require_once __DIR__ . '/emails/language.php';
require_once __DIR__ . '/emails/message.php';
require_once __DIR__ . '/emails/pieces.php';
require_once __DIR__ . '/emails/claims.php';
require_once __DIR__ . '/emails/verdicts.php';
require_once __DIR__ . '/emails/to-shopper.php';
require_once __DIR__ . '/emails/about-money.php';
require_once __DIR__ . '/emails/about-less.php';
require_once __DIR__ . '/emails/about-outage.php';
require_once __DIR__ . '/emails/digest.php';
require_once __DIR__ . '/emails/at-risk.php';
require_once __DIR__ . '/emails/to-owner.php';
require_once __DIR__ . '/emails/render.php';
require_once __DIR__ . '/emails/mailer.php';

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_route' );
	add_filter( 'woocommerce_email_classes', __NAMESPACE__ . '\\add_woocommerce_emails' );
}

function register_route(): void {
	BridgeRoutes\register(
		'email',
		__NAMESPACE__ . '\\send',
		array(
			'kind'        => array(
				'type'     => 'string',
				'required' => true,
				'enum'     => array_keys( kinds() ),
			),
			'to'          => array(
				'type'    => array( 'string', 'null' ),
				'default' => '',
			),
			'locale'      => array(
				'type'    => array( 'string', 'null' ),
				'default' => '',
			),
			'messageId'   => array(
				'type'     => 'string',
				'required' => true,
				'pattern'  => '^<?[A-Za-z0-9._-]{8,100}(@[A-Za-z0-9.-]{1,200})?>?$',
			),
			'data'        => array(
				'type'     => 'object',
				'required' => true,
			),
			'attachments' => array(
				'type'     => 'array',
				'default'  => array(),
				'maxItems' => 5,
			),
		)
	);
}

/**
 * @return array<string, mixed>|\WP_Error
 */
function send( \WP_REST_Request $request ) {
	return in_locale(
		str_replace( '-', '_', (string) $request['locale'] ),
		static function () use ( $request ) {
			// In the language of the e-mail already: it writes the date out.
			$message = message_from( $request );
			return is_wp_error( $message ) ? $message : with_files( $message, __NAMESPACE__ . '\\deliver' );
		}
	);
}

/**
 * @param array<string, mixed> $message Message.
 * @return array<string, mixed>|\WP_Error
 */
function deliver( array $message ) {
	$email = woocommerce_email( $message['kind'] );
	if ( $email && ! $email->is_enabled() ) {
		// The owner switched this e-mail off: that settles it, nothing is left to send.
		return array(
			'sent'    => true,
			'skipped' => 'disabled_by_owner',
		);
	}
	$failure = '';
	$note    = static function ( \WP_Error $error ) use ( &$failure ): void {
		$failure = $error->get_error_message();
	};
	$finish  = static function ( $mailer ) use ( $message ): void {
		finish_mail( $mailer, $message );
	};
	add_action( 'wp_mail_failed', $note );
	// After WooCommerce's own handler, which empties the plain part of HTML e-mails.
	add_action( 'phpmailer_init', $finish, 20 );
	try {
		$sent = $email ? $email->trigger( $message ) : send_with_wordpress( $message );
	} finally {
		remove_action( 'wp_mail_failed', $note );
		remove_action( 'phpmailer_init', $finish, 20 );
		forget_message_id();
	}
	return $sent ? array( 'sent' => true ) : new \WP_Error( 'mail_failed', 'WordPress could not send the e-mail. ' . $failure, array( 'status' => 503 ) );
}

/**
 * @param array<string, \WC_Email> $emails WooCommerce's e-mails by key.
 * @return array<string, \WC_Email>
 */
function add_woocommerce_emails( array $emails ): array {
	require_once __DIR__ . '/emails/example.php';
	require_once __DIR__ . '/emails/class-return-email.php';
	require_once __DIR__ . '/emails/woocommerce-emails.php';
	foreach ( array_keys( kinds() ) as $kind ) {
		$class                              = woocommerce_class( $kind );
		$emails[ woocommerce_key( $kind ) ] = new $class();
	}
	return $emails;
}

/**
 * WooCommerce's e-mail of a kind; null where WooCommerce is not active.
 */
function woocommerce_email( string $kind ): ?Return_Email {
	if ( ! function_exists( 'WC' ) ) {
		return null;
	}
	$email = WC()->mailer()->get_emails()[ woocommerce_key( $kind ) ] ?? null;
	return $email instanceof Return_Email ? $email : null;
}

function woocommerce_key( string $kind ): string {
	return 'Boomerang_Email_' . ucwords( $kind, '_' );
}
