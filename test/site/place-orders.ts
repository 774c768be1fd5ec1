import type { OpenStore, Placed, StoreSettings } from '../bridge/adapters/woocommerce/generated-refunds-suite.ts';
import { toDecimal } from '../../bridge/domain/money.ts';
import type { Site } from './start-site.ts';

const SETTLE = `
	update_option( 'woocommerce_currency', $input['currency'] );
	update_option( 'woocommerce_price_num_decimals', $input['decimals'] );
	update_option( 'woocommerce_prices_include_tax', $input['pricesIncludeTax'] ? 'yes' : 'no' );
	return true;
`;

/** An order as it is: setting taxes instead of letting WooCommerce calculate them, then what wp-admin refunds of it. */
const PLACE = `
	$taxes = function ( $item ) {
		return array_column( $item['taxes'], 'total', 'id' );
	};
	$placed = array();
	foreach ( $input as $one ) {
		$raw   = $one['raw'];
		$order = new WC_Order();
		$order->set_currency( $raw['currency'] );
		$order->set_prices_include_tax( $raw['prices_include_tax'] );
		$order->set_payment_method( 'boomtest' );
		$items = array();
		foreach ( $raw['line_items'] as $line ) {
			$item = new WC_Order_Item_Product();
			$item->set_props( array( 'name' => $line['name'], 'quantity' => $line['quantity'], 'subtotal' => $line['subtotal'], 'total' => $line['total'] ) );
			$item->set_taxes( array( 'total' => $taxes( $line ), 'subtotal' => $taxes( $line ) ) );
			$order->add_item( $item );
			$items[ $line['id'] ] = $item;
		}
		foreach ( $raw['shipping_lines'] as $line ) {
			$item = new WC_Order_Item_Shipping();
			$item->set_props( array( 'method_title' => $line['name'], 'method_id' => 'flat_rate', 'total' => $line['total'] ) );
			$item->set_taxes( array( 'total' => $taxes( $line ) ) );
			$order->add_item( $item );
			$items[ $line['id'] ] = $item;
		}
		foreach ( $raw['fee_lines'] as $line ) {
			$item = new WC_Order_Item_Fee();
			$item->set_props( array( 'name' => $line['name'], 'total' => $line['total'] ) );
			$item->set_taxes( array( 'total' => $taxes( $line ) ) );
			$order->add_item( $item );
			$items[ $line['id'] ] = $item;
		}
		foreach ( $raw['tax_lines'] as $rate ) {
			$item = new WC_Order_Item_Tax();
			$item->set_props( array( 'rate_id' => $rate['rate_id'], 'label' => $rate['label'], 'compound' => $rate['compound'] ) );
			$order->add_item( $item );
		}
		$order->set_total( $raw['total'] );
		$order->set_status( 'completed' );
		$order->save();
		$ids = array_map( function ( $item ) { return $item->get_id(); }, $items );
		foreach ( $one['refunds'] as $refund ) {
			$lines = array();
			foreach ( $refund['items'] as $item ) {
				$lines[ $ids[ $item['itemId'] ] ] = array(
					'qty'          => $item['quantity'],
					'refund_total' => $item['amount'],
					'refund_tax'   => array_column( $item['taxes'], 'amount', 'rateId' ),
				);
			}
			$made = wc_create_refund( array( 'order_id' => $order->get_id(), 'amount' => $refund['amount'], 'line_items' => $lines ) );
			if ( is_wp_error( $made ) ) {
				throw new Exception( $made->get_error_message() . ' ' . wp_json_encode( $one ) );
			}
		}
		$placed[] = array( 'id' => $order->get_id(), 'items' => $ids );
	}
	return $placed;
`;

/** Lets the suite of generated refunds put orders into a real WooCommerce. */
export function openStore(site: Site): Pick<OpenStore, 'settle' | 'place'> {
  return {
    settle: async (settings: StoreSettings) => void (await site.wp(SETTLE, settings)),
    place: async (cases) => {
      const wanted = cases.map(({ raw, order: { refunds, currency } }) => {
        const text = (amount: number) => toDecimal(amount, currency.decimals);
        return {
          raw,
          refunds: refunds.map(({ amount, items }) => ({
            amount: text(amount),
            items: items.map((item) => ({
              ...item,
              amount: text(item.amount),
              taxes: item.taxes.map((tax) => ({ ...tax, amount: text(tax.amount) })),
            })),
          })),
        };
      });
      const placed: Placed[] = [];
      // PHP has 30 seconds.
      for (let from = 0; from < wanted.length; from += 10) {
        placed.push(...(await site.wp<Placed[]>(PLACE, wanted.slice(from, from + 10))));
      }
      return placed;
    },
  };
}
