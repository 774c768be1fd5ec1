<?php
/**
 * The writes that the bridge sends with a key, and what of each answer is kept for a repeat: what the bridge reads of it, ids and sums.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Idempotency;

defined( 'ABSPATH' ) || exit;

// Rows of meta that the bridge reads: its own, and WooCommerce's note of the line that a refund's line is of.
const OWN_META      = '_boomerang_';
const REFUNDED_LINE = '_refunded_item_id';

/**
 * By method and route. A field that is `true` is kept where it is one value; a list of fields is kept of an object, or of each object of a list.
 *
 * @return array<string, array<string, mixed>>
 */
function routes(): array {
	$meta   = array(
		'key'   => true,
		'value' => true,
	);
	$taxes  = array(
		'id'    => true,
		'total' => true,
	);
	$item   = array(
		'quantity'  => true,
		'total'     => true,
		'taxes'     => $taxes,
		'meta_data' => $meta,
	);
	$refund = fields( 'id', 'date_created_gmt', 'amount', 'reason', 'refunded_payment' ) + array(
		'meta_data'      => $meta,
		'line_items'     => $item,
		'shipping_lines' => $item,
		'fee_lines'      => $item,
	);
	$coupon = fields( 'id', 'code', 'amount', 'usage_count', 'date_expires_gmt' ) + array( 'meta_data' => $meta );
	$order  = fields( 'id', 'number', 'status', 'total', 'payment_url', 'date_paid_gmt' ) + array( 'meta_data' => $meta );
	$stock  = fields( 'manage_stock', 'stock_quantity' );
	return array(
		'POST /wc/v3/orders/{id}/refunds'           => $refund,
		'POST /wc/v3/orders/{id}/notes'             => fields( 'id', 'note' ),
		'POST /wc/v3/orders'                        => $order,
		'PUT /wc/v3/orders/{id}'                    => $order,
		'POST /wc/v3/coupons'                       => $coupon,
		'PUT /wc/v3/coupons/{id}'                   => $coupon,
		'PUT /wc/v3/products/{id}'                  => $stock,
		'PUT /wc/v3/products/{id}/variations/{id}'  => $stock,
		'POST /boomerang/v1/bridge/restock'         => fields( 'status', 'managedBy', 'before', 'after', 'quantity' ),
		'POST /boomerang/v1/bridge/order-notes'     => fields( 'status' ),
	);
}

/**
 * @return array<string, bool>
 */
function fields( string ...$names ): array {
	return array_fill_keys( $names, true );
}

/**
 * Which of them a request is; empty: none, and its key is another program's business.
 */
function route_of( string $method, string $route ): string {
	foreach ( array_keys( routes() ) as $name ) {
		if ( preg_match( '#^' . str_replace( '\{id\}', '\d+', preg_quote( $name, '#' ) ) . '/?$#', "$method $route" ) ) {
			return $name;
		}
	}
	return '';
}

/**
 * What is kept of an answer: of a refusal its code and words, which the owner reads.
 *
 * @param mixed                $answer Answer, decoded.
 * @param int                  $status HTTP status.
 * @param array<string, mixed> $fields Fields of the route.
 * @return mixed
 */
function kept_of( $answer, int $status, array $fields ) {
	if ( $status < 400 ) {
		// The text is what the bridge sent: it does not read it again, and a name may stand in it.
		$kept = reduced( $answer, $fields );
		return isset( $kept['note'] ) ? array( 'note' => '' ) + $kept : $kept;
	}
	$refusal = reduced( $answer, fields( 'code', 'message' ) );
	$data    = is_array( $answer ) ? $answer['data'] ?? null : null;
	return is_array( $refusal ) ? $refusal + array( 'data' => is_array( $data ) ? reduced( $data, fields( 'status' ) ) : $data ) : null;
}

/**
 * @param mixed                     $value  Value, decoded.
 * @param array<string, mixed>|true $fields What is kept of it.
 * @return mixed
 */
function reduced( $value, $fields ) {
	if ( true === $fields || ! is_array( $value ) ) {
		return is_array( $value ) ? null : $value;
	}
	if ( array_is_list( $value ) ) {
		return array_map( static fn( $one ) => reduced( $one, $fields ), $value );
	}
	$kept = array();
	foreach ( array_intersect_key( $fields, $value ) as $name => $more ) {
		$kept[ $name ] = reduced( 'meta_data' === $name ? own_meta( $value[ $name ] ) : $value[ $name ], $more );
	}
	return $kept;
}

/**
 * @param mixed $rows Rows of meta; other plugins keep names in theirs.
 * @return array<int, mixed>
 */
function own_meta( $rows ): array {
	$is_own = static function ( $row ): bool {
		$key = (string) ( is_array( $row ) ? $row['key'] ?? '' : '' );
		return 0 === strpos( $key, OWN_META ) || REFUNDED_LINE === $key;
	};
	return array_values( array_filter( (array) $rows, $is_own ) );
}
