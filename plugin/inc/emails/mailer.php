<?php
/**
 * What both ways of sending share: files, Message-ID, plain part.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * Lays the attachments on disk for the time of sending. Plugins that send by an API of their own read files only.
 *
 * @param array<string, mixed> $message Message with files as name → bytes.
 * @return mixed
 */
function with_files( array $message, callable $act ) {
	$folder = trailingslashit( get_temp_dir() ) . 'boomerang-' . bin2hex( random_bytes( 8 ) );
	$paths  = array();
	try {
		foreach ( $message['files'] as $name => $bytes ) {
			$path = $folder . '/' . $name;
			if ( ! wp_mkdir_p( $folder ) || false === file_put_contents( $path, $bytes ) ) { // phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_file_put_contents -- WP_Filesystem may ask for FTP credentials.
				return new \WP_Error( 'mail_failed', 'The attachments could not be written to the temporary folder.', array( 'status' => 503 ) );
			}
			$paths[] = $path;
		}
		return $act( array( 'files' => $paths ) + $message );
	} finally {
		array_map( 'wp_delete_file', $paths );
		if ( is_dir( $folder ) ) {
			rmdir( $folder ); // phpcs:ignore WordPress.WP.AlternativeFunctions.file_system_operations_rmdir -- our own empty folder.
		}
	}
}

/**
 * @param array<string, mixed> $message Message with files as paths.
 */
function send_with_wordpress( array $message ): bool {
	$kind     = kinds()[ $message['kind'] ];
	$subject  = marked_subject( strtr( $kind['subject'], placeholders( $message ) ), $message );
	$headers  = array(
		'Content-Type: text/html; charset=UTF-8',
		'Reply-To: ' . get_option( 'admin_email' ),
		return_header( $message ),
	);
	$set_name = static function () use ( $message ): string {
		return $message['data']['storeName'];
	};
	add_filter( 'wp_mail_from_name', $set_name );
	try {
		return wp_mail( $message['to'], $subject, html( $message, $kind['heading'] ), $headers, $message['files'] );
	} finally {
		remove_filter( 'wp_mail_from_name', $set_name );
	}
}

/**
 * @param array<string, mixed> $message Message.
 */
function return_header( array $message ): string {
	return 'X-Boomerang-Return: ' . preg_replace( '/[^\x21-\x7e]/', '', $message['data']['returnNumber'] );
}

/**
 * wp_mail takes neither a plain part nor a Message-ID. The latter is fixed per effect: an e-mail that is sent twice
 * because its answer was lost is one message in most mailboxes.
 *
 * @param \PHPMailer\PHPMailer\PHPMailer $mailer  PHPMailer.
 * @param array<string, mixed>           $message Message.
 */
function finish_mail( $mailer, array $message ): void {
	$mailer->MessageID = $message['messageId']; // phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase
	if ( 'text/plain' !== $mailer->ContentType ) { // phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase
		$email           = woocommerce_email( $message['kind'] );
		$heading         = $email ? $email->get_heading() : kinds()[ $message['kind'] ]['heading'];
		$mailer->AltBody = plain( $message, $heading, $email ); // phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase
	}
}

/**
 * WordPress keeps one PHPMailer for all mails of a request and does not clear this field.
 */
function forget_message_id(): void {
	global $phpmailer;
	if ( $phpmailer instanceof \PHPMailer\PHPMailer\PHPMailer ) {
		$phpmailer->MessageID = ''; // phpcs:ignore WordPress.NamingConventions.ValidVariableName.UsedPropertyNotSnakeCase
	}
}
