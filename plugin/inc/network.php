<?php
/**
 * Addresses: who is asking, and where plain http may go.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Network;

defined( 'ABSPATH' ) || exit;

// Link-local (169.254.0.0/16) is left out on purpose: cloud providers serve machine credentials there.
const PRIVATE_RANGES = array( '127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7' );

/**
 * The address of the browser. X-Forwarded-For is read only where BOOMERANG_TRUSTED_PROXIES (addresses or
 * ranges, comma separated) names the machine that connected: everybody else could write what they like there.
 */
function client_ip(): string {
	$trusted = trusted_proxies();
	$ip      = plain_address( server_value( 'REMOTE_ADDR' ) );
	if ( ! in_ranges( $ip, $trusted ) ) {
		return $ip;
	}
	foreach ( array_reverse( explode( ',', server_value( 'HTTP_X_FORWARDED_FOR' ) ) ) as $hop ) {
		$hop = plain_address( trim( $hop ) );
		if ( '' === $hop ) {
			break;
		}
		$ip = $hop;
		if ( ! in_ranges( $hop, $trusted ) ) {
			break;
		}
	}
	return $ip;
}

/**
 * Whether a host is this machine or a private network. A name counts only if all its addresses do.
 */
function is_private_host( string $host ): bool {
	$host = trim( $host, '[]' );
	if ( 'localhost' === $host ) {
		return true;
	}
	$addresses = '' === plain_address( $host ) ? gethostbynamel( $host ) : array( $host );
	if ( ! $addresses ) {
		return false;
	}
	foreach ( $addresses as $address ) {
		if ( ! in_ranges( $address, PRIVATE_RANGES ) ) {
			return false;
		}
	}
	return true;
}

/**
 * Whether an address lies in one of the ranges ("10.0.0.0/8", "::1").
 *
 * @param string   $ip     Address.
 * @param string[] $ranges Addresses or CIDR ranges.
 */
function in_ranges( string $ip, array $ranges ): bool {
	foreach ( $ranges as $range ) {
		if ( in_range( $ip, $range ) ) {
			return true;
		}
	}
	return false;
}

function in_range( string $ip, string $range ): bool {
	$parts = explode( '/', $range, 2 );
	if ( ! is_address( $ip ) || ! is_address( $parts[0] ) ) {
		return false;
	}
	$address = (string) inet_pton( $ip );
	$base    = (string) inet_pton( $parts[0] );
	if ( strlen( $address ) !== strlen( $base ) ) {
		return false;
	}
	$bits  = isset( $parts[1] ) ? (int) $parts[1] : 8 * strlen( $base );
	$bytes = intdiv( $bits, 8 );
	if ( 0 !== strncmp( $address, $base, $bytes ) ) {
		return false;
	}
	$rest = $bits % 8;
	if ( 0 === $rest ) {
		return true;
	}
	$mask = 0xff & ( 0xff << ( 8 - $rest ) );
	return ( ord( $address[ $bytes ] ) & $mask ) === ( ord( $base[ $bytes ] ) & $mask );
}

/**
 * Addresses and ranges of the reverse proxies in front of this site.
 *
 * @return string[]
 */
function trusted_proxies(): array {
	$setting = defined( 'BOOMERANG_TRUSTED_PROXIES' ) ? (string) constant( 'BOOMERANG_TRUSTED_PROXIES' ) : '';
	return array_values( array_filter( array_map( 'trim', explode( ',', $setting ) ) ) );
}

/**
 * The address without the IPv6 dress that dual-stack sockets put on IPv4; empty if it is none.
 */
function plain_address( string $address ): string {
	$address = (string) preg_replace( '/^::ffff:(?=\d+\.)/i', '', $address );
	return is_address( $address ) ? $address : '';
}

function is_address( string $address ): bool {
	return false !== filter_var( $address, FILTER_VALIDATE_IP );
}

function server_value( string $name ): string {
	return isset( $_SERVER[ $name ] ) ? sanitize_text_field( wp_unslash( (string) $_SERVER[ $name ] ) ) : '';
}
