<?php
/**
 * The database has ended a transaction by itself.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Acts;

defined( 'ABSPATH' ) || exit;

/** No \Exception: WooCommerce catches those while it saves, and would go on. */
final class TransactionLost extends \Error {}
