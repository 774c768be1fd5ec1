import { sum } from '../../domain/money.ts';
import type { Address, Currency, Order, OrderLine, TaxAmount } from '../../domain/order.ts';
import type { Instant } from '../../domain/time.ts';
import { minorOf, positiveMinorOf } from './money-text.ts';
import { isOurs } from './refunds.ts';
import type { WooOrder, WooProduct, WooRefund } from './schemas.ts';
import { grams, sizeMm, type Units } from './units.ts';

export interface OrderParts {
  readonly order: WooOrder;
  readonly refunds: readonly WooRefund[];
  /** Products and variations by id; a deleted one is absent. */
  readonly products: ReadonlyMap<number, WooProduct>;
  readonly decimals: number;
  readonly units: Units;
  readonly gatewayCanRefund: boolean;
}

export function toOrder(parts: OrderParts): Order {
  const { order, refunds, decimals } = parts;
  const currency: Currency = { code: order.currency, decimals };
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    currency,
    email: order.billing.email,
    customerId: order.customer_id,
    customerName: fullName(order.billing),
    shipTo: shipTo(order),
    placedAt: utc(order.date_created_gmt),
    paidAt: order.date_paid_gmt === null ? null : utc(order.date_paid_gmt),
    completedAt: order.date_completed_gmt === null ? null : utc(order.date_completed_gmt),
    lines: order.line_items.map((line) => toLine(line, parts)),
    total: minorOf(order.total, decimals),
    refunded: sum(refunds.map((refund) => minorOf(refund.amount, decimals))),
    paymentMethod: {
      id: order.payment_method,
      title: order.payment_method_title,
      canRefund: parts.gatewayCanRefund,
    },
  };
}

function toLine(line: WooOrder['line_items'][number], parts: OrderParts): OrderLine {
  const { order, refunds, products, decimals, units } = parts;
  const labels = new Map(order.tax_lines.map((tax) => [tax.rate_id, tax.label]));
  const product = products.get(line.variation_id || line.product_id);
  const refunded = refunds.flatMap((refund) =>
    refund.line_items
      .filter((item) => refundedLineId(item) === line.id)
      .map((item) => ({ item, ours: isOurs(refund) })),
  );
  const elsewhere = refunded.filter(({ ours }) => !ours);
  const tax = (rateId: number, amount: number): TaxAmount => ({ rateId, label: labels.get(rateId) ?? '', amount });
  const refundedTaxes = new Map<number, number>();
  for (const { id, total } of refunded.flatMap(({ item }) => item.taxes)) {
    refundedTaxes.set(id, (refundedTaxes.get(id) ?? 0) + positiveMinorOf(total, decimals));
  }
  return {
    id: line.id,
    productId: line.product_id,
    variationId: line.variation_id,
    name: line.name,
    sku: line.sku ?? '',
    imageUrl: line.image?.src || null,
    // Plugins sell by weight or length; a part of a unit can't be sent back.
    quantity: Math.floor(line.quantity),
    goods: minorOf(line.total, decimals),
    taxes: line.taxes.map(({ id, total }) => tax(id, minorOf(total, decimals))),
    virtual: product ? product.virtual || product.downloadable : false,
    weightGrams: product ? grams(product.weight, units) : null,
    sizeMm: product ? sizeMm(product.dimensions, units) : null,
    refundedGoods: sum(refunded.map(({ item }) => positiveMinorOf(item.total, decimals))),
    refundedTaxes: [...refundedTaxes].map(([rateId, amount]) => tax(rateId, amount)),
    refundedElsewhere: sum(elsewhere.map(({ item }) => Math.ceil(Math.abs(item.quantity)))),
  };
}

function refundedLineId(item: WooRefund['line_items'][number]): number {
  return Number(item.meta_data.find(({ key }) => key === '_refunded_item_id')?.value);
}

function fullName(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim();
}

/** The shipping address, or billing where the shop asks for one address only. */
function shipTo({ shipping, billing }: WooOrder): Address {
  const source = shipping.address_1 || shipping.country ? shipping : billing;
  return {
    name: fullName(source) || fullName(billing),
    company: source.company,
    street1: source.address_1,
    street2: source.address_2,
    city: source.city,
    state: source.state,
    postcode: source.postcode,
    country: source.country,
    phone: source.phone || billing.phone || '',
    email: billing.email,
  };
}

/** WooCommerce's `_gmt` dates carry no zone. */
function utc(date: string): Instant {
  return new Date(`${date}Z`).toISOString();
}
