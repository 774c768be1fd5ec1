<?php
/**
 * The numbers of one person's orders, as the shop prints them: WooCommerce's REST API can't be asked that. Nothing else of an order leaves here.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\OrderNumbers;

use Boomerang\BridgeRoutes;
use Boomerang\Compatibility;

defined( 'ABSPATH' ) || exit;

const MOST = 200;

// Whoever has fewer orders, or none, costs as much time as somebody with so many: it would tell who has ordered here.
const ALWAYS_READ = 10;

// An order in one of these is none yet, or none any more.
const NO_ORDERS = array( 'trash', 'auto-draft', 'checkout-draft', 'wc-checkout-draft' );

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_route' );
}

function register_route(): void {
	$args = array(
		// The spellings of one address, in lower case.
		'emails'     => array(
			'type'     => 'array',
			'required' => true,
			'maxItems' => 4,
			'items'    => array(
				'type'      => 'string',
				'minLength' => 1,
				'maxLength' => 320,
			),
		),
		// 0: a guest.
		'customerId' => array(
			'type'     => 'integer',
			'required' => true,
			'minimum'  => 0,
		),
	);
	BridgeRoutes\register( 'order-numbers', __NAMESPACE__ . '\\find', $args );
}

/**
 * @return array<string, mixed>|\WP_Error Newest first; "more": there are older ones.
 */
function find( \WP_REST_Request $request ) {
	if ( ! function_exists( 'wc_strtolower' ) || ! class_exists( 'WC_Order_Factory' ) ) {
		return BridgeRoutes\woocommerce_missing();
	}
	global $wpdb;
	$wpdb->last_error = '';
	$theirs = ids_of( $request['emails'], (int) $request['customerId'] );
	if ( '' !== $wpdb->last_error ) {
		// Not found would be a lie.
		return new \WP_Error( 'database_failed', 'The database did not answer.', array( 'status' => 503 ) );
	}
	$shown  = array_slice( $theirs, 0, MOST );
	$others = array_slice( array_diff( newest_ids(), $theirs ), 0, max( 0, ALWAYS_READ - count( $shown ) ) );
	$found  = array();
	foreach ( read( array_merge( $shown, $others ) ) as $order ) {
		try {
			$number = (string) $order->get_order_number();
		} catch ( \Throwable $error ) {
			// A number plugin that fails on one order: the others still have theirs.
			continue;
		}
		if ( in_array( $order->get_id(), $shown, true ) ) {
			$found[] = array(
				'id'     => $order->get_id(),
				'number' => $number,
			);
		}
	}
	return array(
		'orders' => $found,
		'more'   => count( $theirs ) > MOST,
	);
}

/**
 * Orders by billing e-mail or customer, newest first, at most one more than are told. The database compares looser than a mailbox does (it takes "é" for
 * "e"): what it finds is compared again.
 *
 * @param string[] $emails      Spellings of one address, in lower case.
 * @param int      $customer_id 0: a guest.
 * @return int[]
 */
function ids_of( array $emails, int $customer_id ): array {
	$rows = Compatibility\orders_have_tables() ? rows_of_tables( $emails, $customer_id ) : rows_of_posts( $emails, $customer_id );
	$ids  = array();
	foreach ( $rows as $row ) {
		$is_customer = $customer_id > 0 && (int) $row->customer === $customer_id;
		if ( $is_customer || in_array( wc_strtolower( trim( (string) $row->email ) ), $emails, true ) ) {
			$ids[] = (int) $row->id;
		}
	}
	rsort( $ids );
	return array_slice( array_values( array_unique( $ids ) ), 0, MOST + 1 );
}

/**
 * By the indexes of WooCommerce's own tables. "id + 0": else the database walks through all orders, newest first, for whom there are few.
 *
 * @param string[] $emails      Spellings of one address, in lower case.
 * @param int      $customer_id 0: a guest.
 * @return object[]
 */
