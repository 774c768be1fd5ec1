import { idempotencyKey, type Effect, type EffectPlan } from '../../domain/effect.ts';
import { toDecimal, type Minor } from '../../domain/money.ts';
import type { Currency } from '../../domain/order.ts';
import type { StoreCoupon } from '../../ports/store.ts';
import { readPage, theOne, type Call } from './call.ts';
import type { StoreCall } from './client.ts';
import { metaText, utc } from './meta.ts';
import { minorOf } from './money-text.ts';
import { EFFECT_META } from './refunds.ts';
import { couponSchema, type WooCoupon } from './schemas.ts';

/** The exact amount: WooCommerce's answer has two decimals, also for a currency with three. */
const AMOUNT_META = '_boomerang_amount';

type Sent = Pick<Effect, 'id' | 'attempt'>;
type WriteCall = Omit<StoreCall, 'timeoutMs'>;

export async function findCoupon(call: Call, code: string): Promise<WooCoupon | null> {
  const page = await readPage(call, 'coupons', { code }, couponSchema);
  return theOne(page, (coupon) => coupon.code.toLowerCase() === code.toLowerCase());
}

export function toStoreCoupon(coupon: WooCoupon, currency: Currency): StoreCoupon {
  return {
    id: coupon.id,
    code: coupon.code,
    amount: exactAmount(coupon, currency.decimals),
    usedCount: coupon.usage_count,
    expiresAt: coupon.date_expires_gmt === null ? null : utc(coupon.date_expires_gmt),
  };
}

/** Our own note of the amount counts only while the answer's two decimals agree with it: the owner may have changed the coupon. */
function exactAmount(coupon: WooCoupon, decimals: number): Minor {
  const noted = metaText(coupon.meta_data, AMOUNT_META);
  const isSame = noted !== null && minorOf(noted, 2) === minorOf(coupon.amount, 2);
  return minorOf(isSame ? noted : coupon.amount, decimals);
}

export function isOfEffect({ meta_data }: WooCoupon, effectId: string): boolean {
  return metaText(meta_data, EFFECT_META) === effectId;
}

export function createCouponCall(request: {
  readonly effect: Sent;
  readonly plan: Extract<EffectPlan, { kind: 'store_credit' }>;
  readonly code: string;
  readonly returnNumber: string;
}): WriteCall {
  const { effect, plan, code, returnNumber } = request;
  const amount = toDecimal(plan.amount, plan.currency.decimals);
  return {
    method: 'POST',
    path: 'coupons',
    idempotencyKey: idempotencyKey(effect),
    body: {
      code,
      discount_type: 'fixed_cart',
      amount,
      // Money that the customer has already: it goes together with any other coupon.
      individual_use: false,
      usage_limit: 1,
      email_restrictions: [plan.email],
      // With its zone: WooCommerce takes `date_expires_gmt` and does nothing with it.
      ...(plan.expiresAt !== null && { date_expires: `${plan.expiresAt.slice(0, 19)}Z` }),
      description: returnNumber,
      meta_data: [
        { key: EFFECT_META, value: effect.id },
        { key: AMOUNT_META, value: amount },
      ],
    },
  };
}

export function couponBalanceCall(request: {
  readonly effect: Sent;
  readonly plan: Extract<EffectPlan, { kind: 'credit_balance' }>;
}): WriteCall {
  const { couponId, currency, left, usedCount } = request.plan;
  const amount = toDecimal(left, currency.decimals);
  return {
    method: 'PUT',
    path: `coupons/${couponId}`,
    idempotencyKey: idempotencyKey(request.effect),
    body: { amount, usage_limit: usedCount + 1, meta_data: [{ key: AMOUNT_META, value: amount }] },
  };
}
