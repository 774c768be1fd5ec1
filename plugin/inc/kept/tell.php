<?php
/**
 * E-mails about what became of a kept request, where it became no return that writes by itself.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

use Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * Tells shopper and owner. Repeated when one of the two could not be sent: each is the same message by its Message-ID.
 *
 * @param object               $row     Row of the shelf.
 * @param object               $kept    What the shopper sent.
 * @param array<string, mixed> $outcome What the bridge said.
 * @return bool Whether nothing is left to send.
 */
function tell( object $row, object $kept, array $outcome ): bool {
	if ( 'made' === $outcome['outcome'] ) {
		return true;
	}
	$data = array(
		'returnNumber' => $row->receipt,
		'orderNumber'  => (string) ( $outcome['orderNumber'] ?? '' ),
		'customerName' => (string) ( $outcome['customerName'] ?? '' ),
		'kept'         => array(
			'outcome' => $outcome['outcome'],
			'at'      => moment( (int) $row->kept_at ),
			'formUrl' => (string) ( $outcome['formUrl'] ?? '' ),
			'reason'  => (string) ( $outcome['reason']['code'] ?? '' ),
			'until'   => (string) ( $outcome['reason']['until'] ?? '' ),
			// To an address that proves no order nothing is written that anybody may have typed.
			'words'   => empty( $outcome['proven'] ) ? '' : words_of( $kept ),
			'name'    => empty( $outcome['proven'] ) ? '' : text( $kept->request->name ?? '' ),
		),
	);
	$sent = true;
	$to   = (string) ( $outcome['to'] ?? '' );
	if ( is_email( $to ) ) {
		$kind = 'withdrawn' === $outcome['outcome'] ? 'outage_withdrawal' : 'outage';
		$sent = mail_out( $kind, $to, text( $kept->request->locale ?? '' ), $row, $data );
	}
	$owner                      = is_email( (string) ( $outcome['ownerEmail'] ?? '' ) ) ? $outcome['ownerEmail'] : (string) get_option( 'admin_email' );
	$data['kept']['words']      = words_of( $kept );
	$data['kept']['name']       = text( $kept->request->name ?? '' );
	$data['kept']['email']      = $kept->email;
	$data['kept']['typedOrder'] = $kept->orderNumber; // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- as the contract has it.
	return mail_out( 'owner_outage', $owner, '', $row, $data ) && $sent;
}

/**
 * @param array<string, mixed> $data Data of the e-mail.
 */
function mail_out( string $kind, string $to, string $locale, object $row, array $data ): bool {
	$sent = Emails\in_locale(
		$locale,
		static function () use ( $kind, $to, $row, $data ) {
			return Emails\deliver(
				array(
					'kind'      => $kind,
					'to'        => $to,
					'messageId' => Emails\message_id( $row->request_id . '.' . $kind ),
					'data'      => Emails\complete( $data ),
					'files'     => array(),
				)
			);
		}
	);
	return ! is_wp_error( $sent );
}

/**
 * All that the shopper wrote, whichever form it was.
 */
function words_of( object $kept ): string {
	$texts = array( text( $kept->request->words ?? '' ), text( $kept->request->comment ?? '' ) );
	foreach ( is_array( $kept->request->lines ?? null ) ? $kept->request->lines : array() as $line ) {
		$texts[] = is_object( $line ) ? text( $line->comment ?? '' ) : '';
	}
	return implode( "\n", array_filter( $texts ) );
}

/**
 * @param mixed $value What was sent.
 */
function text( $value ): string {
	return is_string( $value ) ? $value : '';
}