function rows_of_tables( array $emails, int $customer_id ): array {
	global $wpdb;
	$select = "SELECT id, billing_email AS email, customer_id AS customer FROM %i WHERE type = 'shop_order' AND status NOT IN ('trash', 'auto-draft', 'checkout-draft', 'wc-checkout-draft')";
	$table  = $wpdb->prefix . 'wc_orders';
	$rows   = $wpdb->get_results( $wpdb->prepare( $select . ' AND billing_email IN (%s, %s, %s, %s) ORDER BY id + 0 DESC LIMIT %d', array_merge( array( $table ), four( $emails ), array( MOST + 1 ) ) ) );
	if ( $customer_id > 0 ) {
		$rows = array_merge( $rows, $wpdb->get_results( $wpdb->prepare( $select . ' AND customer_id = %d ORDER BY id + 0 DESC LIMIT %d', $table, $customer_id, MOST + 1 ) ) );
	}
	return $rows;
}

/**
 * Orders that are posts: no index holds an e-mail, so all billing e-mails are looked through, as long for each.
 *
 * @param string[] $emails      Spellings of one address, in lower case.
 * @param int      $customer_id 0: a guest.
 * @return object[]
 */
function rows_of_posts( array $emails, int $customer_id ): array {
	global $wpdb;
	$rows = $wpdb->get_results(
		$wpdb->prepare(
			"SELECT post_id AS id, meta_value AS email, 0 AS customer FROM %i WHERE meta_key = '_billing_email' AND meta_value IN (%s, %s, %s, %s) ORDER BY post_id + 0 DESC LIMIT %d",
			array_merge( array( $wpdb->postmeta ), four( $emails ), array( 2 * MOST ) )
		)
	);
	if ( $customer_id > 0 ) {
		$by_customer = $wpdb->prepare( "SELECT post_id AS id, '' AS email, meta_value AS customer FROM %i WHERE meta_key = '_customer_user' AND meta_value = %s ORDER BY post_id + 0 DESC LIMIT %d", $wpdb->postmeta, (string) $customer_id, 2 * MOST );
		$rows        = array_merge( $rows, $wpdb->get_results( $by_customer ) );
	}
	_prime_post_caches( array_map( 'intval', array_column( $rows, 'id' ) ), false, false );
	return array_filter(
		$rows,
		static fn( object $row ): bool => 'shop_order' === get_post_type( (int) $row->id ) && ! in_array( get_post_status( (int) $row->id ), NO_ORDERS, true )
	);
}

/**
 * So many as the queries name; an address that nobody has where none is asked for.
 *
 * @param string[] $emails At most four.
 * @return string[]
 */
function four( array $emails ): array {
	return array_pad( array_values( $emails ), 4, $emails[0] ?? '@' );
}

/**
 * The shop's newest orders, whosever they are.
 *
 * @return int[]
 */
function newest_ids(): array {
	global $wpdb;
	$query = Compatibility\orders_have_tables()
		? $wpdb->prepare( "SELECT id FROM %i WHERE type = 'shop_order' ORDER BY id DESC LIMIT %d", $wpdb->prefix . 'wc_orders', 2 * ALWAYS_READ )
		: $wpdb->prepare( "SELECT ID FROM %i WHERE post_type = 'shop_order' ORDER BY ID DESC LIMIT %d", $wpdb->posts, 2 * ALWAYS_READ );
	return array_map( 'intval', $wpdb->get_col( $query ) );
}

/**
 * All at once; where one of them can't be read that way, each by itself.
 *
 * @param int[] $ids Orders, in the order of the answer.
 * @return \WC_Order[]
 */
function read( array $ids ): array {
	if ( ! Compatibility\orders_have_tables() ) {
		_prime_post_caches( $ids, false, true );
	}
	try {
		$orders = \WC_Order_Factory::get_orders( $ids );
	} catch ( \Throwable $error ) {
		$orders = array_map( __NAMESPACE__ . '\\read_one', $ids );
	}
	return array_filter( $orders, static fn( $order ): bool => $order instanceof \WC_Order );
}

/**
 * @return \WC_Order|false
 */
function read_one( int $id ) {
	try {
		return wc_get_order( $id );
	} catch ( \Throwable $error ) {
		return false;
	}
}
