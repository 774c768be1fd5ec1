<?php
/**
 * Who may handle returns and who may change the rules.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Capabilities;

defined( 'ABSPATH' ) || exit;

const MANAGE_RETURNS = 'manage_boomerang_returns';
const MANAGE_POLICY  = 'manage_boomerang_policy';
const ALL            = array( MANAGE_RETURNS, MANAGE_POLICY );
const ROLES          = array( 'administrator', 'shop_manager' );

function bootstrap(): void {
	add_action( 'boomerang_installed', __NAMESPACE__ . '\\grant' );
	// The shop manager's role appears only when WooCommerce is activated, which may be after us.
	add_action( 'activated_plugin', __NAMESPACE__ . '\\grant' );
}

function grant(): void {
	foreach ( ROLES as $name ) {
		$role = get_role( $name );
		foreach ( $role ? ALL : array() as $capability ) {
			$role->add_cap( $capability );
		}
	}
}

function revoke(): void {
	foreach ( array_keys( wp_roles()->roles ) as $name ) {
		foreach ( ALL as $capability ) {
			get_role( $name )->remove_cap( $capability );
		}
	}
}
