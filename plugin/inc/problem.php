<?php
/**
 * Refusals of our own as problem+json (RFC 9457), the same shape the bridge answers with.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Problem;

defined( 'ABSPATH' ) || exit;

/**
 * One refusal.
 *
 * @param int    $status HTTP status.
 * @param string $code   What programs decide on; the screens turn it into a sentence.
 * @param string $title  One English sentence for logs and API clients.
 * @param string $detail What helps the person in charge; never shown to guests.
 */
function response( int $status, string $code, string $title, string $detail = '' ): \WP_REST_Response {
	$problem = array(
		'type'   => 'about:blank',
		'title'  => $title,
		'status' => $status,
		'code'   => $code,
	);
	if ( '' !== $detail ) {
		$problem['detail'] = $detail;
	}
	return new \WP_REST_Response(
		$problem,
		$status,
		array(
			'Content-Type'  => 'application/problem+json',
			'Cache-Control' => 'no-store',
		)
	);
}
