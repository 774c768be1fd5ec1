<?php
/**
 * Plugin Name: Mailbox
 * Description: Every mail that WordPress sends becomes an .eml file, built by PHPMailer to the last header; none leaves.
 */

declare( strict_types=1 );

add_filter(
	'wp_mail',
	static function ( array $mail ): array {
		global $phpmailer;
		if ( ! $phpmailer instanceof Boomerang_Mailbox ) {
			$phpmailer = boomerang_mailbox();
		}
		return $mail;
	}
);

// wordpress@127.0.0.1, the default here, is no address for PHPMailer.
add_filter(
	'wp_mail_from',
	static fn( string $from ): string => str_ends_with( $from, '@127.0.0.1' ) ? get_option( 'admin_email' ) : $from,
	1
);
add_filter(
	'wp_mail_from_name',
	static fn( string $name ): string => 'WordPress' === $name ? wp_specialchars_decode( get_option( 'blogname' ), ENT_QUOTES ) : $name,
	1
);

/** A PHPMailer that writes where others send. Declared late: WordPress loads PHPMailer with its first mail only. */
function boomerang_mailbox(): object {
	require_once ABSPATH . WPINC . '/PHPMailer/PHPMailer.php';
	require_once ABSPATH . WPINC . '/PHPMailer/SMTP.php';
	require_once ABSPATH . WPINC . '/PHPMailer/Exception.php';
	if ( ! class_exists( 'Boomerang_Mailbox', false ) ) {
		require __DIR__ . '/mailbox/class-boomerang-mailbox.php';
	}
	$mailbox = new Boomerang_Mailbox( true );

	$mailbox::$validator = static fn( string $email ): bool => (bool) is_email( $email );
	return $mailbox;
}
