<?php
/**
 * The key check of WooCommerce's REST API: OAuth 1.0a over plain http, Basic or query parameters over https.
 */

declare( strict_types=1 );

const BOOMERANG_STANDIN_WINDOW_SECONDS = 900;

/**
 * Signs the administrator in whom the consumer key stands for.
 *
 * @param int|false $user_id User known so far.
 * @return int|false
 */
function boomerang_standin_authenticate( $user_id ) {
	if ( ! empty( $user_id ) || ! boomerang_standin_is_asked() ) {
		return $user_id;
	}
	$error = is_ssl() ? boomerang_standin_check_basic() : boomerang_standin_check_oauth();
	boomerang_standin_error( is_wp_error( $error ) ? $error : null );
	return true === $error ? 1 : $user_id;
}

/**
 * Refuses the whole request when a key was given and is wrong.
 *
 * @param WP_Error|bool|null $result Result so far.
 * @return WP_Error|bool|null
 */
function boomerang_standin_authentication_error( $result ) {
	return empty( $result ) ? boomerang_standin_error() : $result;
}

/** May the current user use the resource? Codes and sentences are WooCommerce's. */
function boomerang_standin_permission( WP_REST_Request $request ): bool|WP_Error {
	if ( current_user_can( 'manage_options' ) ) {
		return true;
	}
	$refusals = array(
		'GET'    => array( 'view', 'Sorry, you cannot view this resource.' ),
		'POST'   => array( 'create', 'Sorry, you are not allowed to create resources.' ),
		'PUT'    => array( 'edit', 'Sorry, you are not allowed to edit this resource.' ),
		'PATCH'  => array( 'edit', 'Sorry, you are not allowed to edit this resource.' ),
		'DELETE' => array( 'delete', 'Sorry, you are not allowed to delete this resource.' ),
	);

	[ $verb, $message ] = $refusals[ $request->get_method() ] ?? $refusals['GET'];
	return new WP_Error( 'woocommerce_rest_cannot_' . $verb, $message, array( 'status' => rest_authorization_required_code() ) );
}

/** Keeps the refusal between the two hooks that WordPress asks. */
function boomerang_standin_error( ?WP_Error $found = null ): ?WP_Error {
	static $error = null;
	$error        = $found ?? $error;
	return $error;
}

function boomerang_standin_is_asked(): bool {
	return str_contains( $_SERVER['REQUEST_URI'] ?? '', rest_get_url_prefix() . '/wc/' );
}

/** @return true|null|WP_Error True: right; null: no key given. */
function boomerang_standin_check_basic() {
	$key    = $_GET['consumer_key'] ?? $_SERVER['PHP_AUTH_USER'] ?? '';
	$secret = $_GET['consumer_secret'] ?? $_SERVER['PHP_AUTH_PW'] ?? '';
	if ( ! hash_equals( BOOMERANG_STANDIN_KEY, (string) $key ) ) {
		return null;
	}
	return hash_equals( BOOMERANG_STANDIN_SECRET, (string) $secret ) ? true : boomerang_standin_refusal( 'Consumer secret is invalid.' );
}

/** @return true|null|WP_Error True: right; null: no OAuth parameters at all. */
function boomerang_standin_check_oauth() {
	$params  = wp_unslash( array_merge( $_GET, $_POST ) );
	$needed  = array( 'oauth_consumer_key', 'oauth_timestamp', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method' );
	$missing = array_filter( $needed, static fn( string $name ): bool => empty( $params[ $name ] ) );
	if ( count( $missing ) === count( $needed ) ) {
		return null;
	}
	if ( $missing ) {
		$message = sprintf( 1 === count( $missing ) ? 'Missing OAuth parameter %s' : 'Missing OAuth parameters %s', implode( ', ', $missing ) );
		return new WP_Error( 'woocommerce_rest_authentication_missing_parameter', $message, array( 'status' => 401 ) );
	}
	if ( ! hash_equals( BOOMERANG_STANDIN_KEY, (string) $params['oauth_consumer_key'] ) ) {
		return boomerang_standin_refusal( 'Consumer key is invalid.' );
	}
	if ( ! in_array( $params['oauth_signature_method'], array( 'HMAC-SHA1', 'HMAC-SHA256' ), true ) ) {
		return boomerang_standin_refusal( 'Invalid signature - signature method is invalid.' );
	}
	$given = rawurldecode( str_replace( ' ', '+', (string) $params['oauth_signature'] ) );
	if ( ! hash_equals( boomerang_standin_signature( $params ), $given ) ) {
		return boomerang_standin_refusal( 'Invalid signature - provided signature does not match.' );
	}
	return boomerang_standin_check_nonce( (int) $params['oauth_timestamp'], (string) $params['oauth_nonce'] );
}

function boomerang_standin_signature( array $params ): string {
	unset( $params['oauth_signature'] );
	ksort( $params, SORT_STRING );
	$path  = ltrim( (string) wp_parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ), '/' );
	$pairs = implode( '%26', boomerang_standin_pairs( $params ) );
	$base  = strtoupper( $_SERVER['REQUEST_METHOD'] ) . '&' . rawurlencode( get_home_url( null, $path, 'http' ) ) . '&' . $pairs;
	$hash  = strtolower( str_replace( 'HMAC-', '', $params['oauth_signature_method'] ) );
	return base64_encode( hash_hmac( $hash, $base, BOOMERANG_STANDIN_SECRET . '&', true ) );
}

/** Key and value encoded, then joined and encoded once more, as OAuth 1.0a wants; nested names keep their brackets. */
function boomerang_standin_pairs( array $params, string $parent = '' ): array {
	$pairs = array();
	foreach ( $params as $name => $value ) {
		$name  = '' === $parent ? rawurlencode( (string) $name ) : $parent . '%5B' . rawurlencode( (string) $name ) . '%5D';
		$pairs = array_merge( $pairs, is_array( $value ) ? boomerang_standin_pairs( $value, $name ) : array( rawurlencode( $name . '=' . rawurlencode( (string) $value ) ) ) );
	}
	return $pairs;
}

/** @return true|WP_Error One nonce a second is remembered, as WooCommerce does it. */
function boomerang_standin_check_nonce( int $timestamp, string $nonce ) {
	$oldest = time() - BOOMERANG_STANDIN_WINDOW_SECONDS;
	if ( $timestamp < $oldest || $timestamp > time() + BOOMERANG_STANDIN_WINDOW_SECONDS ) {
		return boomerang_standin_refusal( 'Invalid timestamp.' );
	}
	$used = get_option( 'boomerang_standin_nonces', array() );
	if ( in_array( $nonce, $used, true ) ) {
		return boomerang_standin_refusal( 'Invalid nonce - nonce has already been used.' );
	}
	$used[ $timestamp ] = $nonce;
	update_option( 'boomerang_standin_nonces', array_filter( $used, static fn( int $time ): bool => $time >= $oldest, ARRAY_FILTER_USE_KEY ), false );
	return true;
}

function boomerang_standin_refusal( string $message ): WP_Error {
	return new WP_Error( 'woocommerce_rest_authentication_error', $message, array( 'status' => 401 ) );
}
