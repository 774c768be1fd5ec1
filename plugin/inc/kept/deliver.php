<?php
/**
 * Delivering what was kept: each minute while there is something, and at once when the bridge is seen to answer.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

use Boomerang\Network;
use Boomerang\Proxy;
use Boomerang\Settings;
use Boomerang\Signature;

defined( 'ABSPATH' ) || exit;

const HOOK        = 'boomerang_deliver_kept';
const AT_ONCE     = 20;
const UNREACHABLE = 'bridge_unreachable';
const NO_BRIDGE   = 'bridge_bad_answer';
const LONGEST_SEC = 3600;

/**
 * @param array<string, array<string, mixed>> $schedules WordPress' intervals.
 * @return array<string, array<string, mixed>>
 */
function each_minute( array $schedules ): array {
	$schedules['boomerang_minute'] = array(
		'interval' => MINUTE_IN_SECONDS,
		'display'  => __( 'Each minute', 'boomerang-returns' ),
	);
	return $schedules;
}

function schedule(): void {
	if ( count_all() > 0 && ! wp_next_scheduled( HOOK ) ) {
		wp_schedule_event( time() + MINUTE_IN_SECONDS, 'boomerang_minute', HOOK );
	}
}

function unschedule(): void {
	wp_clear_scheduled_hook( HOOK );
}

/**
 * The bridge has just answered a call: what waited for that is delivered now, by a request of its own so that nobody waits for it.
 */
function hurry(): void {
	if ( (int) wp_next_scheduled( HOOK ) > time() && make_due() ) {
		unschedule();
		wp_schedule_event( time(), 'boomerang_minute', HOOK );
		// Where the host's own clock calls WordPress, a call to oneself would only lock it out for a minute.
		if ( ! defined( 'DISABLE_WP_CRON' ) || ! DISABLE_WP_CRON ) {
			spawn_cron();
		}
	}
}

/**
 * One that nobody takes leaves the others where they are: they would not fare better.
 */
function deliver(): void {
	for ( $count = 0; $count < AT_ONCE; ++$count ) {
		$row = take();
		if ( ! $row || ! deliver_one( $row ) ) {
			break;
		}
	}
	notify_owner();
	if ( 0 === count_all() ) {
		unschedule();
	}
}

/**
 * @return bool Whether the bridge answers, so that the next one may be tried.
 */
function deliver_one( object $row ): bool {
	$text = open( $row->request, bound_to( $row->site, $row->request_id ) );
	if ( null === $text ) {
		later( $row, 'unreadable', LONGEST_SEC );
		return true;
	}
	$kept = json_decode( $text );
	if ( null === $row->answer ) {
		$answer = send( $row, $kept );
		if ( ! is_array( $answer ) ) {
			return $answer;
		}
		answered( $row, (string) wp_json_encode( $answer ) );
	} else {
		$answer = json_decode( (string) open( $row->answer, bound_to( $row->site, $row->request_id ) ), true );
	}
	if ( ! tell( $row, $kept, (array) $answer ) ) {
		later( $row, 'mail_failed', pause( $row ) );
	} elseif ( 'made' === ( $answer['outcome'] ?? '' ) ) {
		done( $row );
	} else {
		await_digest( $row );
	}
	return true;
}

/**
 * Delivered twice, because an answer was lost, a request is the same one to the bridge by its id.
 *
 * @return array<string, mixed>|bool What became of it; or, when it stays here, whether the bridge answers.
 */
function send( object $row, object $kept ) {
	$body   = (string) wp_json_encode(
		array(
			'receipt' => $row->receipt,
			'keptAt'  => moment( (int) $row->kept_at ),
			'actor'   => $kept->actor,
			'asked'   => array(
				'type'    => $kept->type,
				'request' => $kept->request,
			),
		)
	);
	$site   = array(
		'type' => 'site',
		'ip'   => Network\client_ip(),
	);
	$answer = wp_remote_post(
		Settings\bridge_url() . '/v1/site/kept',
		array(
			'headers'     => array(
				'Content-Type' => 'application/json',
				'X-Request-Id' => $row->request_id,
			) + Signature\sign( 'POST', '/v1/site/kept', $body, $site ),
			'body'        => $body,
			'timeout'     => Proxy\TIMEOUT_SEC,
			'redirection' => 0,
			'user-agent'  => 'BoomerangReturns/' . \Boomerang\VERSION,
		)
	);
	if ( is_wp_error( $answer ) ) {
		later( $row, UNREACHABLE, MINUTE_IN_SECONDS );
		return false;
	}
	$said = json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( ! is_array( $said ) ) {
		later( $row, NO_BRIDGE, MINUTE_IN_SECONDS );
		return false;
	}
	$status = (int) wp_remote_retrieve_response_code( $answer );
	if ( 200 === $status && is_string( $said['outcome'] ?? null ) ) {
		return $said;
	}
	$code = (string) ( $said['code'] ?? 'http_' . $status );
	if ( 'bad_request' === $code ) {
		// No form of ours sends this; the owner gets it as it is, so that nothing is lost.
		return array( 'outcome' => 'unreadable' );
	}
	later( $row, $code, max( pause( $row ), (int) wp_remote_retrieve_header( $answer, 'retry-after' ) ) );
	return 'signature_refused' !== $code;
}

function pause( object $row ): int {
	return min( LONGEST_SEC, MINUTE_IN_SECONDS * 2 ** min( 6, (int) $row->tries ) );
}
