import { idempotencyKey, type Effect, type EffectPlan } from '../../domain/effect.ts';
import { toDecimal } from '../../domain/money.ts';
import type { RateId } from '../../domain/order.ts';
import type { StoreExchangeOrder } from '../../ports/store.ts';
import { readPage, theOne, type Call } from './call.ts';
import type { StoreCall } from './client.ts';
import { dueNets, type Rate, type TaxRounding } from './due-net.ts';
import { metaText } from './meta.ts';
import { minorOf } from './money-text.ts';
import { isMissing, parseReply } from './reading.ts';
import { countedIn, EFFECT_META } from './refunds.ts';
import { exchangeOrderSchema, exchangeSourceSchema, fieldsOf } from './schemas.ts';
import type { WooExchangeOrder, WooExchangeSource } from './schemas.ts';
import { castLines } from './tax-labels.ts';

export const RETURN_META = '_boomerang_return';
/** Plugins note here that a customer pays no tax; WooCommerce reads it when it calculates. */
const EXEMPT_META = 'is_vat_exempt';

type Sent = Pick<Effect, 'id' | 'attempt'>;
type WriteCall = Omit<StoreCall, 'timeoutMs'>;

export interface ExchangeRequest {
  readonly effect: Sent;
  readonly plan: Extract<EffectPlan, { kind: 'exchange_order' }>;
  readonly returnNumber: string;
}

export function toExchangeOrder(order: WooExchangeOrder, decimals: number): StoreExchangeOrder {
  const total = minorOf(order.total, decimals);
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    total,
    isPaid: isPaid(order),
    payUrl: total > 0 ? order.payment_url : null,
    effectId: metaText(order.meta_data, EFFECT_META),
  };
}

/** WooCommerce dates the payment when the customer has paid, and when the store moves the order on by hand. */
export function isPaid(order: WooExchangeOrder): boolean {
  return order.date_paid_gmt !== null;
}

/** `created_via` is all of an order that WooCommerce filters by and lets us write: the way back to it without its id. */
function origin(effectId: string): string {
  return `boomerang-${effectId}`;
}

/** An older WooCommerce leaves `created_via` out of account: then the effect is looked for in the newest 100 orders. */
export async function findExchangeOrder(
  call: Call,
  effectId: string,
  decimals: number,
): Promise<WooExchangeOrder | null> {
  const query = {
    created_via: origin(effectId),
    orderby: 'date',
    order: 'desc',
    per_page: '100',
    ...countedIn(decimals),
  };
  const page = await readPage(call, 'orders', query, exchangeOrderSchema);
  return theOne(page, ({ meta_data }) => metaText(meta_data, EFFECT_META) === effectId);
}

/** The order whose customer, addresses and tax rates an exchange takes over; null: it was deleted. Throws StoreUnavailable. */
export async function readExchangeSource(call: Call, orderId: number): Promise<WooExchangeSource | null> {
  const query = { _fields: fieldsOf(exchangeSourceSchema) };
  const reply = await call({ method: 'GET', path: `orders/${orderId}`, query });
  return isMissing(reply) ? null : parseReply(reply, exchangeSourceSchema);
}

/**
 * On hold takes the stock and is not cancelled for want of payment, as `pending` is. Lines at their full price, of which only what is due is charged; no shipping and no
 * coupon. What no net amount and its tax can come to is an untaxed fee with the return's number.
 */
export function exchangeOrderCall(
  { effect, plan, returnNumber }: ExchangeRequest,
  first: WooExchangeSource,
  rounding: TaxRounding,
): WriteCall {
  const { decimals } = plan.currency;
  const rates = ratesOf(first, plan.lines);
  const { nets, rest } = dueNets(plan.lines, rates, decimals, rounding);
  const exempt = metaText(first.meta_data, EXEMPT_META);
  return {
    method: 'POST',
    path: 'orders',
    query: countedIn(decimals),
    idempotencyKey: idempotencyKey(effect),
    body: {
      status: 'on-hold',
      created_via: origin(effect.id),
      currency: first.currency,
      customer_id: first.customer_id,
      billing: first.billing,
      shipping: first.shipping,
      line_items: plan.lines.map((line, index) => ({
        product_id: line.productId,
        ...(line.variationId !== 0 && { variation_id: line.variationId }),
        quantity: line.quantity,
        subtotal: toDecimal(line.subtotal, decimals),
        total: nets[index],
      })),
      ...(rest !== 0 && {
        fee_lines: [{ name: returnNumber, total: toDecimal(rest, decimals), tax_status: 'none' }],
      }),
      meta_data: [
        { key: EFFECT_META, value: effect.id },
        { key: RETURN_META, value: returnNumber },
        ...(exempt === null ? [] : [{ key: EXEMPT_META, value: exempt }]),
      ],
    },
  };
}

/** By the ids that the lines name: a rate that is text is the one of the only tax line whose id WooCommerce has made 0 of. */
function ratesOf(first: WooExchangeSource, lines: ExchangeRequest['plan']['lines']): ReadonlyMap<RateId, Rate> {
  const [cast, ...more] = castLines(first);
  const texts = lines
    .flatMap(({ dueTaxes }) => dueTaxes.map(({ rateId }) => rateId))
    .filter((id) => typeof id === 'string');
  const named = cast && more.length === 0 ? texts.map((rate_id) => ({ ...cast, rate_id })) : [];
  return new Map(
    [...named, ...first.tax_lines].flatMap(({ rate_id, rate_percent, compound }): [RateId, Rate][] =>
      typeof rate_percent !== 'number'
        ? []
        : [[rate_id, { partsPerMillion: Math.round(rate_percent * 10_000), compound }]],
    ),
  );
}

export async function readExchangeOrder(
  call: Call,
  orderId: number,
  decimals?: number,
): Promise<WooExchangeOrder | null> {
  const query = { _fields: fieldsOf(exchangeOrderSchema), ...(decimals !== undefined && countedIn(decimals)) };
  const reply = await call({ method: 'GET', path: `orders/${orderId}`, query });
  return isMissing(reply) ? null : parseReply(reply, exchangeOrderSchema);
}

/**
 * What is to be changed on an exchange's order: nothing where it is so already, where the customer still has to pay, or where the store went on with it by
 * hand. `paid`: a person has to decide, for cancelling would leave the customer's money behind.
 */
export function nextStatus(order: WooExchangeOrder, to: 'ship' | 'cancel'): 'processing' | 'cancelled' | 'paid' | null {
  const waits = order.status === 'on-hold' || order.status === 'pending';
  if (to === 'ship') return waits && Number(order.total) === 0 ? 'processing' : null;
  if (order.status === 'cancelled') return null;
  return isPaid(order) && Number(order.total) > 0 ? 'paid' : 'cancelled';
}

export function statusCall(effect: Sent, orderId: number, status: string): WriteCall {
  return { method: 'PUT', path: `orders/${orderId}`, idempotencyKey: idempotencyKey(effect), body: { status } };
}
