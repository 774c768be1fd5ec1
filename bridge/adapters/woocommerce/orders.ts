import type { Currency, Order, TaxRate } from '../../domain/order.ts';
import type { Instant } from '../../domain/time.ts';
import type { ReadingRules } from '../../ports/store.ts';
import { instantOf, metaText, utc } from './meta.ts';
import { minorOf } from './money-text.ts';
import { type OrderAmounts, orderAmounts } from './order-amounts.ts';
import { RETURN_META } from './exchange-orders.ts';
import { toOrderRefund } from './order-refunds.ts';
import { linesOf } from './order-lines.ts';
import { outboundParcel } from './outbound-parcel.ts';
import type { Catalogue } from './product-facts.ts';
import type { WooOrder, WooRefund } from './schemas.ts';
import { fullName, shipTo } from './ship-to.ts';
import { castLines, type TaxLabels } from './tax-labels.ts';
import { Unreadable } from './unreadable.ts';

export interface OrderParts {
  /** With amounts as they are kept (`dp=6`). */
  readonly order: WooOrder;
  readonly refunds: readonly WooRefund[];
  readonly catalogue: Catalogue;
  /** That amounts are counted in. */
  readonly decimals: number;
  /** WooCommerce's "number of decimals", now and when its total may have been rounded: see `settleShown`. */
  readonly shownDecimals: readonly number[];
  readonly gatewayCanRefund: boolean;
  /** Of coupons that are store credit of ours. */
  readonly creditCodes: ReadonlySet<string>;
  readonly rules: ReadingRules;
}

/** Throws Unreadable. */
export function toOrder(parts: OrderParts): Order {
  const { order, refunds, decimals, shownDecimals, gatewayCanRefund, creditCodes, rules } = parts;
  const currency: Currency = { code: order.currency, decimals };
  const amounts = orderAmounts(order, decimals, shownDecimals);
  const placedAt = placedAtOf(order);
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
    lines: linesOf(parts, amounts, { decimals, placedAt }),
    outbound: [
      ...order.shipping_lines.map((item) => ({ ...item, kind: 'shipping' as const, title: item.method_title })),
      ...feesOf(order, amounts).map((item) => ({ ...item, kind: 'fee' as const, title: item.name })),
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
    ...(metaText(order.meta_data, RETURN_META) !== null && { isExchange: true as const }),
    pricesIncludeTax: order.prices_include_tax,
    taxRates: order.tax_lines.flatMap((line) => ratesOf(line, order, amounts.labels)),
    total: minorOf(order.total, decimals),
    refunds: refunds.map((refund) => toOrderRefund(refund, { ...amounts, placedAt }, decimals)),
    findings: amounts.findings,
    paymentMethod: {
      id: order.payment_method,
      title: order.payment_method_title,
      canRefund: gatewayCanRefund,
    },
  };
}

function feesOf({ fee_lines: fees }: WooOrder, { discounts }: Pick<OrderAmounts, 'discounts'>): WooOrder['fee_lines'] {
  return fees.filter(({ id }) => !discounts.has(id));
}

/** Imports lose the date: then by the earliest that is left. */
function placedAtOf({ date_created_gmt, date_paid_gmt, date_completed_gmt, date_modified_gmt }: WooOrder): Instant {
  const others = [date_paid_gmt, date_completed_gmt, date_modified_gmt].filter((date) => date !== null).sort();
  const date = date_created_gmt ?? others[0];
  if (date === undefined) throw new Unreadable('date', 'date_created_gmt');
  return utc(date);
}

/** The one tax line that stands for rates that are text tells the percentage of each of them. */
function ratesOf(line: WooOrder['tax_lines'][number], order: WooOrder, labels: TaxLabels): TaxRate[] {
  const { rate_id, compound, rate_percent: percent } = line;
  if (compound || typeof percent !== 'number') return [];
  const millionths = Math.round(percent * 10_000);
  const cast = castLines(order);
  if (!cast.includes(line)) return [{ rateId: rate_id, millionths }];
  const texts = [...labels.keys()].filter((id) => typeof id === 'string');
  return cast.length === 1 ? texts.map((rateId) => ({ rateId, millionths })) : [];
}
