import { findProduct, type Shop } from './shop.ts';
import { followStatusWithStock } from './stock.ts';
import type { Order } from './types.ts';

/** `wc_update_coupon_usage_counts`. */
const WITHOUT_COUPON = new Set(['cancelled', 'failed', 'trash']);

/** Stock, sales and the two dates follow the status, as WooCommerce's own hooks do. */
export function setStatus(shop: Shop, order: Order, status: string): void {
  const now = shop.now();
  const before = order.status;
  order.status = status.replace(/^wc-/, '');
  order.modified = now;
  // Cash on delivery is in processing before anybody has paid.
  const paidBy = order.payment_method === 'cod' ? ['completed'] : ['processing', 'completed'];
  if (paidBy.includes(order.status)) order.paid ??= now;
  if (order.status === 'completed') order.completed ??= now;
  followStatusWithStock(shop, order);
  // An order that comes to nothing gives its coupons back, and takes them again when it is paid after all.
  const change = Number(WITHOUT_COUPON.has(before)) - Number(WITHOUT_COUPON.has(order.status));
  for (const { code } of order.coupon_lines) {
    const coupon = shop.book.coupons.find((each) => each.code === code);
    if (coupon) coupon.usage_count += change;
  }
  if (!order.sales_recorded && ['processing', 'completed', 'on-hold'].includes(order.status)) {
    for (const line of order.line_items) {
      const product = findProduct(shop, line.product_id);
      if (product) product.total_sales += line.quantity;
    }
    order.sales_recorded = true;
  }
}
