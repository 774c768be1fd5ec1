<?php
/**
 * What became of offline requests, for the owner: one e-mail an hour at most, however many there were.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

use Boomerang\Database;
use Boomerang\Emails;
use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

// In `trouble` of a request that is delivered: it stays on the shelf until the owner was told of it.
const AWAITS_DIGEST = 'awaits_digest';

const DIGEST_OPTION    = 'boomerang_outage_digest_at';
const DIGEST_EVERY_SEC = HOUR_IN_SECONDS;

// A mail server that is down is asked again after so long.
const DIGEST_RETRY_SEC = 600;

// So many requests fit into an e-mail that somebody reads; the others come with the next one.
const DIGEST_MOST = 50;

// 2100: no delivery takes it up any more.
const NEVER = 4102444800;

function await_digest( object $row ): void {
	global $wpdb;
	$waits = array(
		'trouble' => AWAITS_DIGEST,
		'due_at'  => NEVER,
	);
	$wpdb->update( Database\table( 'kept' ), $waits, array( 'request_id' => $row->request_id ) );
}

/**
 * Withdrawals first: a deadline hangs on them.
 */
function notify_owner(): void {
	global $wpdb;
	if ( (int) get_option( DIGEST_OPTION, 0 ) > time() - DIGEST_EVERY_SEC || 0 === count_where( 'trouble', AWAITS_DIGEST ) || is_flushing() || ! claim_digest() ) {
		return;
	}
	$rows = $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM %i WHERE site = %s AND trouble = %s ORDER BY withdrawal DESC, kept_at LIMIT %d', Database\table( 'kept' ), Settings\site(), AWAITS_DIGEST, DIGEST_MOST ) );
	if ( $rows ) {
		$sent = send_digest( $rows );
		update_option( DIGEST_OPTION, $sent ? time() : time() - DIGEST_EVERY_SEC + DIGEST_RETRY_SEC, false );
		array_map( __NAMESPACE__ . '\\done', $sent ? $rows : array() );
	}
	release_digest();
}

/**
 * Some have not been delivered a first time yet: the owner is told of all at once.
 */
function is_flushing(): bool {
	global $wpdb;
	return null !== $wpdb->get_var( $wpdb->prepare( 'SELECT 1 FROM %i WHERE site = %s AND tries = 0 AND trouble = %s LIMIT 1', Database\table( 'kept' ), Settings\site(), '' ) );
}

/**
 * @param object[] $rows Rows of the shelf.
 */
function send_digest( array $rows ): bool {
	$requests = array();
	$owner    = '';
	foreach ( $rows as $row ) {
		$kept    = json_decode( (string) open( $row->request, bound_to( $row->site, $row->request_id ) ) );
		$outcome = json_decode( (string) open( (string) $row->answer, bound_to( $row->site, $row->request_id ) ), true );
		$to      = (string) ( $outcome['ownerEmail'] ?? '' );
		$owner   = '' === $owner && is_email( $to ) ? $to : $owner;
		// The keys in wp-config.php may have changed since: then receipt and time are all there is.
		$requests[] = array(
			'receipt' => $row->receipt,
			'email'   => is_object( $kept ) ? $kept->email : '',
			'words'   => is_object( $kept ) ? words_of( $kept ) : '',
			'name'    => is_object( $kept ) ? text( $kept->request->name ?? '' ) : '',
			'typedOrder' => is_object( $kept ) ? $kept->orderNumber : '', // phpcs:ignore WordPress.NamingConventions.ValidVariableName -- as the contract has it.
		) + told_of( $row, is_array( $outcome ) ? $outcome : array( 'outcome' => 'unreadable' ) );
	}
	$data = array(
		'requests' => $requests,
		'more'     => count_where( 'trouble', AWAITS_DIGEST ) - count( $rows ),
	);
	$ids  = implode( ' ', array_column( $rows, 'request_id' ) );
	return mail_out( 'owner_outage', '' === $owner ? (string) get_option( 'admin_email' ) : $owner, '', 'digest-' . substr( hash( 'sha256', $ids ), 0, 32 ), $data );
}

/**
 * One at a time: several visits run WordPress' clock at once.
 */
function claim_digest(): bool {
	global $wpdb;
	$wpdb->query( $wpdb->prepare( 'DELETE FROM %i WHERE turn = %s AND began_at < %d', Database\table( 'turns' ), DIGEST_OPTION, time() - LEASE_SEC ) );
	$mine = array(
		'turn'     => DIGEST_OPTION,
		'began_at' => time(),
	);
	return Database\insert_unique( Database\table( 'turns' ), $mine );
}

function release_digest(): void {
	global $wpdb;
	$wpdb->delete( Database\table( 'turns' ), array( 'turn' => DIGEST_OPTION ) );
}
