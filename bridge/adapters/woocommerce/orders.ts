import { withCredit } from '../../domain/credit-paid.ts';
import type { Currency, Order, OrderLine } from '../../domain/order.ts';
import { countedDecimals } from '../../domain/payable.ts';
import type { ReadingRules } from '../../ports/store.ts';
import { instantOf, metaText, utc } from './meta.ts';
import { minorOf } from './money-text.ts';
import { creditShares } from './credit-paid.ts';
import { orderAmounts, type OrderAmounts } from './order-amounts.ts';
import { toOrderRefund } from './order-refunds.ts';
import { outboundParcel } from './outbound-parcel.ts';
import { productFacts, type Catalogue } from './product-facts.ts';
import type { WooOrder, WooRefund } from './schemas.ts';
import { fullName, shipTo } from './ship-to.ts';

export interface OrderParts {
  /** With amounts as they are kept (`dp=6`). */
  readonly order: WooOrder;
  readonly refunds: readonly WooRefund[];
  readonly catalogue: Catalogue;
  /** WooCommerce's "number of decimals". */
  readonly shownDecimals: number;
  readonly gatewayCanRefund: boolean;
  /** Of coupons that are store credit of ours. */
  readonly creditCodes: ReadonlySet<string>;
  readonly rules: ReadingRules;
}

export function toOrder(parts: OrderParts): Order {
  const { order, refunds, shownDecimals, gatewayCanRefund, creditCodes, rules } = parts;
  const decimals = countedDecimals(order.currency, shownDecimals);
  const currency: Currency = { code: order.currency, decimals };
  const amounts = orderAmounts(order, decimals, shownDecimals);
  const labels = new Map(order.tax_lines.map((tax) => [tax.rate_id, tax.label]));
  const placedAt = utc(order.date_created_gmt);
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    currency,
    email: order.billing.email,
    customerId: order.customer_id,
    customerName: fullName(order.billing),
    shipTo: shipTo(order),
    placedAt,
    paidAt: order.date_paid_gmt === null ? null : utc(order.date_paid_gmt),
    transactionId: order.transaction_id,
    completedAt: order.date_completed_gmt === null ? null : utc(order.date_completed_gmt),
    deliveredAt: instantOf(metaText(order.meta_data, rules.window.deliveryMeta)),
    outboundParcel: outboundParcel(order.meta_data),
    lines: linesOf(parts, amounts, decimals),
    outbound: [
      ...order.shipping_lines.map((item) => ({ ...item, kind: 'shipping' as const, title: item.method_title })),
      ...order.fee_lines.map((item) => ({ ...item, kind: 'fee' as const, title: item.name })),
    ].map((item) => ({
      id: item.id,
      kind: item.kind,
      title: item.title,
      amount: amounts.net(item),
      taxes: amounts.taxes(item),
    })),
    coupons: order.coupon_lines.map((coupon) => ({
      code: coupon.code,
      kind: creditCodes.has(coupon.code) ? 'credit' : coupon.discount_type === 'percent' ? 'percent' : 'amount',
    })),
    pricesIncludeTax: order.prices_include_tax,
    taxRates: order.tax_lines.flatMap(({ rate_id: rateId, compound, rate_percent: percent }) =>
      compound || typeof percent !== 'number' ? [] : [{ rateId, millionths: Math.round(percent * 10_000) }],
    ),
    total: minorOf(order.total, decimals),
    refunds: refunds.map((refund) => toOrderRefund(refund, labels, decimals)),
    findings: amounts.findings,
    paymentMethod: {
      id: order.payment_method,
      title: order.payment_method_title,
      canRefund: gatewayCanRefund,
    },
  };
}

function linesOf(
  { order, catalogue, creditCodes, rules }: OrderParts,
  amounts: OrderAmounts,
  decimals: number,
): readonly OrderLine[] {
  const placedAt = utc(order.date_created_gmt);
  const lines = order.line_items.map((line): OrderLine => ({
    id: line.id,
    productId: line.product_id,
    variationId: line.variation_id,
    name: line.name,
    sku: line.sku ?? '',
    imageUrl: line.image?.src || null,
    // Plugins sell by weight or length; a part of a unit can't be sent back.
    quantity: Math.floor(line.quantity),
    subtotal: amounts.subtotal(line),
    goods: amounts.net(line),
    taxes: amounts.taxes(line),
    taxClass: line.tax_class,
    ...productFacts(line, placedAt, catalogue, rules.labels),
  }));
  const credit = creditShares(order, creditCodes, lines, decimals);
  return lines.map((line) => withCredit(line, credit.get(line.id) ?? { goods: 0, taxes: [] }));
}
