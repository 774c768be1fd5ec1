import { findProduct, parentOf, type Shop } from './shop.ts';
import { refundsOf } from './refund-book.ts';
import { productOfLine } from './stock.ts';
import type { Address, FeeItem, LineItem, Meta, Order, ShippingItem, TaxItem } from './types.ts';
import { date, fixed, slug, type Json } from './values.ts';

/** Plugins for sequential numbers keep theirs in this meta: a number need not be the id. */
export function orderNumber(order: Order): string {
  return String(order.meta_data.find((meta) => meta.key === '_order_number')?.value ?? order.id);
}

/** `dp`: decimals of the amounts; WooCommerce keeps more of them than it shows. */
export function viewOrder(shop: Shop, order: Order, dp?: number): Json {
  const { gmt_offset_hours: offset, num_decimals, currency_symbol } = shop.book.settings;
  const decimals = dp ?? num_decimals;
  const money = (amount: number) => fixed(amount, decimals);
  const local = (ms: number | null) => (ms === null ? null : date(ms, offset));
  const gmt = (ms: number | null) => (ms === null ? null : date(ms));
  const pay = `${shop.siteUrl}/checkout/order-pay/${order.id}/?pay_for_order=true&key=${order.order_key}`;
  const unpaid = ['pending', 'failed'].includes(order.status);
  return {
    id: order.id,
    parent_id: 0,
    status: order.status,
    currency: order.currency,
    version: '10.2.4',
    prices_include_tax: order.prices_include_tax,
    date_created: local(order.created),
    date_modified: local(order.modified),
    discount_total: money(order.discount_total),
    discount_tax: money(order.discount_tax),
    shipping_total: money(order.shipping_total),
    shipping_tax: money(order.shipping_tax),
    cart_tax: money(order.cart_tax),
    total: money(order.total),
    total_tax: money(order.cart_tax + order.shipping_tax),
    customer_id: order.customer_id,
    order_key: order.order_key,
    billing: order.billing,
    shipping: withoutEmail(order.shipping),
    payment_method: order.payment_method,
    payment_method_title: order.payment_method_title,
    transaction_id: order.transaction_id,
    customer_ip_address: '',
    customer_user_agent: '',
    created_via: order.created_via,
    customer_note: order.customer_note,
    date_completed: local(order.completed),
    date_paid: local(order.paid),
    cart_hash: '',
    number: orderNumber(order),
    meta_data: order.meta_data,
    line_items: order.line_items.map((line) => viewLine(shop, line, decimals)),
    tax_lines: order.tax_lines.map((line) => viewTaxLine(line, decimals)),
    shipping_lines: order.shipping_lines.map((line) => viewShipping(line, decimals)),
    fee_lines: order.fee_lines.map((fee) => viewFee(fee, decimals)),
    coupon_lines: order.coupon_lines.map((line) => ({
      ...line,
      discount: money(line.discount),
      discount_tax: money(line.discount_tax),
      meta_data: shown(line.meta_data),
      discount_type: shop.book.coupons.find(({ code }) => code === line.code)?.discount_type ?? 'fixed_cart',
    })),
    refunds: refundsOf(shop, order.id).map(({ id, reason, amount }) => ({ id, reason, total: `-${money(amount)}` })),
    payment_url: pay,
    is_editable: ['pending', 'on-hold'].includes(order.status),
    needs_payment: unpaid && order.total > 0,
    needs_processing: order.line_items.some((line) => {
      const product = productOfLine(shop, line);
      return product !== undefined && !(product.virtual && product.downloadable);
    }),
    date_created_gmt: gmt(order.created),
    date_modified_gmt: gmt(order.modified),
    date_completed_gmt: gmt(order.completed),
    date_paid_gmt: gmt(order.paid),
    currency_symbol,
  };
}

export function viewLine(shop: Shop, line: LineItem, decimals: number): Json {
  const money = (amount: number) => fixed(amount, decimals);
  const product = productOfLine(shop, line);
  const parent = product && parentOf(shop, product);
  const image = product?.images[0] ?? parent?.images[0];
  const none = { id: !product || parent ? 0 : '', src: '' };
  return {
    ...line,
    subtotal: money(line.subtotal),
    subtotal_tax: money(line.subtotal_tax),
    total: money(line.total),
    total_tax: money(line.total_tax),
    taxes: line.taxes.map((tax) => ({ id: tax.id, total: money(tax.total), subtotal: money(tax.subtotal) })),
    meta_data: shown(
      line.meta_data,
      product?.attributes.map((attribute) => attribute.name),
    ),
    sku: product ? product.sku : null,
    global_unique_id: product ? '' : null,
    price: line.quantity ? line.total / line.quantity : 0,
    image: image ? { id: String(image.id), src: image.src } : none,
    parent_name: parent ? (findProduct(shop, parent.id)?.name ?? null) : null,
  };
}

export function viewShipping(line: ShippingItem, decimals: number): Json {
  const money = (amount: number) => fixed(amount, decimals);
  return {
    ...line,
    instance_id: '',
    total: money(line.total),
    total_tax: money(line.total_tax),
    taxes: line.taxes.map((tax) => ({ id: tax.id, total: money(tax.total), subtotal: '' })),
    tax_status: 'taxable',
    meta_data: shown(line.meta_data),
  };
}

export function viewFee(fee: FeeItem, decimals: number): Json {
  const money = (amount: number) => fixed(amount, decimals);
  return {
    ...fee,
    amount: '',
    total: money(fee.total),
    total_tax: money(fee.total_tax),
    taxes: fee.taxes.map((tax) => ({ id: tax.id, total: money(tax.total), subtotal: '' })),
    meta_data: shown(fee.meta_data),
  };
}

export function viewTaxLine(line: TaxItem, decimals: number): Json {
  const money = (amount: number) => fixed(amount, decimals);
  const totals = { tax_total: money(line.tax_total), shipping_tax_total: money(line.shipping_tax_total) };
  return { ...line, ...totals, meta_data: [] };
}

function shown(metas: Meta[], labels: string[] = []): Json[] {
  return metas.map((meta) => {
    const label = labels.find((each) => slug(each) === meta.key) ?? meta.key;
    return { ...meta, display_key: label, display_value: meta.value };
  });
}

function withoutEmail(address: Address): Omit<Address, 'email'> {
  const { email: _, ...rest } = address;
  return rest;
}
