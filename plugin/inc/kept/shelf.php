<?php
/**
 * Where kept requests lie: few, small, each once, and each bound to the site that it was kept on.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

use Boomerang\Database;
use Boomerang\Network;
use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

const MOST          = 500;
const PER_ADDRESS   = 25;
// A private address is a proxy that BOOMERANG_TRUSTED_PROXIES does not name: many shoppers come from it.
const PER_PROXY     = 250;
const PER_RECIPIENT = 5;
const MAX_BYTES     = 65536;

// Longer than a delivery takes with its e-mails: meanwhile nobody else takes the request up.
const LEASE_SEC = 180;

/**
 * Why no more can be taken from this shopper now, as a code; empty if it can.
 */
function no_room( string $address, string $recipient ): string {
	$limit = Network\is_private_host( $address ) ? PER_PROXY : PER_ADDRESS;
	if ( count_where( 'address', mark( network_of( $address ) ) ) >= $limit || count_where( 'recipient', mark( $recipient ) ) >= PER_RECIPIENT ) {
		return 'kept_too_many';
	}
	return count_all() >= MOST ? 'kept_full' : '';
}

/**
 * The address that counts: one household has a whole IPv6 network.
 */
function network_of( string $ip ): string {
	$bytes = false === strpos( $ip, ':' ) ? false : inet_pton( $ip );
	return false === $bytes ? $ip : bin2hex( substr( $bytes, 0, 8 ) );
}

function count_where( string $column, string $mark ): int {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i WHERE %i = %s', Database\table( 'kept' ), $column, $mark ) );
}

function count_all(): int {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i', Database\table( 'kept' ) ) );
}

function find( string $request_id ): ?object {
	global $wpdb;
	return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE request_id = %s', Database\table( 'kept' ), $request_id ) );
}

/**
 * Puts a request on the shelf. False: it could not be written, or is there already.
 */
function put( string $request_id, string $text, string $address, string $recipient ): bool {
	return Database\insert_unique(
		Database\table( 'kept' ),
		array(
			'request_id' => $request_id,
			'receipt'    => receipt_of( $request_id ),
			'site'       => Settings\site(),
			'address'    => mark( network_of( $address ) ),
			'recipient'  => mark( $recipient ),
			'kept_at'    => time(),
			'tries'      => 0,
			'due_at'     => time(),
			'trouble'    => '',
			'request'    => seal( $text, bound_to( Settings\site(), $request_id ) ),
		)
	);
}

function bound_to( string $site, string $request_id ): string {
	return $site . ' ' . $request_id;
}

/**
 * Takes up the oldest request that is due. Only those of this site: a copy of it (staging) has copies of them, which the real one delivers.
 */
function take(): ?object {
	global $wpdb;
	$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE site = %s AND due_at <= %d ORDER BY kept_at, request_id LIMIT 1', Database\table( 'kept' ), Settings\site(), time() ) );
	if ( ! $row ) {
		return null;
	}
	$mine = array(
		'request_id' => $row->request_id,
		'due_at'     => $row->due_at,
	);
	return 1 === $wpdb->update( Database\table( 'kept' ), array( 'due_at' => time() + LEASE_SEC ), $mine ) ? $row : null;
}

function later( object $row, string $trouble, int $seconds ): void {
	global $wpdb;
	$wpdb->update(
		Database\table( 'kept' ),
		array(
			'due_at'  => time() + $seconds,
			'tries'   => (int) $row->tries + 1,
			'trouble' => substr( $trouble, 0, 60 ),
		),
		array( 'request_id' => $row->request_id )
	);
}

/**
 * The bridge has answered: from here on only its e-mails are left to do.
 */
function answered( object $row, string $answer ): void {
	global $wpdb;
	$wpdb->update( Database\table( 'kept' ), array( 'answer' => seal( $answer, bound_to( $row->site, $row->request_id ) ) ), array( 'request_id' => $row->request_id ) );
}

function done( object $row ): void {
	global $wpdb;
	$wpdb->delete( Database\table( 'kept' ), array( 'request_id' => $row->request_id ) );
}

/**
 * Makes due what waits only because nobody answered. Answers whether anything is due then.
 */
function make_due(): bool {
	global $wpdb;
	$wpdb->query( $wpdb->prepare( 'UPDATE %i SET due_at = %d WHERE site = %s AND trouble IN ( %s, %s ) AND due_at > %d', Database\table( 'kept' ), time(), Settings\site(), UNREACHABLE, NO_BRIDGE, time() ) );
	return null !== $wpdb->get_var( $wpdb->prepare( 'SELECT 1 FROM %i WHERE site = %s AND due_at <= %d LIMIT 1', Database\table( 'kept' ), Settings\site(), time() ) );
}
