import type { Circumstances } from '../../../bridge/domain/decisions/decision.ts';
import type { Order, OrderLine } from '../../../bridge/domain/order.ts';
import { DEFAULT_RULES, type Policy } from '../../../bridge/domain/policy.ts';
import { promisedTotal } from '../../../bridge/domain/promise.ts';
import type { Return, ReturnLine } from '../../../bridge/domain/return.ts';

export const NOW = '2026-11-20T10:00:00.000Z';

const ADDRESS = {
  name: 'Ana Diaz',
  company: '',
  street1: '1092 Indian Summer Ct',
  street2: '',
  city: 'San Jose',
  state: 'CA',
  postcode: '95122',
  country: 'US',
  phone: '',
  email: 'ana@example.com',
};

export function aPolicy(over: Partial<Policy> = {}): Policy {
  return { ...DEFAULT_RULES, version: 1, ...over };
}

/** Ids count up, so that a failing case reads the same each time. */
export function circumstances(over: Partial<Circumstances> = {}): Circumstances {
  let count = 0;
  return {
    actor: { type: 'staff', id: 1, name: 'Olga Owner' },
    now: NOW,
    policy: aPolicy(),
    newId: () => `effect-${(count += 1)}`,
    labelsOffered: true,
    ...over,
  };
}

export const TAX = { rateId: 5, label: 'CA tax' };

export function anOrderLine(over: Partial<OrderLine> = {}): OrderLine {
  return {
    id: 11,
    productId: 70,
    variationId: 0,
    name: 'Linen shirt',
    sku: 'LS-1',
    imageUrl: null,
    quantity: 3,
    goods: 13473,
    taxes: [{ ...TAX, amount: 1162 }],
    virtual: false,
    weightGrams: 300,
    sizeMm: { length: 300, width: 200, height: 30 },
    refundedGoods: 0,
    refundedTaxes: [],
    refundedElsewhere: 0,
    ...over,
  };
}

export function anOrder(over: Partial<Order> = {}): Order {
  const lines = over.lines ?? [anOrderLine()];
  const total = lines.reduce(
    (sum, { goods, taxes }) => sum + goods + taxes.reduce((all, tax) => all + tax.amount, 0),
    0,
  );
  return {
    id: 71,
    number: '71',
    status: 'completed',
    currency: { code: 'USD', decimals: 2 },
    email: 'ana@example.com',
    customerId: 0,
    customerName: 'Ana Diaz',
    shipTo: ADDRESS,
    placedAt: '2026-11-01T10:00:00.000Z',
    paidAt: '2026-11-01T10:01:00.000Z',
    completedAt: '2026-11-03T10:00:00.000Z',
    lines,
    total,
    refunded: 0,
    paymentMethod: { id: 'boomtest', title: 'Card', canRefund: true },
    ...over,
  };
}

export function aLine(over: Partial<ReturnLine> = {}): ReturnLine {
  return {
    orderLineId: 11,
    productId: 70,
    variationId: 0,
    name: 'Linen shirt',
    sku: 'LS-1',
    imageUrl: null,
    quantity: 2,
    reasonId: 'too_small',
    reasonTitle: 'Too small',
    comment: '',
    resolution: 'refund',
    goods: 8982,
    taxes: [{ ...TAX, amount: 774 }],
    weightGrams: 300,
    sizeMm: { length: 300, width: 200, height: 30 },
    ...over,
  };
}

/** A return with the amount that its lines promise, unless the wish says otherwise. */
export function aReturn(over: Partial<Return> = {}): Return {
  const lines = over.lines ?? [aLine()];
  return {
    id: 'return-1',
    storeId: 'test',
    number: 'RMA-1001',
    policyVersion: 1,
    requestId: 'request-1',
    actor: { type: 'guest' },
    locale: 'en_US',
    traceId: 'trace-1',
    orderId: 71,
    orderNumber: '71',
    customer: { id: 0, name: 'Ana Diaz', email: 'ana@example.com', address: ADDRESS },
    store: { name: 'Boomerang Shop', address: ADDRESS },
    currency: { code: 'USD', decimals: 2 },
    lines,
    comment: '',
    parcel: { state: 'requested' },
    payout: { state: 'pending', effectId: null, byHand: false, amount: promisedTotal(lines) },
    shipping: { state: 'none_wanted' },
    createdAt: NOW,
    linksValidUntil: '2027-01-03T10:00:00.000Z',
    revision: 0,
    ...over,
  };
}
