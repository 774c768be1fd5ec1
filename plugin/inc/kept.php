<?php
/**
 * The form while the bridge is down: a shopper's request is kept here, sealed, and delivered once when the bridge is back.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Kept;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/kept/seal.php';
require_once __DIR__ . '/kept/shelf.php';
require_once __DIR__ . '/kept/bridge-status.php';
require_once __DIR__ . '/kept/keep.php';
require_once __DIR__ . '/kept/deliver.php';
require_once __DIR__ . '/kept/tell.php';
require_once __DIR__ . '/kept/notify-owner.php';
require_once __DIR__ . '/kept/standing.php';

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_route' );
	add_filter( 'cron_schedules', __NAMESPACE__ . '\\each_minute' ); // phpcs:ignore WordPress.WP.CronInterval.CronSchedulesInterval -- only while something is kept.
	add_action( HOOK, __NAMESPACE__ . '\\deliver' );
	add_action( 'boomerang_installed', __NAMESPACE__ . '\\schedule' );
	// Whoever lost the event (a restored database, another plugin) gets it back the next day at the latest.
	add_action( \Boomerang\Pruning\HOOK, __NAMESPACE__ . '\\schedule' );
	add_action( 'boomerang_bridge_answered', __NAMESPACE__ . '\\saw_answer' );
	add_action( 'boomerang_bridge_answered', __NAMESPACE__ . '\\hurry' );
	add_action( 'boomerang_bridge_refused', __NAMESPACE__ . '\\saw_refusal' );
	register_deactivation_hook( \Boomerang\PLUGIN_FILE, __NAMESPACE__ . '\\unschedule' );
}
