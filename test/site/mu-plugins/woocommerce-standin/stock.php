<?php
/**
 * The two stock functions of WooCommerce that Boomerang uses, answered by the stand-in.
 */

declare( strict_types=1 );

/** A product as far as its stock goes. */
final class Boomerang_Standin_Product {

	public function __construct( private readonly array $data ) {}

	public function get_id(): int {
		return (int) $this->data['id'];
	}

	public function get_name(): string {
		return (string) $this->data['name'];
	}

	public function managing_stock(): bool {
		return (bool) $this->data['manage_stock'];
	}

	public function get_stock_managed_by_id(): int {
		return (int) $this->data['stock_managed_by_id'];
	}

	public function get_stock_quantity(): ?int {
		return isset( $this->data['stock_quantity'] ) ? (int) $this->data['stock_quantity'] : null;
	}
}

/**
 * Finds a product or a variation by its id.
 *
 * @param int $product_id Id.
 * @return Boomerang_Standin_Product|false
 */
function wc_get_product( $product_id = 0 ) {
	$answer = boomerang_standin_request( 'GET', '/standin/products/' . (int) $product_id );
	return 200 === wp_remote_retrieve_response_code( $answer )
		? new Boomerang_Standin_Product( json_decode( wp_remote_retrieve_body( $answer ), true ) )
		: false;
}

/**
 * Adds to the stock of the product, or of the parent that manages it.
 *
 * @param Boomerang_Standin_Product|int $product   Product or its id.
 * @param int|null                      $quantity  Units to add.
 * @param string                        $operation Only "increase".
 * @return int|null|false New quantity.
 */
function wc_update_product_stock( $product, $quantity = null, $operation = 'set' ) {
	$product = $product instanceof Boomerang_Standin_Product ? $product : wc_get_product( $product );
	if ( ! $product ) {
		return false;
	}
	if ( null === $quantity || ! $product->managing_stock() ) {
		return $product->get_stock_quantity();
	}
	if ( 'increase' !== $operation ) {
		throw new InvalidArgumentException( 'The stand-in only increases stock.' );
	}
	$answer = boomerang_standin_request(
		'PUT',
		'/standin/products/' . $product->get_stock_managed_by_id(),
		array(),
		wp_json_encode( array( 'increase' => (int) $quantity ) )
	);
	$data   = json_decode( wp_remote_retrieve_body( $answer ), true );
	return 200 === wp_remote_retrieve_response_code( $answer ) ? (int) $data['stock_quantity'] : false;
}
