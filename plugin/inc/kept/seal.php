<?php
/**
 * Sealing what is kept: a copy of the database alone shows no name, no address and no word of it.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

use Boomerang\Settings;

defined( 'ABSPATH' ) || exit;

// No 0, 1, I, L, O and U: a receipt is read out on the phone.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Keys, the one in use first: from the shared secret where wp-config.php has it (then its predecessor still opens), else from WordPress' own
 * salts, which are in wp-config.php too. A secret in the database would lie beside what it seals.
 *
 * @return string[] 32 bytes each.
 */
function keys(): array {
	$sources = defined( 'BOOMERANG_SECRET' ) ? Settings\accepted_secrets() : array();
	return array_map(
		static function ( string $source ): string {
			return hash_hkdf( 'sha256', $source, 32, 'boomerang kept requests' );
		},
		array_merge( $sources, array( wp_salt( 'secure_auth' ) ) )
	);
}

/**
 * XChaCha20-Poly1305. What it is bound to must be the same when it is opened: a sealed request can't be put under another site or number.
 */
function seal( string $text, string $bound_to ): string {
	$nonce = random_bytes( SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES );
	return base64_encode( $nonce . sodium_crypto_aead_xchacha20poly1305_ietf_encrypt( $text, $bound_to, $nonce, keys()[0] ) );
}

/**
 * Null when no key of this site opens it any more.
 */
function open( string $sealed, string $bound_to ): ?string {
	$bytes = (string) base64_decode( $sealed, true );
	$nonce = substr( $bytes, 0, SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES );
	if ( strlen( $nonce ) < SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES ) {
		return null;
	}
	foreach ( keys() as $key ) {
		$text = sodium_crypto_aead_xchacha20poly1305_ietf_decrypt( substr( $bytes, strlen( $nonce ) ), $bound_to, $nonce, $key );
		if ( false !== $text ) {
			return $text;
		}
	}
	return null;
}

/**
 * Tells two addresses apart without keeping either.
 */
function mark( string $what ): string {
	return hash_hmac( 'sha256', $what, keys()[0] );
}

/**
 * The number that the shopper can quote, K-7F3K-9Q2M: always the same for one request.
 */
function receipt_of( string $request_id ): string {
	$letters = '';
	foreach ( str_split( substr( hash_hmac( 'sha256', 'receipt ' . $request_id, keys()[0] ), 0, 32 ), 4 ) as $four ) {
		$letters .= LETTERS[ hexdec( $four ) % strlen( LETTERS ) ];
	}
	return 'K-' . substr( $letters, 0, 4 ) . '-' . substr( $letters, 4 );
}
