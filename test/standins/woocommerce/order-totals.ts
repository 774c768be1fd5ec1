import { discounts } from './discounts.ts';
import { addMeta, nextId, WooError, type Shop } from './shop.ts';
import { ratesFor, roundedSum, shares, taxOn, taxPlace } from './taxes.ts';
import type { Order, Refund, TaxItem } from './types.ts';
import { round } from './values.ts';

/**
 * Takes a coupon off the lines, whose tax is known already. WooCommerce refuses the whole order for an unknown code, and for one that is used up or has expired.
 */
export function applyCoupon(shop: Shop, order: Order, code: string): void {
  const coupon = shop.book.coupons.find((each) => each.code === code.toLowerCase());
  const refuse = (message: string) => new WooError(400, 'woocommerce_rest_invalid_coupon', message);
  if (!coupon) throw refuse(`Coupon "${code}" does not exist!`);
  if (coupon.usage_limit !== null && coupon.usage_count >= coupon.usage_limit) throw refuse('Usage limit reached.');
  if (coupon.date_expires !== null && coupon.date_expires < shop.now()) throw refuse('This coupon has expired.');
  const unit = 10 ** shop.book.settings.num_decimals;
  const place = taxPlace(shop, order);
  let discount = 0;
  let discountTax = 0;
  for (const [line, cents] of discounts(shop, coupon, order)) {
    const taken = cents / unit;
    const rates = ratesFor(shop, place, line.tax_class);
    const taxOf = (amount: number) => [...taxOn(shop, amount, rates).values()].reduce((sum, tax) => sum + tax, 0);
    const net = order.prices_include_tax ? taken / (1 + taxOf(100_000) / 100_000) : taken;
    line.total = round(line.total - net, shop.book.settings.num_decimals + 4);
    const tax = roundedSum(shop, [order.prices_include_tax ? taken - net : taxOf(taken)]);
    discount += order.prices_include_tax ? taken - tax : taken;
    discountTax += tax;
  }
  coupon.usage_count += 1;
  const item = { id: nextId(shop, 'item'), code: coupon.code, discount, discount_tax: discountTax, meta_data: [] };
  const info = JSON.stringify([coupon.id, coupon.code, coupon.discount_type, coupon.amount]);
  addMeta(shop, item.meta_data, 'coupon_info', info);
  order.coupon_lines.push(item);
}

export function calculateTotals(shop: Shop, order: Order): void {
  const place = taxPlace(shop, order);
  for (const line of order.line_items) {
    const rates = ratesFor(shop, place, line.tax_class);
    line.taxes = shares(shop, line.total, line.subtotal, rates);
    line.total_tax = roundedSum(
      shop,
      line.taxes.map((tax) => tax.total),
    );
    line.subtotal_tax = roundedSum(
      shop,
      line.taxes.map((tax) => tax.subtotal),
    );
  }
  const classes = order.line_items.map((line) => line.tax_class);
  const shippingClass = classes.includes('') ? '' : (classes[0] ?? '');
  const shippingRates = ratesFor(shop, place, shippingClass).filter((rate) => rate.shipping);
  for (const line of order.shipping_lines) {
    line.taxes = shares(shop, line.total, line.total, shippingRates);
    line.total_tax = roundedSum(
      shop,
      line.taxes.map((tax) => tax.total),
    );
  }
  for (const fee of order.fee_lines) {
    const rates = fee.tax_status === 'taxable' ? ratesFor(shop, place, fee.tax_class) : [];
    fee.taxes = shares(shop, fee.total, fee.total, rates);
    fee.total_tax = roundedSum(
      shop,
      fee.taxes.map((tax) => tax.total),
    );
  }
  sumUp(shop, order);
}

function sumUp(shop: Shop, order: Order): void {
  const decimals = shop.book.settings.num_decimals;
  const add = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0);
  const taxes = order.line_items.flatMap((line) => line.taxes);
  const rounded = (total: number) => (shop.book.settings.tax_round_at_subtotal ? total : round(total, decimals));
  const subtotal = add(order.line_items.map((line) => rounded(line.subtotal)));
  const goods = add(order.line_items.map((line) => rounded(line.total)));
  order.tax_lines = taxLines(shop, order, order.tax_lines);
  order.shipping_total = add(order.shipping_lines.map((line) => round(line.total, decimals)));
  order.shipping_tax = add(order.tax_lines.map((line) => line.shipping_tax_total));
  order.cart_tax = add(order.tax_lines.map((line) => line.tax_total));
  order.discount_total = round(subtotal - goods, decimals);
  order.discount_tax = round(add(taxes.map((tax) => tax.subtotal)) - add(taxes.map((tax) => tax.total)), decimals);
  const fees = add(order.fee_lines.map((fee) => fee.total));
  order.total = round(goods + fees + order.shipping_total + order.cart_tax + order.shipping_tax, decimals);
}

/** One line a rate, from what the items carry; refunds get theirs the same way, with negative sums. */
export function taxLines(
  shop: Shop,
  items: Pick<Refund, 'line_items' | 'fee_lines' | 'shipping_lines'>,
  known: TaxItem[] = [],
): TaxItem[] {
  const cart = [...items.line_items, ...items.fee_lines].flatMap((item) => item.taxes);
  const shipping = items.shipping_lines.flatMap((item) => item.taxes);
  const ids = [...new Set([...cart, ...shipping].map((tax) => tax.id))];
  const ofRate = (taxes: typeof cart, id: number | string) =>
    roundedSum(
      shop,
      taxes.filter((tax) => tax.id === id).map((tax) => tax.total),
    );
  return ids.map((id) => {
    const rate = shop.book.taxes.find((each) => each.id === id);
    const code = [rate?.country, rate?.state, rate?.name.toUpperCase(), rate?.priority].filter(Boolean).join('-');
    return {
      id: known.find((line) => line.rate_id === id)?.id ?? nextId(shop, 'item'),
      // As WooCommerce does: a whole number, whatever it was.
      rate_id: Number(id) || 0,
      rate_code: code,
      label: rate?.name ?? '',
      compound: rate?.compound ?? false,
      rate_percent: rate?.rate ?? 0,
      tax_total: ofRate(cart, id),
      shipping_tax_total: ofRate(shipping, id),
    };
  });
}
