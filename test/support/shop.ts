import { createCoupon } from '../standins/woocommerce/coupons.ts';
import { createOrder } from '../standins/woocommerce/orders.ts';
import { createProduct } from '../standins/woocommerce/products.ts';
import type { Shop } from '../standins/woocommerce/shop.ts';
import { createTaxRate } from '../standins/woocommerce/taxes.ts';
import type { Order, Product } from '../standins/woocommerce/types.ts';

export interface SampleProducts {
  /** 49.90, 10 in stock, 300 g. */
  readonly shirt: Product;
  /** 9.99, stock not managed. */
  readonly poster: Product;
  /** 5.00, virtual. */
  readonly ebook: Product;
  /** Variation "M" of a cap whose stock its parent manages. */
  readonly cap: Product;
}

const HOME = {
  first_name: 'Ana',
  last_name: 'Diaz',
  address_1: '1092 Indian Summer Ct',
  city: 'San Jose',
  state: 'CA',
  postcode: '95122',
  country: 'US',
  phone: '4085550101',
};
export const ANA = 'ana@example.com';

/** A small shop in San Francisco with 8.625 % tax. */
export function stockShop(shop: Shop): SampleProducts {
  createTaxRate(shop, { country: 'US', state: 'CA', rate: '8.6250', name: 'CA tax', priority: 1, shipping: true });
  createCoupon(shop, { code: 'ten', discount_type: 'percent', amount: '10' });
  const stocked = { manage_stock: true, stock_quantity: 10 };
  const shirt = createProduct(shop, {
    name: 'Linen shirt',
    sku: 'LS-1',
    regular_price: '49.90',
    weight: '0.3',
    dimensions: { length: '30', width: '20', height: '3' },
    ...stocked,
  });
  const poster = createProduct(shop, { name: 'Poster', regular_price: '9.99' });
  const ebook = createProduct(shop, { name: 'Gift e-book', regular_price: '5.00', virtual: true });
  const capParent = createProduct(shop, {
    name: 'Cap',
    type: 'variable',
    manage_stock: true,
    stock_quantity: 8,
    attributes: [{ name: 'Size', options: ['S', 'M'], variation: true, visible: true }],
  });
  const cap = createProduct(
    shop,
    { regular_price: '15.00', attributes: [{ name: 'Size', option: 'M' }] },
    capParent.id,
  );
  return { shirt, poster, ebook, cap };
}

export interface OrderWish {
  readonly lines: readonly { readonly product: Product; readonly quantity: number }[];
  readonly email?: string;
  readonly customerId?: number;
  /** Default `boomtest`, which can refund; `cod` can't. */
  readonly gateway?: string;
  readonly status?: string;
  /** Default: as the status says. */
  readonly paid?: boolean;
  readonly transactionId?: string;
  readonly coupon?: string;
}

/** An order as the checkout would make it; `completed` and paid unless the wish says otherwise. */
export function placeOrder(shop: Shop, wish: OrderWish): Order {
  const { lines, email = ANA, customerId = 0, gateway = 'boomtest', status = 'completed', coupon } = wish;
  const { paid = status === 'completed' || status === 'processing', transactionId = '' } = wish;
  return createOrder(shop, {
    status,
    set_paid: paid,
    transaction_id: transactionId,
    customer_id: customerId,
    payment_method: gateway,
    payment_method_title: gateway,
    billing: { ...HOME, email },
    shipping: HOME,
    line_items: lines.map(({ product, quantity }) => ({
      product_id: product.parent_id || product.id,
      variation_id: product.parent_id ? product.id : 0,
      quantity,
    })),
    shipping_lines: [{ method_id: 'flat_rate', method_title: 'Flat rate', total: '7.00' }],
    coupon_lines: coupon ? [{ code: coupon }] : [],
  });
}
