import { idempotencyKey, type Effect, type EffectPlan } from '../../domain/effect.ts';
import { toDecimal } from '../../domain/money.ts';
import type { StoreRefund } from '../../ports/store.ts';
import type { StoreCall } from './client.ts';
import { minorOf } from './money-text.ts';
import type { WooRefund } from './schemas.ts';

export const EFFECT_META = '_boomerang_effect';

/** Our mark in `reason`: WooCommerce saves it before it asks the gateway, and meta only afterwards. */
const EFFECT_IN_REASON = /\[boomerang ([0-9a-f-]{36})\]/i;

export function toStoreRefund(refund: WooRefund, decimals: number): StoreRefund {
  const meta = refund.meta_data.find(({ key }) => key === EFFECT_META)?.value;
  return {
    id: refund.id,
    amount: minorOf(refund.amount, decimals),
    reason: refund.reason ?? '',
    paid: refund.refunded_payment,
    effectId: typeof meta === 'string' && meta !== '' ? meta : null,
  };
}

/** Made by Boomerang, also when WooCommerce died before it could save our meta. */
export function isOurs(refund: WooRefund): boolean {
  return refund.meta_data.some(({ key }) => key === EFFECT_META) || EFFECT_IN_REASON.test(refund.reason ?? '');
}

export interface RefundRequest {
  readonly effect: Pick<Effect, 'id' | 'attempt'>;
  readonly plan: Extract<EffectPlan, { kind: 'refund' }>;
  readonly returnNumber: string;
  readonly payByGateway: boolean;
}

/** Both switches are always sent, for WooCommerce's default of both is true; Boomerang restocks by itself, at inspection. */
export function refundCall(request: RefundRequest, timeoutMs: number): StoreCall {
  const { effect, plan, returnNumber, payByGateway } = request;
  const { decimals } = plan.currency;
  return {
    method: 'POST',
    path: `orders/${plan.orderId}/refunds`,
    idempotencyKey: idempotencyKey(effect),
    timeoutMs,
    body: {
      amount: toDecimal(plan.amount, decimals),
      reason: `${returnNumber} [boomerang ${effect.id}]`,
      api_refund: payByGateway,
      api_restock: false,
      line_items: plan.lines.map((line) => ({
        id: line.orderLineId,
        quantity: line.quantity,
        refund_total: toDecimal(line.goods, decimals),
        refund_tax: line.taxes.map((tax) => ({ id: tax.rateId, refund_total: toDecimal(tax.amount, decimals) })),
      })),
      meta_data: [{ key: EFFECT_META, value: effect.id }],
    },
  };
}
