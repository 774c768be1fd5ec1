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

// Address space that carriers and clouds share between their own machines (RFC 6598): no visitor comes from there.
const SHARED_RANGE = '100.64.0.0/10';

// https://www.cloudflare.com/ips/
const CLOUDFLARE = array(
	'173.245.48.0/20',
	'103.21.244.0/22',
	'103.22.200.0/22',
	'103.31.4.0/22',
	'141.101.64.0/18',
	'108.162.192.0/18',
	'190.93.240.0/20',
	'188.114.96.0/20',
	'197.234.240.0/22',
	'198.41.128.0/17',
	'162.158.0.0/15',
	'104.16.0.0/13',
	'104.24.0.0/14',
	'172.64.0.0/13',
	'131.0.72.0/22',
	'2400:cb00::/32',
	'2606:4700::/32',
	'2803:f800::/32',
	'2405:b500::/32',
	'2405:8100::/32',
	'2a06:98c0::/29',
	'2c0f:f248::/32',
);

/**
 * The address of the browser. X-Forwarded-For is read only where BOOMERANG_TRUSTED_PROXIES (addresses or
 * ranges, comma separated, or the word cloudflare) names the machine that connected: everybody else could write what they like there.
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
 * What connected where it looks like a proxy that BOOMERANG_TRUSTED_PROXIES does not name, so that all visitors seem to have its address:
 * `private`, `private_forwarding` (with a header) and `cloudflare` by the address itself, which nobody on the internet can choose; `forwarded` by a header, which anybody can send.
 * Empty: a visitor, or a proxy that is named.
 */
function unnamed_proxy(): string {
	$ip       = plain_address( server_value( 'REMOTE_ADDR' ) );
	$forwards = '' !== server_value( 'HTTP_X_FORWARDED_FOR' ) . server_value( 'HTTP_CF_CONNECTING_IP' );
	if ( in_ranges( $ip, trusted_proxies() ) ) {
		return '';
	}
	if ( '' === $ip || in_ranges( $ip, PRIVATE_RANGES ) || in_range( $ip, SHARED_RANGE ) ) {
		return $forwards ? 'private_forwarding' : 'private';
	}
	if ( in_ranges( $ip, CLOUDFLARE ) ) {
		return 'cloudflare';
	}
	return $forwards ? 'forwarded' : '';
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
	$named   = array_values( array_filter( array_map( 'trim', explode( ',', $setting ) ) ) );
	return in_array( 'cloudflare', array_map( 'strtolower', $named ), true ) ? array_merge( $named, CLOUDFLARE ) : $named;
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
