<?php
/**
 * What Boomerang asks WooCommerce's orders inside PHP, answered by the stand-in over REST.
 */

declare( strict_types=1 );

const BOOMERANG_STANDIN_ORDERS = '/wp-json/wc/v3/orders';

/** A line of an order with its meta. */
final class WC_Order_Item_Product { // phpcs:ignore

	private array $changed = array();

	public function __construct( private array $data, private readonly int $order_id ) {}

	public function get_product_id(): int {
		return (int) $this->data['product_id'];
	}

	public function get_variation_id(): int {
		return (int) $this->data['variation_id'];
	}

	public function get_id(): int {
		return (int) $this->data['id'];
	}

	/** @return string|array<int, object> Value of the first, or all of them. */
	public function get_meta( string $key, bool $single = true ) {
		$found = array_values( array_filter( $this->data['meta_data'], static fn( array $meta ): bool => $meta['key'] === $key ) );
		return $single ? (string) ( $found[0]['value'] ?? '' ) : array_map( static fn( array $meta ): object => (object) $meta, $found );
	}

	public function add_meta_data( string $key, string $value ): void {
		$this->changed[] = compact( 'key', 'value' );
	}

	public function update_meta_data( string $key, string $value ): void {
		$this->add_meta_data( $key, $value );
	}

	public function save(): void {
		$line = array(
			'id'        => $this->get_id(),
			'meta_data' => $this->changed,
		);
		boomerang_standin_request( 'PUT', BOOMERANG_STANDIN_ORDERS . '/' . $this->order_id, array(), wp_json_encode( array( 'line_items' => array( $line ) ) ) );
	}
}

/** An order with its lines and notes. */
final class WC_Order { // phpcs:ignore

	public function __construct( private readonly array $data ) {}

	/** @return WC_Order_Item_Product[] */
	public function get_items(): array {
		return array_map( fn( array $line ): WC_Order_Item_Product => new WC_Order_Item_Product( $line, (int) $this->data['id'] ), $this->data['line_items'] );
	}

	/** @return WC_Order_Item_Product|false */
	public function get_item( int $id ) {
		return current( array_filter( $this->get_items(), static fn( WC_Order_Item_Product $item ): bool => $item->get_id() === $id ) );
	}

	public function get_status(): string {
		return (string) $this->data['status'];
	}

	public function get_total(): string {
		return (string) $this->data['total'];
	}

	public function get_meta( string $key ): string {
		$found = array_column( $this->data['meta_data'], 'value', 'key' );
		return (string) ( $found[ $key ] ?? '' );
	}

	public function add_order_note( string $note ): void {
		boomerang_standin_request( 'POST', BOOMERANG_STANDIN_ORDERS . '/' . $this->data['id'] . '/notes', array(), wp_json_encode( compact( 'note' ) ) );
	}
}

/**
 * Finds an order by its id, unless a test brings one of its own.
 *
 * @param int $order_id Id.
 * @return WC_Order|false
 */
function wc_get_order( $order_id = 0 ) {
	$brought = apply_filters( 'boomerang_standin_order', null, $order_id );
	if ( $brought ) {
		return $brought;
	}
	$answer = boomerang_standin_request( 'GET', BOOMERANG_STANDIN_ORDERS . '/' . (int) $order_id );
	return 200 === wp_remote_retrieve_response_code( $answer ) ? new WC_Order( json_decode( wp_remote_retrieve_body( $answer ), true ) ) : false;
}

/**
 * A price as a shop in the USA writes it.
 *
 * @param string|float $price Amount.
 * @param array        $args  Currency and decimals.
 */
function wc_price( $price, $args = array() ): string {
	$text = number_format( abs( (float) $price ), $args['decimals'] ?? 2 );
	return '<span class="amount"><bdi>' . ( (float) $price < 0 ? '-' : '' ) . '<span>' . ( array( 'EUR' => '&euro;' )[ $args['currency'] ?? 'USD' ] ?? '&#36;' ) . "</span>$text</bdi></span>";
}

/*
 * Coupons, the orders that used them, and whose orders are whose are in the stand-in's book, not in this WordPress' tables: these answers are
 * WooCommerce's, not the plugin's.
 * After the permission check, as the plugin's own handler.
 */
add_filter(
	'rest_dispatch_request',
	static function ( $result, WP_REST_Request $request ) {
		if ( null !== $result ) {
			return $result;
		}
		if ( '/boomerang/v1/bridge/order-numbers' === $request->get_route() ) {
			return boomerang_standin_order_numbers( $request['emails'], (int) $request['customerId'] );
		}
		return preg_match( '#^/boomerang/v1/bridge/coupon-uses/(\d+)$#', $request->get_route(), $asked )
			? boomerang_standin_coupon_uses( (int) $asked[1] )
			: $result;
	},
	10,
	2
);

/** @return array|WP_Error */
function boomerang_standin_coupon_uses( int $coupon_id ) {
	$answer = boomerang_standin_request( 'GET', '/wp-json/wc/v3/coupons/' . $coupon_id );
	$coupon = json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( 200 !== wp_remote_retrieve_response_code( $answer ) ) {
		return new WP_Error( 'coupon_not_found', 'The coupon no longer exists.', array( 'status' => 404 ) );
	}
	$uses = array();
	foreach ( array_reverse( boomerang_standin_all_orders() ) as $order ) {
		foreach ( $order['coupon_lines'] as $line ) {
			if ( $line['code'] === $coupon['code'] && ! in_array( $order['status'], array( 'cancelled', 'failed', 'trash', 'checkout-draft' ), true ) ) {
				$uses[] = array(
					'orderId' => $order['id'],
					'used'    => number_format( (float) $line['discount'] + (float) $line['discount_tax'], 6, '.', '' ),
					'at'      => $order['date_created_gmt'] . 'Z',
				);
			}
		}
	}
	return $uses;
}

/** One person has no more than a page of them here. */
function boomerang_standin_order_numbers( array $emails, int $customer_id ): array {
	$asked = array_map( static fn( string $email ): array => array( 'search' => $email ), $emails );
	if ( $customer_id > 0 ) {
		$asked[] = array( 'customer' => $customer_id );
	}
	$numbers = array();
	foreach ( $asked as $query ) {
		$answer = boomerang_standin_request( 'GET', BOOMERANG_STANDIN_ORDERS, $query + array( 'per_page' => 100 ) );
		foreach ( json_decode( wp_remote_retrieve_body( $answer ), true ) as $order ) {
			$is_theirs = $customer_id > 0 && $customer_id === $order['customer_id'] || in_array( strtolower( $order['billing']['email'] ), $emails, true );
			if ( $is_theirs && ! in_array( $order['status'], array( 'trash', 'checkout-draft' ), true ) ) {
				$numbers[ $order['id'] ] = array(
					'id'     => $order['id'],
					'number' => $order['number'],
				);
			}
		}
	}
	krsort( $numbers );
	return array(
		'orders' => array_values( $numbers ),
		'more'   => false,
	);
}

/** Newest first, as WooCommerce lists them. */
function boomerang_standin_all_orders(): array {
	$orders = array();
	for ( $page = 1; ; ++$page ) {
		$more   = json_decode( wp_remote_retrieve_body( boomerang_standin_request( 'GET', BOOMERANG_STANDIN_ORDERS, array( 'per_page' => 100, 'page' => $page ) ) ), true );
		$orders = array_merge( $orders, $more );
		if ( count( $more ) < 100 ) {
			return $orders;
		}
	}
}
