import { z } from 'zod';
import { idempotencyKey, type Effect, type EffectPlan } from '../../domain/effect.ts';
import { toDecimal, type Minor } from '../../domain/money.ts';
import type { TaxAmount } from '../../domain/order.ts';
import type { StoreRefund } from '../../ports/store.ts';
import type { StoreCall } from './client.ts';
import { metaText } from './meta.ts';
import { minorOf } from './money-text.ts';
import type { WooRefund } from './schemas.ts';

export const EFFECT_META = '_boomerang_effect';

/** Our mark in `reason`: WooCommerce saves it before it asks the gateway, and meta only afterwards. */
const EFFECT_IN_REASON = /\[boomerang ([0-9a-f-]{36})\]/i;

export function toStoreRefund(refund: WooRefund, decimals: number): StoreRefund {
  return {
    id: refund.id,
    amount: minorOf(refund.amount, decimals),
    reason: refund.reason ?? '',
    paid: refund.refunded_payment,
    effectId: metaText(refund.meta_data, EFFECT_META),
  };
}

/** Boomerang's effect that made it, also when WooCommerce died before it could save our meta; null: somebody else did. */
export function effectOf(refund: WooRefund): string | null {
  return (
    metaText(refund.meta_data, EFFECT_META) ?? EFFECT_IN_REASON.exec(refund.reason ?? '')?.[1]?.toLowerCase() ?? null
  );
}

export interface RefundRequest {
  readonly effect: Pick<Effect, 'id' | 'attempt'>;
  readonly plan: Extract<EffectPlan, { kind: 'refund' }>;
  readonly returnNumber: string;
  readonly payByGateway: boolean;
}

/** WooCommerce calculates and answers in as many decimals as the store shows: our plugin makes it count in these where they are more. */
export function countedIn(decimals: number): { readonly dp: string } {
  return { dp: String(decimals) };
}

/** Both switches are always sent, for WooCommerce's default of both is true; Boomerang restocks by itself, at inspection. */
export function refundCall(request: RefundRequest): Omit<StoreCall, 'timeoutMs'> {
  const { effect, plan, returnNumber, payByGateway } = request;
  const { decimals } = plan.currency;
  const item = (id: number, quantity: number, amount: Minor, taxes: readonly TaxAmount[]) => ({
    id,
    quantity,
    refund_total: toDecimal(amount, decimals),
    refund_tax: taxes.map((tax) => ({ id: tax.rateId, refund_total: toDecimal(tax.amount, decimals) })),
  });
  return {
    method: 'POST',
    path: `orders/${plan.orderId}/refunds`,
    query: countedIn(decimals),
    idempotencyKey: idempotencyKey(effect),
    body: {
      amount: toDecimal(plan.amount, decimals),
      reason: `${returnNumber} [boomerang ${effect.id}]`,
      api_refund: payByGateway,
      api_restock: false,
      // WooCommerce finds shipping and fees by their item id in this list too.
      line_items: [
        ...plan.lines.map((line) => item(line.orderLineId, line.quantity, line.goods, line.taxes)),
        ...plan.outbound.map((share) => item(share.id, 0, share.amount, share.taxes)),
      ],
      meta_data: [{ key: EFFECT_META, value: effect.id }],
    },
  };
}

/** For good: in the trash it would still count. */
export function removeRefundCall(orderId: number, refundId: number): Omit<StoreCall, 'timeoutMs'> {
  return { method: 'DELETE', path: `orders/${orderId}/refunds/${refundId}`, query: { force: 'true' } };
}

/** WooCommerce answers with what it has deleted. */
export const removedSchema = z.object({ id: z.number().int() });

/** `woocommerce_rest_shop_order_refund_invalid_id`. */
export const NO_SUCH_REFUND = /^woocommerce_rest_\w*invalid_id$/;
