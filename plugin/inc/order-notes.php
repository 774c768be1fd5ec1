<?php
/**
 * Tells the order in WooCommerce what a return paid: a private note, and "returned" on the lines.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\OrderNotes;

use Boomerang\Acts;
use Boomerang\Breakdown;
use Boomerang\BridgeRoutes;

defined( 'ABSPATH' ) || exit;

const RETURNED = 'boomerang_returned';
const KEPT     = 'boomerang_kept';
const AMOUNT   = array(
	'type'      => 'string',
	'required'  => true,
	'pattern'   => '^-?[0-9]+(\\.[0-9]+)?$',
	'maxLength' => 24,
);

function bootstrap(): void {
	add_action( 'rest_api_init', __NAMESPACE__ . '\\register_route' );
	add_filter( 'woocommerce_order_item_display_meta_key', __NAMESPACE__ . '\\display_key', 10, 2 );
}

function register_route(): void {
	$text = array(
		'type'      => 'string',
		'required'  => true,
		'maxLength' => 500,
	);
	BridgeRoutes\register(
		'order-notes',
		__NAMESPACE__ . '\\note',
		array(
			'effectId'     => BridgeRoutes\effect_id(),
			'orderId'      => BridgeRoutes\id(),
			'returnNumber' => BridgeRoutes\return_number(),
			'payout'       => array( 'enum' => array( 'refund', 'store_credit', 'exchange', 'keep' ) ) + $text,
			'lines'        => rows(
				array(
					'orderLineId' => BridgeRoutes\id(),
					'quantity'    => BridgeRoutes\id(),
				)
			),
			'breakdown'    => rows(
				array(
					'kind'     => array( 'enum' => Breakdown\KINDS ) + $text,
					'label'    => $text,
					'quantity' => array( 'type' => array( 'integer', 'null' ) ),
					'amount'   => AMOUNT,
				)
			),
			'total'        => AMOUNT,
			'currency'     => array( 'pattern' => '^[A-Z]{3}$' ) + $text,
		)
	);
}

/**
 * @param array<string, mixed> $properties Schema of each row.
 * @return array<string, mixed>
 */
function rows( array $properties ): array {
	return array(
		'type'     => 'array',
		'required' => true,
		'maxItems' => 1000,
		'items'    => array(
			'type'       => 'object',
			'properties' => $properties,
		),
	);
}

/**
 * @return array<string, mixed>|\WP_Error
 */
function note( \WP_REST_Request $request ) {
	if ( ! function_exists( 'wc_get_order' ) ) {
		return BridgeRoutes\woocommerce_missing();
	}
	return Acts\once(
		(string) $request['effectId'],
		static function () use ( $request ) {
			$order = wc_get_order( (int) $request['orderId'] );
			if ( ! $order ) {
				return new \WP_Error( 'order_not_found', 'The order no longer exists.', array( 'status' => 404 ) );
			}
			foreach ( $request['lines'] as $line ) {
				mark( $order->get_item( (int) $line['orderLineId'] ), (string) $request['returnNumber'], (int) $line['quantity'], 'keep' === $request['payout'] ? KEPT : RETURNED );
			}
			$order->add_order_note( text( $request ) );
			return array( 'status' => 'noted' );
		}
	);
}

/**
 * One mark per return and line: a line that is partly exchanged and partly refunded came back once.
 *
 * @param \WC_Order_Item|false $item Line; false where it was deleted meanwhile.
 */
function mark( $item, string $return_number, int $quantity, string $key ): void {
	$value = $quantity . ' (' . $return_number . ')';
	if ( ! $item || in_array( $value, wp_list_pluck( $item->get_meta( $key, false ), 'value' ), true ) ) {
		return;
	}
	$item->add_meta_data( $key, $value );
	$item->save();
}

/**
 * WooCommerce shows notes as HTML.
 */
function text( \WP_REST_Request $request ): string {
	$currency = (string) $request['currency'];
	$lines    = array( sprintf( headline( (string) $request['payout'] ), $request['returnNumber'], amount( (string) $request['total'], $currency ) ) );
	foreach ( $request['breakdown'] as $line ) {
		$lines[] = Breakdown\pair( Breakdown\words( $line['kind'], $line['label'], (int) ( $line['quantity'] ?? 0 ) ), amount( $line['amount'], $currency ) );
	}
	return esc_html( implode( "\n", $lines ) );
}

function headline( string $payout ): string {
	switch ( $payout ) {
		case 'store_credit':
			/* translators: 1: return number, 2: amount */
			return __( '%1$s: store credit %2$s', 'boomerang-returns' );
		case 'exchange':
			/* translators: 1: return number, 2: amount */
			return __( '%1$s: exchange %2$s', 'boomerang-returns' );
		case 'keep':
			/* translators: 1: return number, 2: amount */
			return __( '%1$s: refund %2$s, the shopper keeps the goods', 'boomerang-returns' );
		default:
			/* translators: 1: return number, 2: amount */
			return __( '%1$s: refund %2$s', 'boomerang-returns' );
	}
}

/**
 * As the store writes its prices, with all the decimals that the amount has.
 */
function amount( string $decimal, string $currency ): string {
	$price = wc_price(
		$decimal,
		array(
			'currency' => $currency,
			'decimals' => strlen( explode( '.', $decimal )[1] ?? '' ),
		)
	);
	return html_entity_decode( wp_strip_all_tags( $price ), ENT_QUOTES, 'UTF-8' );
}

/**
 * The name of our marks, in the language of who looks.
 *
 * @param string $display_key Name so far.
 * @param mixed  $meta        The line's meta.
 */
function display_key( $display_key, $meta ): string {
	$names = array(
		RETURNED => __( 'Returned', 'boomerang-returns' ),
		KEPT     => __( 'Kept by the shopper', 'boomerang-returns' ),
	);
	return $names[ $meta->key ] ?? (string) $display_key;
}
