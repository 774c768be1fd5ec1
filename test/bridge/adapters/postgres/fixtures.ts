import { randomUUID } from 'node:crypto';
import type { EffectPlan } from '../../../../bridge/domain/effect.ts';
import type { Order } from '../../../../bridge/domain/order.ts';
import type { Payout, Return } from '../../../../bridge/domain/return.ts';
import type { NewEffect, NewReturn } from '../../../../bridge/ports/database.ts';

export const NOW = '2026-03-01T10:00:00.000Z';

export const ADDRESS = {
  name: 'Ada Byron',
  company: '',
  street1: 'Rue de la Paix 1',
  street2: '',
  city: 'Paris',
  state: '',
  postcode: '75002',
  country: 'FR',
  phone: '',
  email: 'ada@example.com',
};

export function pending(amount: number, over: Partial<Extract<Payout, { state: 'pending' }>> = {}): Payout {
  return { resolution: 'refund', state: 'pending', effectId: null, byHand: false, held: null, amount, ...over };
}

export function aWithdrawal(over: Partial<NonNullable<Return['withdrawal']>> = {}): Partial<Return> {
  const withdrawal = { name: 'Ada Byron', confirmedAt: NOW, refundBy: '2026-03-15T10:00:00.000Z', sentAt: null };
  return { kind: 'withdrawal', withdrawal: { ...withdrawal, warnedAt: null, ...over } };
}

/** A complete return as the use-cases store it; numbers are given by the caller. */
export function aReturn(over: Partial<Return> = {}): Return {
  return {
    id: randomUUID(),
    storeId: 'test',
    number: 'RMA-1001',
    kind: 'return',
    policyVersion: 3,
    requestId: randomUUID(),
    actor: { type: 'guest' },
    locale: 'fr_FR',
    traceId: 'trace-0001',
    orderId: 71,
    orderNumber: 'W-71',
    customer: { id: 0, name: 'Ada Byron', email: 'ada@example.com', address: ADDRESS },
    store: { name: 'The Shop', address: { ...ADDRESS, name: 'The Shop' } },
    currency: { code: 'EUR', decimals: 2 },
    orderPlacedAt: '2026-02-10T08:00:00.000Z',
    pricesIncludeTax: true,
    payment: 'paid',
    page: 'https://shop.example/returns/',
    lines: [],
    outbound: [],
    bonus: 0,
    labelDeduction: 0,
    comment: '',
    parcel: { state: 'approved', sendBackBy: '2026-03-15T10:00:00.000Z' },
    payouts: [pending(4491)],
    exchangePlan: null,
    exchangeOrder: null,
    credit: null,
    withdrawal: null,
    decision: { code: 'approved_by_policy', rule: 'approval.mode', policyVersion: 3, params: {} },
    override: null,
    findings: [],
    extraParcels: [],
    trackingReports: [],
    firstDelivered: false,
    shipping: { state: 'preparing', effectId: randomUUID() },
    createdAt: NOW,
    linkGeneration: 0,
    revision: 1,
    ...over,
  };
}

export function asNew(entry: Return): NewReturn {
  const actorKey = `guest:${entry.orderId}`;
  return { entry, actorKey };
}

export function anEffect(entry: Return, plan: EffectPlan = aRefund(entry), over: Partial<NewEffect> = {}): NewEffect {
  return {
    id: randomUUID(),
    returnId: entry.id,
    orderId: entry.orderId,
    policyVersion: entry.policyVersion,
    plan,
    dueAt: NOW,
    createdAt: NOW,
    ...over,
  };
}

export function aRefund(entry: Return): EffectPlan {
  const { orderId, currency } = entry;
  return { kind: 'refund', orderId, payout: 'refund', currency, amount: 4491, lines: [], outbound: [] };
}

export function anOrder(id: number, over: Partial<Order> = {}): Order {
  return {
    id,
    number: `W-${id}`,
    status: 'completed',
    currency: { code: 'EUR', decimals: 2 },
    email: 'ada@example.com',
    customerId: 0,
    customerName: 'Ada Byron',
    shipTo: ADDRESS,
    placedAt: '2026-02-10T08:00:00.000Z',
    paidAt: null,
    transactionId: '',
    completedAt: null,
    deliveredAt: null,
    outboundParcel: null,
    lines: [],
    outbound: [],
    coupons: [],
    pricesIncludeTax: true,
    taxRates: [],
    total: 4491,
    refunds: [],
    findings: [],
    paymentMethod: { id: 'stripe', title: 'Card', canRefund: true },
    ...over,
  };
}
