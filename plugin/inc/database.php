<?php
/**
 * The plugin's small tables. They exist for their unique key: what is there was seen, claimed, done or kept.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Database;

defined( 'ABSPATH' ) || exit;

const SCHEMA        = '5';
const SCHEMA_OPTION = 'boomerang_schema';
const TABLES        = array( 'nonces', 'keys', 'acts', 'kept', 'turns', 'refunds' );

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
				route varchar(60) NULL,
				PRIMARY KEY (idempotency_key)
			) ',
			table( 'keys' )
		) . $tail
	);
	$wpdb->query(
		$wpdb->prepare( 'CREATE TABLE IF NOT EXISTS %i ( effect_id varchar(64) NOT NULL, result longtext NULL, done_at bigint NOT NULL, PRIMARY KEY (effect_id) ) ', table( 'acts' ) ) . $tail
	);
	$wpdb->query(
		$wpdb->prepare(
			'CREATE TABLE IF NOT EXISTS %i (
				request_id char(36) NOT NULL,
				receipt varchar(20) NOT NULL,
				site varchar(190) NOT NULL,
				address char(64) NOT NULL,
				wide char(64) NOT NULL,
				withdrawal tinyint NOT NULL,
				round int NOT NULL,
				kept_at bigint NOT NULL,
				tries int NOT NULL,
				due_at bigint NOT NULL,
				trouble varchar(60) NOT NULL,
				request longtext NOT NULL,
				answer longtext NULL,
				PRIMARY KEY (request_id)
			) ',
			table( 'kept' )
		) . $tail
	);
	$wpdb->query(
		$wpdb->prepare( 'CREATE TABLE IF NOT EXISTS %i ( turn varchar(64) NOT NULL, began_at bigint NOT NULL, PRIMARY KEY (turn) ) ', table( 'turns' ) ) . $tail
	);
	$wpdb->query(
		$wpdb->prepare( 'CREATE TABLE IF NOT EXISTS %i ( refund_id bigint NOT NULL, order_id bigint NOT NULL, amount varchar(32) NOT NULL, PRIMARY KEY (refund_id), KEY order_id (order_id) ) ', table( 'refunds' ) ) . $tail
	);
	add_column( 'keys', 'route', 'varchar(60) NULL' );
	// What was kept by an older version goes first.
	add_column( 'kept', 'wide', "char(64) NOT NULL DEFAULT ''" );
	add_column( 'kept', 'withdrawal', 'tinyint NOT NULL DEFAULT 0' );
	add_column( 'kept', 'round', 'int NOT NULL DEFAULT 0' );
	if ( has_column( 'kept', 'recipient' ) ) {
		$wpdb->query( $wpdb->prepare( 'ALTER TABLE %i DROP COLUMN recipient', table( 'kept' ) ) );
	}
	update_option( SCHEMA_OPTION, SCHEMA, true );
	do_action( 'boomerang_installed' );
}

/**
 * For a table of an older version.
 */
function add_column( string $name, string $column, string $definition ): void {
	global $wpdb;
	if ( ! has_column( $name, $column ) ) {
		$wpdb->query( $wpdb->prepare( 'ALTER TABLE %i ADD COLUMN %i ', table( $name ), $column ) . $definition );
	}
}

function has_column( string $name, string $column ): bool {
	global $wpdb;
	return null !== $wpdb->get_var( $wpdb->prepare( 'SHOW COLUMNS FROM %i LIKE %s', table( $name ), $column ) );
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
