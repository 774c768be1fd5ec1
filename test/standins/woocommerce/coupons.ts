import { addPostedMeta, nextId, WooError, type Shop } from './shop.ts';
import type { Coupon } from './types.ts';
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
    amount: 0,
    discount_type: 'fixed_cart',
    description: '',
    individual_use: false,
    usage_limit: null,
    usage_limit_per_user: null,
    usage_count: 0,
    email_restrictions: [],
    date_expires: null,
    meta_data: [],
    created: shop.now(),
  };
  applyBody(shop, coupon, body);
  shop.book.coupons.push(coupon);
  return coupon;
}

export function updateCoupon(shop: Shop, coupon: Coupon, body: Json): Coupon {
  applyBody(shop, coupon, body);
  return coupon;
}

/** `date_expires_gmt` is taken and does nothing: WooCommerce has no setter for it. */
function applyBody(shop: Shop, coupon: Coupon, body: Json): void {
  for (const key of ['discount_type', 'description'] as const) coupon[key] = text(body[key], coupon[key]);
  for (const key of ['usage_limit', 'usage_limit_per_user'] as const) {
    if (key in body) coupon[key] = number(body[key]) || null;
  }
  if ('amount' in body) coupon.amount = number(body.amount);
  coupon.individual_use = flag(body.individual_use, coupon.individual_use);
  if (Array.isArray(body.email_restrictions)) coupon.email_restrictions = body.email_restrictions.map(String);
  if ('date_expires' in body) {
    const expires = text(body.date_expires);
    const zoned = /(Z|[+-]\d\d:\d\d)$/.test(expires);
    const offset = zoned ? 0 : shop.book.settings.gmt_offset_hours * 3_600_000;
    coupon.date_expires = expires ? Date.parse(zoned ? expires : `${expires}Z`) - offset : null;
  }
  addPostedMeta(shop, coupon.meta_data, body.meta_data);
}

export function couponOrFail(shop: Shop, id: number): Coupon {
  const coupon = shop.book.coupons.find((each) => each.id === id);
  if (!coupon) throw new WooError(404, 'woocommerce_rest_shop_coupon_invalid_id', 'Invalid ID.');
  return coupon;
}

export function viewCoupon(shop: Shop, coupon: Coupon): Json {
  const { created, date_expires: expires, ...known } = coupon;
  const { gmt_offset_hours } = shop.book.settings;
  return {
    ...known,
    // Always two decimals, whatever the currency has.
    amount: fixed(coupon.amount, 2),
    status: 'publish',
    date_created: date(created, gmt_offset_hours),
    date_created_gmt: date(created),
    date_modified: date(created, gmt_offset_hours),
    date_modified_gmt: date(created),
    date_expires: expires === null ? null : date(expires, gmt_offset_hours),
    date_expires_gmt: expires === null ? null : date(expires),
    product_ids: [],
    excluded_product_ids: [],
    limit_usage_to_x_items: null,
    free_shipping: false,
    product_categories: [],
    excluded_product_categories: [],
    exclude_sale_items: false,
    minimum_amount: fixed(0, 2),
    maximum_amount: fixed(0, 2),
    used_by: [],
  };
}
