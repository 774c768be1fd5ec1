import { ok, type Answer, type Call } from './route.ts';
import { WooError, type Shop } from './shop.ts';
import { date, fixed } from './values.ts';

export const WITHOUT_USE = ['cancelled', 'failed', 'trash', 'checkout-draft', 'auto-draft'];

/** The plugin's answer: orders that used a coupon, oldest first, with what it took off, tax included, in six decimals. */
export function couponUses(shop: Shop, { ids }: Call): Answer {
  const coupon = shop.book.coupons.find(({ id }) => id === ids[0]);
  if (!coupon) throw new WooError(404, 'coupon_not_found', 'The coupon no longer exists.');
  const orders = shop.book.orders.filter(({ status }) => !WITHOUT_USE.includes(status));
  const uses = orders.flatMap((order) => {
    const lines = order.coupon_lines.filter(({ code }) => code === coupon.code);
    if (lines.length === 0) return [];
    const used = lines.reduce((sum, line) => sum + line.discount + line.discount_tax, 0);
    return [{ orderId: order.id, used: fixed(used, 6), at: `${date(order.created)}Z` }];
  });
  return ok(uses.sort((a, b) => a.orderId - b.orderId));
}
