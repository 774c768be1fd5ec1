<?php
/**
 * Who has which right: given to roles once. What an owner changes afterwards stays.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Capabilities;

use Boomerang\Rights;

defined( 'ABSPATH' ) || exit;

const POLICY    = 'manage_boomerang_policy';
const WAREHOUSE = 'boomerang_warehouse';
const DESK      = array( 'receive_boomerang_returns', 'handle_boomerang_returns', 'pay_boomerang_returns' );
const GIVEN     = array(
	'administrator' => Rights\CAPABILITIES,
	'shop_manager'  => DESK,
	// WooCommerce sends whoever lacks view_admin_dashboard from wp-admin to My Account.
	WAREHOUSE       => array( 'receive_boomerang_returns', 'read', 'view_admin_dashboard' ),
);

// Stood for all that has to do with returns, before there were four capabilities.
const OLD = 'manage_boomerang_returns';

// The roles that were given theirs.
const OPTION = 'boomerang_rights';

function bootstrap(): void {
	// After the tables, and on each site of a network when it is next visited.
	add_action( 'init', __NAMESPACE__ . '\\upgrade', 2 );
	// The shop manager's role appears only when WooCommerce is activated, which may be after us.
	add_action( 'activated_plugin', __NAMESPACE__ . '\\grant' );
	add_filter( 'woocommerce_prevent_admin_access', __NAMESPACE__ . '\\keep_out' );
	add_filter( 'gettext_with_context_default', __NAMESPACE__ . '\\translate_role', 10, 3 );
}

function upgrade(): void {
	if ( false === get_option( OPTION ) ) {
		split_old_right();
		grant();
	}
}

/**
 * Gives each role its rights, once. Activating plugins or updating this one never gives back what an owner took away.
 */
function grant(): void {
	$given = (array) get_option( OPTION, array() );
	$was   = $given;
	foreach ( GIVEN as $name => $capabilities ) {
		if ( in_array( $name, $given, true ) ) {
			continue;
		}
		$role = WAREHOUSE === $name ? warehouse_role() : get_role( $name );
		foreach ( $role ? $capabilities : array() as $capability ) {
			$role->add_cap( $capability );
		}
		if ( $role ) {
			$given[] = $name;
		}
	}
	if ( $given !== $was ) {
		update_option( OPTION, $given, true );
	}
}

function warehouse_role(): \WP_Role {
	// Its name is translated where it is shown.
	return get_role( WAREHOUSE ) ?? add_role( WAREHOUSE, 'Returns warehouse', array() );
}

/**
 * Whoever handled returns goes on with all of it. The policy is now for administrators: shop managers had it from us, other roles from the owner.
 */
function split_old_right(): void {
	foreach ( wp_roles()->role_objects as $name => $role ) {
		if ( empty( $role->capabilities[ OLD ] ) ) {
			continue;
		}
		array_map( array( $role, 'add_cap' ), DESK );
		$role->remove_cap( OLD );
		if ( 'shop_manager' === $name ) {
			$role->remove_cap( POLICY );
		}
	}
	foreach ( users_with( OLD ) as $user ) {
		array_map( array( $user, 'add_cap' ), DESK );
		$user->remove_cap( OLD );
	}
}

/**
 * Users who were given a capability of their own, not by a role.
 *
 * @return \WP_User[]
 */
function users_with( string $capability ): array {
	global $wpdb;
	$users = get_users(
		array(
			'meta_key'     => $wpdb->get_blog_prefix() . 'capabilities', // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_key -- once, on upgrade or uninstall.
			'meta_value'   => '"' . $capability . '"', // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_value -- once, on upgrade or uninstall.
			'meta_compare' => 'LIKE',
		)
	);
	return array_filter(
		$users,
		static function ( \WP_User $user ) use ( $capability ): bool {
			return ! empty( $user->caps[ $capability ] );
		}
	);
}

/**
 * The first of these that the current user has; the first of all when there is none.
 *
 * @param string[] $capabilities One is enough.
 */
function own_of( array $capabilities ): string {
	$own = array_values( array_filter( $capabilities, 'current_user_can' ) );
	return $own[0] ?? $capabilities[0];
}

/**
 * @param string[] $capabilities One is enough.
 */
function has_one_of( array $capabilities ): bool {
	return array() !== array_filter( $capabilities, 'current_user_can' );
}

/**
 * WooCommerce sends customers from wp-admin to My Account, but not whoever has something to do here, whatever the role.
 *
 * @param mixed $prevent Whether WooCommerce would.
 */
function keep_out( $prevent ): bool {
	return (bool) $prevent && ! has_one_of( Rights\CAPABILITIES );
}

/**
 * WordPress looks for the names of roles in its own translations only.
 *
 * @param mixed  $translation What WordPress found.
 * @param mixed  $text        Name of the role as it is stored.
 * @param string $context     Of the text.
 * @return mixed
 */
function translate_role( $translation, $text, $context ) {
	return 'User role' === $context && 'Returns warehouse' === $text ? _x( 'Returns warehouse', 'User role', 'boomerang-returns' ) : $translation;
}

function revoke(): void {
	$all = array_merge( Rights\CAPABILITIES, array( OLD ) );
	remove_role( WAREHOUSE );
	foreach ( wp_roles()->role_objects as $role ) {
		array_map( array( $role, 'remove_cap' ), $all );
	}
	foreach ( $all as $capability ) {
		foreach ( users_with( $capability ) as $user ) {
			$user->remove_cap( $capability );
		}
	}
	delete_option( OPTION );
}
