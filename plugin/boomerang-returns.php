<?php
/**
 * Plugin Name:       Boomerang Returns
 * Description:       Returns for WooCommerce: a form on your own page, labels, stock and refunds that follow what happens to the parcel.
 * Version:           0.1.0
 * Requires at least: 6.6
 * Requires PHP:      7.4
 * Author:            Boomerang
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       boomerang-returns
 * Domain Path:       /languages
 * WC requires at least: 8.2
 * WC tested up to:   10.2
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const VERSION     = '0.1.0';
const PLUGIN_FILE = __FILE__;
const PLUGIN_DIR  = __DIR__;

// What every part uses.
require_once __DIR__ . '/inc/problem.php';
require_once __DIR__ . '/inc/network.php';
require_once __DIR__ . '/inc/settings.php';
require_once __DIR__ . '/inc/public-facts.php';
require_once __DIR__ . '/inc/breakdown.php';
require_once __DIR__ . '/inc/signature.php';

// Setting up: tables, capabilities, what WooCommerce wants to know.
require_once __DIR__ . '/inc/database.php';
require_once __DIR__ . '/inc/rights.php';
require_once __DIR__ . '/inc/capabilities.php';
require_once __DIR__ . '/inc/compatibility.php';
Database\bootstrap();
Capabilities\bootstrap();
Compatibility\bootstrap();

// What people see.
require_once __DIR__ . '/inc/blocks.php';
require_once __DIR__ . '/inc/admin.php';
Blocks\bootstrap();
Admin\bootstrap();

// Browser to bridge.
require_once __DIR__ . '/inc/cross-site.php';
require_once __DIR__ . '/inc/proxy.php';
require_once __DIR__ . '/inc/connection.php';
require_once __DIR__ . '/inc/privacy.php';
CrossSite\bootstrap();
Proxy\bootstrap();
Connection\bootstrap();
Privacy\bootstrap();

// Bridge to site: every write happens once.
require_once __DIR__ . '/inc/idempotency.php';
require_once __DIR__ . '/inc/pruning.php';
require_once __DIR__ . '/inc/bridge-routes.php';
require_once __DIR__ . '/inc/acts.php';
require_once __DIR__ . '/inc/restock.php';
require_once __DIR__ . '/inc/restock-book.php';
require_once __DIR__ . '/inc/order-notes.php';
require_once __DIR__ . '/inc/coupon-uses.php';
require_once __DIR__ . '/inc/order-numbers.php';
require_once __DIR__ . '/inc/emails.php';
Idempotency\bootstrap();
Pruning\bootstrap();
BridgeRoutes\bootstrap();
Restock\bootstrap();
RestockBook\bootstrap();
OrderNotes\bootstrap();
CouponUses\bootstrap();
OrderNumbers\bootstrap();
Emails\bootstrap();

// The form while the bridge is down.
require_once __DIR__ . '/inc/kept.php';
Kept\bootstrap();

// What WooCommerce does differently beside us.
require_once __DIR__ . '/inc/exchange-orders.php';
require_once __DIR__ . '/inc/refund-email.php';
require_once __DIR__ . '/inc/refund-limit.php';
require_once __DIR__ . '/inc/counted-decimals.php';
require_once __DIR__ . '/inc/checkout.php';
ExchangeOrders\bootstrap();
RefundEmail\bootstrap();
RefundLimit\bootstrap();
CountedDecimals\bootstrap();
Checkout\bootstrap();
