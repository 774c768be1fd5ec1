<?php

declare( strict_types=1 );

/** Builds each message as PHPMailer would send it and puts it into the mailbox folder. */
class Boomerang_Mailbox extends PHPMailer\PHPMailer\PHPMailer {

	/** Writes beside and renames, so that a reader never sees half a message. */
	public function postSend(): bool {
		$name = sprintf( '%d-%s', (int) ( microtime( true ) * 1000 ), bin2hex( random_bytes( 4 ) ) );
		$path = BOOMERANG_MAILBOX_DIR . '/' . $name;
		if ( false === file_put_contents( $path . '.part', $this->getSentMIMEMessage() ) ) {
			throw new PHPMailer\PHPMailer\Exception( 'The mailbox folder cannot be written.' );
		}
		return rename( $path . '.part', $path . '.eml' );
	}
}
