import { randomUUID } from 'node:crypto';
import { ADDRESS, NOW } from './fixtures.ts';

/** Rows as the bridge wrote them under 0001: shapes of then, which no type of today describes. */
export const OLD_RULES = {
  windowDays: 45,
  reasons: [
    { id: 'damaged', title: 'Arrived damaged' },
    { id: 'colour', title: 'Not my colour' },
  ],
  moneyMoves: 'receipt',
  autoApprove: false,
  sendBackDays: 21,
  labels: {
    kind: 'pay_on_use',
    carriers: ['ups'],
    ceiling: 1800,
    defaultParcel: { lengthMm: 400, widthMm: 300, heightMm: 200, weightGrams: 900 },
  },
  ownerEmail: 'owner@shop.example',
};

const EFFECT_ID = '33333333-3333-4333-8333-333333333333';

export const OLD_PAYOUTS = {
  pending: { state: 'pending', effectId: null, byHand: false, amount: 4491 },
  byHand: { state: 'pending', effectId: EFFECT_ID, byHand: true, amount: 4491 },
  settled: { state: 'settled', effectId: EFFECT_ID, byHand: false, amount: 4491, settledAt: NOW },
  failed: { state: 'failed', effectId: EFFECT_ID, amount: 4491, code: 'gateway', message: 'No' },
  inDoubt: { state: 'in_doubt', effectId: EFFECT_ID, amount: 4491 },
};

const VAT = [{ rateId: 7, label: 'TVA', amount: 749 }];

export const OLD_LINE = {
  orderLineId: 31,
  productId: 12,
  variationId: 0,
  name: 'Linen shirt',
  sku: 'LS-1',
  imageUrl: null,
  quantity: 1,
  reasonId: 'damaged',
  reasonTitle: 'Arrived damaged',
  comment: '',
  resolution: 'refund',
  goods: 3742,
  taxes: VAT,
  weightGrams: 300,
  sizeMm: null,
};

export function oldReturn(number: number, over: object = {}) {
  return {
    id: randomUUID(),
    storeId: 'test',
    number: `RMA-${number}`,
    policyVersion: 1,
    requestId: randomUUID(),
    actor: { type: 'guest' },
    locale: 'fr_FR',
    traceId: 'trace-0001',
    orderId: 71,
    orderNumber: 'W-71',
    customer: { id: 5, name: 'Ada Byron', email: 'ada@example.com', address: ADDRESS },
    store: { name: 'The Shop', address: ADDRESS },
    currency: { code: 'EUR', decimals: 2 },
    lines: [OLD_LINE, { ...OLD_LINE, orderLineId: 32, name: 'Socks', goods: 0, taxes: [] }],
    comment: 'Thanks',
    parcel: { state: 'approved', sendBackBy: '2026-03-15T10:00:00.000Z' } as { state: string },
    payout: OLD_PAYOUTS.pending as { state: string; amount: number; byHand?: boolean },
    shipping: { state: 'packing_slip', instead: 'no_rate', carrier: null, trackingNumber: null },
    createdAt: NOW,
    linksValidUntil: '2026-04-14T10:00:00.000Z',
    revision: 4,
    ...over,
  };
}
export type OldReturn = ReturnType<typeof oldReturn>;

/** Column → value, as 0001's tables have them. */
export function oldReturnRow(entry: OldReturn): Record<string, unknown> {
  const { payout } = entry;
  return {
    id: entry.id,
    store_id: entry.storeId,
    policy_version: entry.policyVersion,
    number: entry.number,
    sequence: Number(entry.number.slice(4)),
    revision: entry.revision,
    actor_key: 'guest:71',
    request_id: entry.requestId,
    trace_id: entry.traceId,
    locale: entry.locale,
    token_hash: `hash of ${entry.id}`,
    token_sealed: `sealed for ${entry.id}`,
    order_id: entry.orderId,
    order_number: entry.orderNumber,
    customer_name: entry.customer.name,
    customer_email: entry.customer.email,
    parcel_state: entry.parcel.state,
    payout_state: payout.state,
    pay_by_hand: payout.state === 'pending' && payout.byHand === true,
    shipping_state: entry.shipping.state,
    tracking_number: null,
    amount: payout.amount,
    created_at: entry.createdAt,
    document: JSON.stringify(entry),
  };
}

export const OLD_REFUND = {
  kind: 'refund',
  orderId: 71,
  currency: { code: 'EUR', decimals: 2 },
  amount: 4491,
  lines: [{ orderLineId: 31, quantity: 1, goods: 3742, taxes: VAT }],
};

export function oldEffectRow(returnId: string, plan: { kind: string }): Record<string, unknown> {
  return {
    id: randomUUID(),
    store_id: 'test',
    policy_version: 1,
    return_id: returnId,
    order_id: 71,
    kind: plan.kind,
    is_money: plan.kind === 'refund',
    plan: JSON.stringify(plan),
    state: 'pending',
    attempt: 1,
    tries: 0,
    due_at: NOW,
    progress: '{}',
    created_at: NOW,
  };
}
