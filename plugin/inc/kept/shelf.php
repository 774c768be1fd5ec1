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

// Limits of what is taken in, so that nobody fills the site's disk or the shelf of others. What is on the shelf is never refused for any of them.
// A withdrawal has room of its own, ten times as much: the law gives it no second day. Both in all, and of one network.
const MOST = array(
	'return'     => 500,
	'withdrawal' => 5000,
);
// A household, an office.
const PER_NETWORK = array(
	'return'     => 25,
	'withdrawal' => 100,
);
// A rented /48 has 65,536 networks: together they count as four.
const WIDER = 4;
// A private address is a proxy that BOOMERANG_TRUSTED_PROXIES does not name: many shoppers come from it.
const PROXY = 10;
// A form of 200 lines with a comment each.
const MAX_BYTES = 65536;

// Longer than a delivery takes with its e-mails: meanwhile nobody else takes the request up.
const LEASE_SEC = 180;

/**
 * Why no more can be taken from this shopper now, as a code; empty if it can.
 *
 * @param string $kind return or withdrawal.
 */
function no_room( string $address, string $kind ): string {
	$limit = PER_NETWORK[ $kind ] * ( Network\is_private_host( $address ) ? PROXY : 1 );
	if ( count_where( 'address', mark( network_of( $address ) ), $kind ) >= $limit || count_where( 'wide', mark( network_of( $address, 6 ) ), $kind ) >= WIDER * $limit ) {
		return 'kept_too_many';
	}
	return count_kind( $kind ) >= MOST[ $kind ] ? 'kept_full' : '';
}

/**
 * The network that counts: one household has a whole IPv6 /64, of which the first 8 bytes tell; of a /48 the first 6.
 */
function network_of( string $ip, int $bytes = 8 ): string {
	$packed = false === strpos( $ip, ':' ) ? false : inet_pton( $ip );
	return false === $packed ? $ip : bin2hex( substr( $packed, 0, $bytes ) );
}

/**
 * @param string $kind return, withdrawal or, empty, both.
 */
function count_where( string $column, string $value, string $kind = '' ): int {
	global $wpdb;
	$kinds = '' === $kind ? array( 0, 1 ) : array( (int) ( 'withdrawal' === $kind ), (int) ( 'withdrawal' === $kind ) );
	return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i WHERE %i = %s AND withdrawal IN ( %d, %d )', Database\table( 'kept' ), $column, $value, $kinds[0], $kinds[1] ) );
}

function count_kind( string $kind ): int {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( 'SELECT COUNT(*) FROM %i WHERE withdrawal = %d', Database\table( 'kept' ), (int) ( 'withdrawal' === $kind ) ) );
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
 * Puts a request on the shelf. False: it could not be written, or is there already. Its round is how many of its network wait before it.
 *
 * @param string $kind return or withdrawal.
 */
function put( string $request_id, string $text, string $address, string $kind ): bool {
	$network = mark( network_of( $address ) );
	return Database\insert_unique(
		Database\table( 'kept' ),
		array(
			'request_id' => $request_id,
			'receipt'    => receipt_of( $request_id ),
			'site'       => Settings\site(),
			'address'    => $network,
			'wide'       => mark( network_of( $address, 6 ) ),
			'withdrawal' => (int) ( 'withdrawal' === $kind ),
			'round'      => count_where( 'address', $network ),
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
 * Takes up the next request that is due: the oldest of each network in turn, so that who left many keeps nobody waiting. Only those of this site: a copy of it (staging) has copies of them, which the real one delivers.
 */
function take(): ?object {
	global $wpdb;
	$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM %i WHERE site = %s AND due_at <= %d ORDER BY round, kept_at, request_id LIMIT 1', Database\table( 'kept' ), Settings\site(), time() ) );
	if ( ! $row ) {
		return null;
	}
	$mine = array(
		'request_id' => $row->request_id,
		'due_at'     => $row->due_at,
	);
	return 1 === $wpdb->update( Database\table( 'kept' ), array( 'due_at' => time() + LEASE_SEC ), $mine ) ? $row : null;
}

/**
 * One that was not taken goes behind those of its round.
 */
function later( object $row, string $trouble, int $seconds ): void {
	global $wpdb;
	$wpdb->update(
		Database\table( 'kept' ),
		array(
			'due_at'  => time() + $seconds,
			'tries'   => (int) $row->tries + 1,
			'round'   => (int) $row->round + 1,
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
