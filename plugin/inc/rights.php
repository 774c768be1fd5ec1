<?php
/**
 * Who may call which route of the bridge, and see which screen. Made from bridge/domain/rights.ts: change it there, then run
 * "npx vitest run test/rights-php.test.ts --update".
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Rights;

defined( 'ABSPATH' ) || exit;

// Ours.
const CAPABILITIES = array( 'receive_boomerang_returns', 'handle_boomerang_returns', 'pay_boomerang_returns', 'manage_boomerang_policy' );

// WordPress' own that some routes want beside ours.
const CORE_CAPABILITIES = array( 'export_others_personal_data', 'erase_others_personal_data' );

// Method, pattern of the path, capabilities of ours of which one is enough, capability of WordPress' that is wanted, too.
const ROUTES = array(
	array( 'GET', '/admin/parcels', array( 'receive_boomerang_returns' ), '' ),
	array( 'GET', '/admin/parcels/[^/]+', array( 'receive_boomerang_returns' ), '' ),
	array( 'POST', '/admin/parcels/[^/]+/commands', array( 'receive_boomerang_returns' ), '' ),
	array( 'GET', '/admin/returns', array( 'handle_boomerang_returns', 'pay_boomerang_returns' ), '' ),
	array( 'GET', '/admin/returns/[^/]+', array( 'handle_boomerang_returns', 'pay_boomerang_returns' ), '' ),
	array( 'POST', '/admin/returns/[^/]+/commands', array( 'handle_boomerang_returns', 'pay_boomerang_returns' ), '' ),
	array( 'GET', '/admin/returns/[^/]+/label', array( 'handle_boomerang_returns', 'pay_boomerang_returns' ), '' ),
	array( 'GET', '/admin/returns/[^/]+/photos/[^/]+', array( 'handle_boomerang_returns', 'pay_boomerang_returns' ), '' ),
	array( 'PUT', '/admin/returns/[^/]+/label', array( 'handle_boomerang_returns' ), '' ),
	array( 'POST', '/admin/orders/lookup', array( 'handle_boomerang_returns' ), '' ),
	array( 'POST', '/admin/orders/search', array( 'handle_boomerang_returns' ), '' ),
	array( 'POST', '/admin/estimate', array( 'handle_boomerang_returns' ), '' ),
	array( 'POST', '/admin/exchange-items', array( 'handle_boomerang_returns' ), '' ),
	array( 'POST', '/admin/returns', array( 'handle_boomerang_returns' ), '' ),
	array( 'POST', '/admin/returns/[^/]+/edit', array( 'handle_boomerang_returns' ), '' ),
	array( 'POST', '/admin/returns/[^/]+/change', array( 'handle_boomerang_returns' ), '' ),
	array( 'GET', '/admin/report', array( 'pay_boomerang_returns' ), '' ),
	array( 'POST', '/admin/privacy/export', array( 'handle_boomerang_returns' ), 'export_others_personal_data' ),
	array( 'POST', '/admin/privacy/erase', array( 'handle_boomerang_returns' ), 'erase_others_personal_data' ),
	array( 'GET', '/admin/connection', array( 'manage_boomerang_policy' ), '' ),
	array( 'GET', '/admin/health', array( 'manage_boomerang_policy' ), '' ),
	array( 'GET', '/admin/sweeps', array( 'manage_boomerang_policy' ), '' ),
	array( 'GET', '/admin/reconcile', array( 'manage_boomerang_policy' ), '' ),
	array( 'POST', '/admin/reconcile/run', array( 'manage_boomerang_policy' ), '' ),
	array( 'GET', '/policy', array( 'manage_boomerang_policy' ), '' ),
	array( 'PUT', '/policy', array( 'manage_boomerang_policy' ), '' ),
	array( 'GET', '/policy/versions', array( 'manage_boomerang_policy' ), '' ),
	array( 'GET', '/policy/versions/[^/]+', array( 'manage_boomerang_policy' ), '' ),
	array( 'GET', '/policy/catalogue', array( 'manage_boomerang_policy' ), '' ),
	array( 'POST', '/policy/replay', array( 'manage_boomerang_policy' ), '' ),
	array( 'PUT', '/policy/shippo-token', array( 'manage_boomerang_policy' ), '' ),
	array( 'GET', '/policy/webhook', array( 'manage_boomerang_policy' ), '' ),
	array( 'PUT', '/policy/webhook', array( 'manage_boomerang_policy' ), '' ),
	array( 'POST', '/policy/webhook/test', array( 'manage_boomerang_policy' ), '' ),
);

// Capabilities of which one is enough for a screen.
const SCREENS = array(
	'returns' => array( 'receive_boomerang_returns', 'handle_boomerang_returns', 'pay_boomerang_returns' ),
	'report' => array( 'pay_boomerang_returns' ),
	'health' => array( 'manage_boomerang_policy' ),
	'policy' => array( 'manage_boomerang_policy' ),
	'connection' => array( 'manage_boomerang_policy' ),
);
