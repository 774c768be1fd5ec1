import { addMeta, findProduct, parentOf, type Shop } from './shop.ts';
import type { LineItem, Order, Product } from './types.ts';

/** The object that counts a product's stock: itself, a variation's parent, or nobody. */
export function stockManager(shop: Shop, product: Product): Product | null {
  if (product.manage_stock) return product;
  const parent = parentOf(shop, product);
  return parent?.manage_stock ? parent : null;
}

/** Moves stock as wc_update_product_stock does; null where stock is not managed. */
export function moveStock(shop: Shop, product: Product, by: number): { before: number; after: number } | null {
  const manager = stockManager(shop, product);
  if (!manager) return null;
  const before = manager.stock_quantity ?? 0;
  manager.stock_quantity = before + by;
  manager.modified = shop.now();
  return { before, after: manager.stock_quantity };
}

export function productOfLine(shop: Shop, line: LineItem): Product | undefined {
  return findProduct(shop, line.variation_id || line.product_id);
}

const RESERVING = ['processing', 'completed', 'on-hold'];
const RELEASING = ['cancelled', 'pending'];

/** WooCommerce takes stock once when an order reaches a paid-like status, and gives it back when it is cancelled. */
export function followStatusWithStock(shop: Shop, order: Order): void {
  if (RESERVING.includes(order.status) && !order.stock_reduced) {
    for (const line of order.line_items) {
      const product = productOfLine(shop, line);
      if (product && moveStock(shop, product, -line.quantity)) {
        addMeta(shop, line.meta_data, '_reduced_stock', String(line.quantity));
      }
    }
    order.stock_reduced = true;
  } else if (RELEASING.includes(order.status) && order.stock_reduced) {
    for (const line of order.line_items) {
      const reduced = line.meta_data.find((meta) => meta.key === '_reduced_stock');
      const product = productOfLine(shop, line);
      if (reduced && product) moveStock(shop, product, Number(reduced.value));
      line.meta_data = line.meta_data.filter((meta) => meta !== reduced);
    }
    order.stock_reduced = false;
  }
}

/**
 * Puts refunded units back. The quantity is not compared with what was bought: 9 units of a line of 1 put 9 back
 * (recorded as refund-line-quantity-more-than-bought).
 */
export function restockLine(shop: Shop, line: LineItem, quantity: number): void {
  const reduced = line.meta_data.find((meta) => meta.key === '_reduced_stock');
  const product = productOfLine(shop, line);
  if (!reduced || !Number(reduced.value) || !quantity || !product) return;
  if (!moveStock(shop, product, quantity)) return;
  reduced.value = String(Number(reduced.value) - quantity);
  const before = Number(line.meta_data.find((meta) => meta.key === '_restock_refunded_items')?.value ?? 0);
  addMeta(shop, line.meta_data, '_restock_refunded_items', String(before + quantity));
}
