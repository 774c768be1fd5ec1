import type { Shop } from './shop.ts';
import type { Coupon, LineItem, Order } from './types.ts';

/**
 * What a coupon takes off each line, in the currency's smallest unit: of the price with tax where the order's prices include it. As WooCommerce: dearest unit first, each line
 * rounded down, then the missing units one by one to the first lines.
 */
export function discounts(shop: Shop, coupon: Coupon, order: Order): Map<LineItem, number> {
  const lines = order.line_items;
  const unit = 10 ** shop.book.settings.num_decimals;
  const price = (line: LineItem) => (line.subtotal + (order.prices_include_tax ? line.subtotal_tax : 0)) * unit;
  const sorted = [...lines].sort((a, b) => price(b) / b.quantity - price(a) / a.quantity);
  const taken = new Map<LineItem, number>(sorted.map((line) => [line, 0]));
  const left = (line: LineItem) => Math.max(0, Math.round(price(line)) - (taken.get(line) ?? 0));
  const take = (line: LineItem, wanted: number) => {
    const part = Math.min(left(line), wanted);
    taken.set(line, (taken.get(line) ?? 0) + part);
    return part;
  };
  const remainder = (missing: number) => {
    for (const line of sorted) {
      for (let units = 0; units < line.quantity && missing > 0; units += 1) missing -= take(line, 1);
    }
  };
  if (coupon.discount_type === 'percent') {
    const share = coupon.amount / 100;
    const given = sorted.reduce((sum, line) => sum + take(line, Math.floor(price(line) * share + 1e-6)), 0);
    const whole = Math.round(sorted.reduce((sum, line) => sum + price(line), 0) * share + 1e-6);
    remainder(whole - given);
  } else if (coupon.discount_type === 'fixed_product') {
    for (const line of sorted) take(line, Math.round(coupon.amount * unit) * line.quantity);
  } else {
    spread(Math.round(coupon.amount * unit));
  }
  return taken;

  function spread(amount: number): void {
    const open = sorted.filter((line) => left(line) > 0);
    const each = Math.floor(
      amount /
        Math.max(
          1,
          open.reduce((sum, line) => sum + line.quantity, 0),
        ),
    );
    if (open.length === 0 || amount <= 0) return;
    if (each === 0) return remainder(amount);
    const given = open.reduce((sum, line) => sum + take(line, each * line.quantity), 0);
    if (given < amount) spread(amount - given);
  }
}
