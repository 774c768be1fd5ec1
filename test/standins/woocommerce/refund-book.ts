import type { Shop } from './shop.ts';
import type { Order, Refund } from './types.ts';
import { round } from './values.ts';

/** Newest first. WooCommerce leaves refunds of one second in no order at all: nobody may count on it. */
export function refundsOf(shop: Shop, orderId: number): Refund[] {
  const refunds = shop.book.refunds.filter((refund) => refund.order_id === orderId);
  return refunds.sort((a, b) => b.created - a.created || b.id - a.id);
}

export function remaining(shop: Shop, order: Order): number {
  const refunded = refundsOf(shop, order.id).reduce((sum, refund) => sum + refund.amount, 0);
  return round(order.total - refunded, shop.book.settings.num_decimals);
}
