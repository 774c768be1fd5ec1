/*
 * wc_create_refund() of WooCommerce 10.2.4, step by step: what is left is read first; the refund is saved with its lines alone, then hooks are asked,
 * then it is saved with its amount and the gateway pays. Refunds and payments are rows of the options table, whole cents.
 */
final class Test_Order {
	public function __construct( private int $id, private int $total ) {}
	public function get_id() { return $this->id; }
	public function get_total() { return number_format( $this->total / 100, 2, '.', '' ); }
	public function get_currency() { return 'USD'; }
	public function get_data_store() { return $this; }
	public function get_total_refunded( $order ) { return test_sum( 'refund', $order->get_id() ) / 100; }
}
final class WC_Order_Refund {
	public string $row = '';
	public bool $is_final = false;
	public function __construct( private int $order, private int $cents ) {}
	public function get_id() { return crc32( $this->row ); }
	public function get_parent_id() { return $this->order; }
	public function get_amount() { return number_format( $this->cents / 100, 2, '.', '' ); }
	public function save() {
		$this->row = $this->row ?: test_row( 'refund', $this->order );
		update_option( $this->row, $this->is_final ? $this->cents : 0, false );
	}
	public function delete() {
		delete_option( $this->row );
		$this->row = '';
	}
}
function wc_get_price_decimals() { return 2; }
function test_row( $kind, $order ) { return "test_{$kind}_{$order}_" . wp_generate_uuid4(); }
function test_sum( $kind, $order ) {
	global $wpdb;
	return (int) $wpdb->get_var( $wpdb->prepare( "SELECT SUM( option_value ) FROM $wpdb->options WHERE option_name LIKE %s", "test_{$kind}_{$order}_%" ) );
}
/** Waits for so many requests to come here, 20 s at most, so that they do meet. */
function test_meet( $order, $number ) {
	add_option( test_row( 'here', $order->get_id() ), 1, '', false );
	for ( $i = 0; $i < 400 && test_sum( 'here', $order->get_id() ) < $number; ++$i ) {
		usleep( 50000 );
	}
}
function test_create_refund( $order, $cents, $number ) {
	if ( $cents > round( 100 * $order->get_total() ) - test_sum( 'refund', $order->get_id() ) ) {
		return 'Invalid refund amount.';
	}
	$refund = new WC_Order_Refund( $order->get_id(), $cents );
	$refund->save();
	$refund->is_final = true;
	test_meet( $order, $number );
	try {
		do_action( 'woocommerce_create_refund', $refund, array() );
		$refund->save();
	} catch ( Exception $e ) {
		$refund->delete();
		return $e->getMessage();
	}
	add_option( test_row( 'payment', $order->get_id() ), $cents, '', false );
	return 'paid';
}
