import type { Site } from './start-site.ts';

export interface RestKey {
  /** `ck_` and 40 hex digits. */
  key: string;
  /** `cs_` and 40 hex digits. */
  secret: string;
}

const SETTINGS = {
  woocommerce_store_address: '965 Mission St',
  woocommerce_store_city: 'San Francisco',
  woocommerce_default_country: 'US:CA',
  woocommerce_store_postcode: '94103',
  woocommerce_currency: 'USD',
  // A shop in the USA gets pounds and inches.
  woocommerce_weight_unit: 'kg',
  woocommerce_dimension_unit: 'cm',
  woocommerce_calc_taxes: 'yes',
  woocommerce_coming_soon: 'no',
  woocommerce_allow_tracking: 'no',
  woocommerce_show_marketplace_suggestions: 'no',
  woocommerce_task_list_hidden: 'yes',
  woocommerce_onboarding_profile: { skipped: true },
  woocommerce_cod_settings: { enabled: 'yes', title: 'Cash on delivery' },
  woocommerce_bacs_settings: { enabled: 'yes', title: 'Direct bank transfer' },
};

// newly_installed() runs with the first visit to wp-admin in a store: it turns HPOS on when every plugin is compatible.
const SET_UP = `
	global $wpdb;
	WC_Install::newly_installed();
	foreach ( $input['settings'] as $name => $value ) {
		update_option( $name, $value );
	}
	$wpdb->delete( $wpdb->prefix . 'woocommerce_api_keys', array( 'description' => 'Boomerang' ) );
	$wpdb->insert(
		$wpdb->prefix . 'woocommerce_api_keys',
		array(
			'user_id'         => 1,
			'description'     => 'Boomerang',
			'permissions'     => 'read_write',
			'consumer_key'    => wc_api_hash( $input['key'] ),
			'consumer_secret' => $input['secret'],
			'truncated_key'   => substr( $input['key'], -7 ),
		)
	);
	delete_transient( '_wc_activation_redirect' );
	flush_rewrite_rules();
	return WC()->version;
`;

/** Makes a started site's real WooCommerce the store of the recordings: San Francisco, USD, tax on; answers with its version. */
export function setUpWooCommerce(site: Site, restKey: RestKey): Promise<string> {
  return site.wp<string>(SET_UP, { settings: SETTINGS, ...restKey });
}

/** Where WooCommerce keeps its orders: its own tables (HPOS), WordPress' posts, or both, each kept like the other ("compatibility mode"). */
export type OrderTables = 'hpos' | 'posts' | 'synchronised';

/** Before the first order: WooCommerce changes tables only when none waits to be synchronised. */
export async function keepOrdersIn(site: Site, tables: OrderTables): Promise<void> {
  await site.wp(
    `update_option( 'woocommerce_custom_orders_table_data_sync_enabled', 'synchronised' === $input ? 'yes' : 'no' );
     update_option( 'woocommerce_custom_orders_table_enabled', 'posts' === $input ? 'no' : 'yes' );
     return true;`,
    tables,
  );
  const says = await site.wp<boolean>(
    'return Automattic\\WooCommerce\\Utilities\\OrderUtil::custom_orders_table_usage_is_enabled();',
  );
  if (says !== (tables !== 'posts')) throw new Error(`WooCommerce does not keep its orders as asked: ${tables}`);
}

/** Tells the test gateway to refuse refunds with a sentence, or to pay them again (undefined). */
export async function gatewayRefuses(site: Site, sentence: string | undefined): Promise<void> {
  await site.wp('update_option( "boomtest_refuses", $input ); return true;', sentence ?? '');
}

/** The test gateway pays from now on, or dies each time right after it has paid, as a PHP that runs out of memory there. */
export async function gatewayDiesAfterPaying(site: Site, dies: boolean): Promise<void> {
  await site.wp('update_option( "boomtest_dies_after_paying", $input ); return true;', dies ? 'yes' : '');
}

/** PHP dies while the gateway is asked, which pays nothing. */
export async function gatewayDiesBeforePaying(site: Site, dies: boolean): Promise<void> {
  await site.wp('update_option( "boomtest_dies_before_paying", $input ); return true;', dies ? 'yes' : '');
}

/** The gateway takes this long to pay, ms. */
export async function gatewayAnswersAfter(site: Site, ms: number): Promise<void> {
  await site.wp('update_option( "boomtest_answers_after_ms", $input ); return true;', ms);
}

/** Every refund takes this long, ms, so that parallel ones do meet. */
export async function refundsTake(site: Site, ms: number): Promise<void> {
  await site.wp('update_option( "boomtest_slow_ms", $input ); return true;', ms);
}

/** PHP dies with the next refund, after it was made and before it is answered. */
export async function nextRefundDies(site: Site): Promise<void> {
  await site.wp('update_option( "boomtest_next_refund_dies", "yes" ); return true;');
}

/** What the test gateway has paid back so far. */
export function gatewayPayments(site: Site): Promise<{ order: number; amount: string; reason: string }[]> {
  return site.wp(
    'global $wpdb; return array_map( "maybe_unserialize", $wpdb->get_col( "SELECT option_value FROM $wpdb->options WHERE option_name LIKE \'boomtest_payment_%\' ORDER BY option_id" ) );',
  );
}

interface PaymentState {
  readonly status: string;
  /** WooCommerce's date of the payment; null: none. */
  readonly paid: string | null;
}

const STATE_OF_ORDER = `
	$order = wc_get_order( $order->get_id() );
	$date  = $order->get_date_paid();
	return array( 'status' => $order->get_status(), 'paid' => $date ? $date->format( 'c' ) : null );
`;

/** What the checkout does last: the order's own gateway takes it. */
export function payAtCheckout(site: Site, orderId: number): Promise<PaymentState> {
  return site.wp(
    `wc_load_cart();
	$order    = wc_get_order( $input );
	$gateways = WC()->payment_gateways()->payment_gateways();
	$gateways[ $order->get_payment_method() ]->process_payment( $order->get_id() );
	${STATE_OF_ORDER}`,
    orderId,
  );
}

/** As the owner does it in wp-admin, where WooCommerce has its gateways loaded. */
export function setOrderStatus(site: Site, orderId: number, status: string): Promise<PaymentState> {
  return site.wp(
    `WC()->payment_gateways();
	$order = wc_get_order( $input['orderId'] );
	$order->update_status( $input['status'] );
	${STATE_OF_ORDER}`,
    { orderId, status },
  );
}
