<?php
/**
 * Whether the bridge is away. The site alone holds that, by its own probes: a browser that waits for a slow answer can't say so, and a request that
 * is made to fail can't either. Only while it is away are requests taken for later.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

const PROBES_OPTION = 'boomerang_bridge_probes';

// Seconds for one probe: a bridge that is well says so within milliseconds.
const PROBE_SEC = 3;

// So many probes that failed, over so many seconds, are an outage; fewer are one slow answer or a restart.
const FAILURES   = 3;
const FAILED_SEC = 60;

// Failures with so much time between them say nothing about each other.
const GAP_SEC = 300;

// A refused connection says by itself that nothing listens, and for so long.
const REFUSED_SEC = 60;

// However many shoppers want to know: each probe of a bridge that hangs holds a PHP worker.
const PROBE_EVERY_SEC = 5;

/**
 * Asks the bridge, unless somebody has just done so. `slow`: it did not answer now, which is no outage yet.
 *
 * @return string here, slow or away.
 */
function bridge_status(): string {
	if ( '' !== Settings\bridge_url_problem( Settings\bridge_url() ) ) {
		return 'away';
	}
	$seen = probes();
	if ( ( $seen['probed_at'] ?? 0 ) > time() - PROBE_EVERY_SEC ) {
		return is_away( $seen ) ? 'away' : 'slow';
	}
	save_probes( array( 'probed_at' => time() ) + $seen );
	$answer = wp_remote_get(
		Settings\bridge_url() . '/readyz',
		array(
			'timeout'     => PROBE_SEC,
			'redirection' => 0,
		)
	);
	$said   = is_wp_error( $answer ) ? null : json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( is_array( $said ) && true === ( $said['ok'] ?? null ) ) {
		saw_answer();
		return 'here';
	}
	$seen = after_failure( $seen, is_wp_error( $answer ) && is_refused( $answer ), time() );
	save_probes( array( 'probed_at' => time() ) + $seen );
	return is_away( $seen ) ? 'away' : 'slow';
}

/**
 * What the site holds after one more failure.
 *
 * @param array<string, int> $seen What it held: first and last failure of the series, how many, and the last refused connection.
 * @return array<string, int>
 */
function after_failure( array $seen, bool $refused, int $now ): array {
	$goes_on = ( $seen['last'] ?? 0 ) > $now - GAP_SEC;
	return array(
		'since'      => $goes_on ? $seen['since'] : $now,
		'last'       => $now,
		'count'      => $goes_on ? $seen['count'] + 1 : 1,
		'refused_at' => $refused ? $now : $seen['refused_at'] ?? 0,
	);
}

/**
 * @param array<string, int> $seen What the site holds.
 */
function is_away( array $seen ): bool {
	$failed = ( $seen['count'] ?? 0 ) >= FAILURES && $seen['last'] - $seen['since'] >= FAILED_SEC && $seen['last'] > time() - GAP_SEC;
	return $failed || ( $seen['refused_at'] ?? 0 ) > time() - REFUSED_SEC;
}

/**
 * The bridge has answered somebody: whatever was held is over.
 */
function saw_answer(): void {
	if ( probes() ) {
		delete_option( PROBES_OPTION );
	}
}

/**
 * A call of anybody was refused at its address.
 */
function saw_refusal(): void {
	$seen = probes();
	if ( ( $seen['refused_at'] ?? 0 ) <= time() - PROBE_EVERY_SEC ) {
		save_probes( array( 'refused_at' => time() ) + $seen );
	}
}

/**
 * Nothing listens there, or there is no such host. A time-out is no refusal.
 */
function is_refused( \WP_Error $error ): bool {
	return 1 === preg_match( '/cURL error (?:6|7)\b|connection refused|could not resolve|couldn.t connect|php_network_getaddresses/i', $error->get_error_message() );
}

/**
 * @return array<string, int>
 */
function probes(): array {
	$seen = get_option( PROBES_OPTION, array() );
	return is_array( $seen ) ? $seen : array();
}

/**
 * Loaded with WordPress' other options, so that it costs nothing to look at with each answer.
 *
 * @param array<string, int> $seen What the site holds.
 */
function save_probes( array $seen ): void {
	update_option( PROBES_OPTION, $seen, true );
}
