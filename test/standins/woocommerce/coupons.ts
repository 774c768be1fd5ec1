import { addPostedMeta, nextId, WooError, type Shop } from './shop.ts';
import type { Coupon, LineItem } from './types.ts';
import { date, fixed, flag, number, text, type Json } from './values.ts';

export function createCoupon(shop: Shop, body: Json): Coupon {
  const code = text(body.code).toLowerCase();
  if (!code) throw new WooError(400, 'woocommerce_rest_empty_coupon_code', 'The coupon code cannot be empty.');
  if (shop.book.coupons.some((coupon) => coupon.code === code)) {
    throw new WooError(400, 'woocommerce_rest_coupon_code_already_exists', 'The coupon code already exists');
  }
  const coupon: Coupon = {
    id: nextId(shop, 'post'),
    code,
    amount: number(body.amount),
    discount_type: text(body.discount_type, 'fixed_cart'),
    description: text(body.description),
    individual_use: flag(body.individual_use),
    usage_limit: number(body.usage_limit) || null,
    usage_limit_per_user: number(body.usage_limit_per_user) || null,
    usage_count: 0,
    email_restrictions: Array.isArray(body.email_restrictions) ? body.email_restrictions.map(String) : [],
    date_expires: text(body.date_expires) || null,
    meta_data: [],
    created: shop.now(),
  };
  addPostedMeta(shop, coupon.meta_data, body.meta_data);
  shop.book.coupons.push(coupon);
  return coupon;
}

export function viewCoupon(shop: Shop, coupon: Coupon): Json {
  const { created, ...known } = coupon;
  const { num_decimals, gmt_offset_hours } = shop.book.settings;
  return {
    ...known,
    amount: fixed(coupon.amount, num_decimals),
    status: 'publish',
    date_created: date(created, gmt_offset_hours),
    date_created_gmt: date(created),
    date_modified: date(created, gmt_offset_hours),
    date_modified_gmt: date(created),
    date_expires_gmt: coupon.date_expires,
    product_ids: [],
    excluded_product_ids: [],
    limit_usage_to_x_items: null,
    free_shipping: false,
    product_categories: [],
    excluded_product_categories: [],
    exclude_sale_items: false,
    minimum_amount: fixed(0, num_decimals),
    maximum_amount: fixed(0, num_decimals),
    used_by: [],
  };
}

/**
 * What a coupon takes off each line, in the currency's smallest unit. As WooCommerce: dearest unit first, each line
 * rounded down, then the missing units one by one to the first lines.
 */
export function discounts(shop: Shop, coupon: Coupon, lines: LineItem[]): Map<LineItem, number> {
  const unit = 10 ** shop.book.settings.num_decimals;
  const price = (line: LineItem) => line.subtotal * unit;
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
