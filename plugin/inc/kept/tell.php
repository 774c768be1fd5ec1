<?php
/**
 * The e-mail about what became of a kept request, where it became no return that writes by itself.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

use Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

// So many e-mails a day go to one shopper: who knows the number and the e-mail of an order can't fill its customer's mailbox. A withdrawal's receipt always goes.
const MAILS_A_DAY = 5;

/**
 * Tells the shopper whose order it is. Nobody else: the address that was typed may be anybody's, and the page has shown the receipt.
 *
 * @param object               $row     Row of the shelf.
 * @param object               $kept    What the shopper sent.
 * @param array<string, mixed> $outcome What the bridge said.
 * @return bool Whether nothing is left to send. Repeated, it is the same message by its Message-ID.
 */
function tell( object $row, object $kept, array $outcome ): bool {
	$to = (string) ( $outcome['to'] ?? '' );
	if ( 'made' === $outcome['outcome'] || empty( $outcome['proven'] ) || ! is_email( $to ) ) {
		return true;
	}
	$kind = 'withdrawn' === $outcome['outcome'] ? 'outage_withdrawal' : 'outage';
	$told = 'boomerang_outage_' . substr( mark( strtolower( $to ) ), 0, 32 );
	$sent = (int) get_transient( $told );
	if ( 'outage' === $kind && $sent >= MAILS_A_DAY ) {
		return true;
	}
	$data = array(
		'returnNumber' => $row->receipt,
		'orderNumber'  => (string) ( $outcome['orderNumber'] ?? '' ),
		'customerName' => (string) ( $outcome['customerName'] ?? '' ),
		'kept'         => array(
			'words' => words_of( $kept ),
			'name'  => text( $kept->request->name ?? '' ),
		) + told_of( $row, $outcome ),
	);
	if ( ! mail_out( $kind, $to, text( $kept->request->locale ?? '' ), $row->request_id . '.' . $kind, $data ) ) {
		return false;
	}
	set_transient( $told, $sent + 1, DAY_IN_SECONDS );
	return true;
}

/**
 * What shopper and owner are told alike.
 *
 * @param object               $row     Row of the shelf.
 * @param array<string, mixed> $outcome What the bridge said.
 * @return array<string, string>
 */
function told_of( object $row, array $outcome ): array {
	return array(
		'outcome' => (string) $outcome['outcome'],
		'at'      => moment( (int) $row->kept_at ),
		'formUrl' => (string) ( $outcome['formUrl'] ?? '' ),
		'reason'  => (string) ( $outcome['reason']['code'] ?? '' ),
		'until'   => (string) ( $outcome['reason']['until'] ?? '' ),
	);
}

/**
 * @param string               $id   Fixed, so that a repeat is the same message.
 * @param array<string, mixed> $data Data of the e-mail.
 */
function mail_out( string $kind, string $to, string $locale, string $id, array $data ): bool {
	$sent = Emails\in_locale(
		$locale,
		static function () use ( $kind, $to, $id, $data ) {
			return Emails\deliver(
				array(
					'kind'      => $kind,
					'to'        => $to,
					'messageId' => Emails\message_id( $id ),
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
