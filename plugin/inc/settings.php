<?php
/**
 * How site and bridge know each other: address and shared secret. Constants in wp-config.php win over the Connection page.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Settings;

use Boomerang\Network;

defined( 'ABSPATH' ) || exit;

const URL_OPTION             = 'boomerang_bridge_url';
const SECRET_OPTION          = 'boomerang_secret';
const SECRET_PREVIOUS_OPTION = 'boomerang_secret_previous';
const FACTS_OPTION           = 'boomerang_public_facts';
const OPTIONS                = array( URL_OPTION, SECRET_OPTION, SECRET_PREVIOUS_OPTION, FACTS_OPTION );
const MIN_SECRET_BYTES       = 32;

/**
 * This site as both sides sign it. Read from the option, not from home_url(): that one answers with the scheme
 * of the current request and is filtered by translation plugins, so two requests could sign two names.
 */
function site(): string {
	return untrailingslashit( (string) get_option( 'home' ) );
}

/**
 * The bridge's address without trailing slash; empty while none is set.
 */
function bridge_url(): string {
	return untrailingslashit( trim( value( 'BOOMERANG_BRIDGE_URL', URL_OPTION ) ) );
}

/**
 * The secret we sign with; empty while none long enough is set.
 */
function secret(): string {
	return long_enough( value( 'BOOMERANG_SECRET', SECRET_OPTION ) );
}

/**
 * The secrets we accept, the current one first. Two, so that both sides can change theirs one after the other.
 *
 * @return string[]
 */
function accepted_secrets(): array {
	return array_values( array_filter( array( secret(), long_enough( value( 'BOOMERANG_SECRET_PREVIOUS', SECRET_PREVIOUS_OPTION ) ) ) ) );
}

/**
 * Why an address can't be the bridge's, as a code; empty if it can.
 */
function bridge_url_problem( string $url ): string {
	$parts = wp_parse_url( $url );
	if ( ! is_array( $parts ) || empty( $parts['host'] ) || isset( $parts['user'] ) || isset( $parts['query'] ) || isset( $parts['fragment'] ) ) {
		return 'bridge_url_invalid';
	}
	$scheme = strtolower( $parts['scheme'] ?? '' );
	if ( 'https' === $scheme ) {
		return '';
	}
	if ( 'http' !== $scheme ) {
		return 'bridge_url_invalid';
	}
	return Network\is_private_host( $parts['host'] ) ? '' : 'bridge_url_not_private';
}

/**
 * What the Connection page may know. The secret itself never leaves the server.
 *
 * @return array<string, bool|string>
 */
function connection(): array {
	return array(
		'site'                  => site(),
		'bridgeUrl'             => bridge_url(),
		'bridgeUrlFromConstant' => defined( 'BOOMERANG_BRIDGE_URL' ),
		'secretSet'             => '' !== secret(),
		'secretTooShort'        => '' === secret() && '' !== value( 'BOOMERANG_SECRET', SECRET_OPTION ),
		'secretFromConstant'    => defined( 'BOOMERANG_SECRET' ),
		'previousSecretSet'     => count( accepted_secrets() ) > 1,
		'pluginVersion'         => \Boomerang\VERSION,
		'restRoot'              => rest_url( 'boomerang/v1/' ),
	);
}

function is_connected(): bool {
	return '' !== bridge_url() && '' !== secret();
}

function save_bridge_url( string $url ): void {
	update_option( URL_OPTION, untrailingslashit( $url ), false );
}

/**
 * The secret in use becomes the previous one, so that the bridge goes on working until it is changed too.
 */
function save_secret( string $secret ): void {
	$current = (string) get_option( SECRET_OPTION, '' );
	if ( $secret === $current ) {
		return;
	}
	update_option( SECRET_PREVIOUS_OPTION, $current, false );
	update_option( SECRET_OPTION, $secret, false );
}

function value( string $constant, string $option ): string {
	return (string) ( defined( $constant ) ? constant( $constant ) : get_option( $option, '' ) );
}

function long_enough( string $secret ): string {
	return strlen( $secret ) >= MIN_SECRET_BYTES ? $secret : '';
}
