<?php
/**
 * The plugin's three small tables. All of them exist for their unique key: what is there was seen, claimed or done.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Database;

defined( 'ABSPATH' ) || exit;

const SCHEMA        = '1';
const SCHEMA_OPTION = 'boomerang_schema';
const TABLES        = array( 'nonces', 'keys', 'acts' );

function bootstrap(): void {
	register_activation_hook( \Boomerang\PLUGIN_FILE, __NAMESPACE__ . '\\install' );
	add_action( 'init', __NAMESPACE__ . '\\upgrade', 1 );
}

function table( string $name ): string {
	global $wpdb;
	return $wpdb->prefix . 'boomerang_' . $name;
}

/**
 * Updating a plugin's files does not activate it again, and a network activation reaches one site only.
 */
function upgrade(): void {
	if ( SCHEMA !== get_option( SCHEMA_OPTION ) ) {
		install();
	}
}

function install(): void {
	global $wpdb;
	// InnoDB by name: restocking relies on transactions, and some hosts still default to another engine.
	$tail = 'ENGINE=InnoDB ' . $wpdb->get_charset_collate();
	$wpdb->query(
		$wpdb->prepare( 'CREATE TABLE IF NOT EXISTS %i ( nonce char(32) NOT NULL, seen_at bigint NOT NULL, PRIMARY KEY (nonce), KEY seen_at (seen_at) ) ', table( 'nonces' ) ) . $tail
	);
	$wpdb->query(
		$wpdb->prepare(
			'CREATE TABLE IF NOT EXISTS %i (
				idempotency_key varchar(80) NOT NULL,
				bound_to char(64) NOT NULL,
				claimed_at bigint NOT NULL,
				status smallint NULL,
				answer longtext NULL,
				PRIMARY KEY (idempotency_key)
			) ',
			table( 'keys' )
		) . $tail
	);
	$wpdb->query(
		$wpdb->prepare( 'CREATE TABLE IF NOT EXISTS %i ( effect_id varchar(64) NOT NULL, result longtext NULL, done_at bigint NOT NULL, PRIMARY KEY (effect_id) ) ', table( 'acts' ) ) . $tail
	);
	update_option( SCHEMA_OPTION, SCHEMA, true );
	do_action( 'boomerang_installed' );
}

function uninstall(): void {
	global $wpdb;
	foreach ( TABLES as $name ) {
		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', table( $name ) ) );
	}
	delete_option( SCHEMA_OPTION );
}

/**
 * Inserts unless the unique key is taken. A failure for any other reason is false too: look before concluding.
 *
 * @param string                    $table Table name.
 * @param array<string, int|string> $row   Columns.
 */
function insert_unique( string $table, array $row ): bool {
	global $wpdb;
	$suppressed = $wpdb->suppress_errors( true );
	$inserted   = $wpdb->insert( $table, $row );
	$wpdb->suppress_errors( $suppressed );
	return 1 === $inserted;
}
