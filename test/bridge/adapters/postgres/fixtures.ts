import { randomUUID } from 'node:crypto';
import type { EffectPlan } from '../../../../bridge/domain/effect.ts';
import type { Return } from '../../../../bridge/domain/return.ts';
import type { NewEffect, NewReturn } from '../../../../bridge/ports/database.ts';

export const NOW = '2026-03-01T10:00:00.000Z';

const ADDRESS = {
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

/** A complete return as the use-cases store it; numbers are given by the caller. */
export function aReturn(over: Partial<Return> = {}): Return {
  return {
    id: randomUUID(),
    storeId: 'test',
    number: 'RMA-1001',
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
    lines: [],
    comment: '',
    parcel: { state: 'approved', sendBackBy: '2026-03-15T10:00:00.000Z' },
    payout: { state: 'pending', effectId: null, byHand: false, amount: 4491 },
    shipping: { state: 'preparing', effectId: randomUUID() },
    createdAt: NOW,
    linksValidUntil: '2026-04-14T10:00:00.000Z',
    revision: 1,
    ...over,
  };
}

export function asNew(entry: Return): NewReturn {
  const actorKey = `guest:${entry.orderId}`;
  return { entry, actorKey, tokenHash: `hash of ${entry.id}`, tokenSealed: `sealed for ${entry.id}` };
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
  return { kind: 'refund', orderId: entry.orderId, currency: entry.currency, amount: 4491, lines: [] };
}
