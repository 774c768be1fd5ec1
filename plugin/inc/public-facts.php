<?php
/**
 * What the site may know of the policy without asking the bridge: whether the form has its second door, and who writes about refunds.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\PublicFacts;

use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

const HEADER = 'X-Boomerang-Public';
const FACTS  = array( 'withdrawal', 'storeRefundEmail' );

/**
 * Keeps what the bridge tells beside the policy: base64 of {"withdrawal": bool, "storeRefundEmail": bool}. Anything else changes nothing.
 */
function keep( string $header ): void {
	$told  = json_decode( (string) base64_decode( $header, true ), true );
	$facts = array();
	foreach ( FACTS as $name ) {
		if ( ! is_array( $told ) || ! is_bool( $told[ $name ] ?? null ) ) {
			return;
		}
		$facts[ $name ] = $told[ $name ];
	}
	update_option( Settings\FACTS_OPTION, $facts, true );
}

function is_true( string $name ): bool {
	return true === ( ( (array) get_option( Settings\FACTS_OPTION, array() ) )[ $name ] ?? false );
}
