import type { Circumstances } from '../../../bridge/domain/decisions/decision.ts';
import type { Currency, Order, OrderLine, OrderRefund, TaxAmount } from '../../../bridge/domain/order.ts';
import { DEFAULT_RULES, type Policy, RESOLUTIONS } from '../../../bridge/domain/policy.ts';
import type { Payout, Return, ReturnLine } from '../../../bridge/domain/return.ts';

export const NOW = '2026-11-20T10:00:00.000Z';

export const ADDRESS = {
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
    committed: 0,
    ...over,
  };
}

export const USD: Currency = { code: 'USD', decimals: 2 };
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
    subtotal: over.goods ?? 13473,
    goods: 13473,
    taxes: [{ ...TAX, amount: 1162 }],
    taxClass: '',
    virtual: false,
    giftCard: false,
    onSale: false,
    categoryIds: [],
    tagIds: [],
    weightGrams: 300,
    sizeMm: { length: 300, width: 200, height: 30 },
    hsCode: null,
    originCountry: null,
    ...over,
  };
}

/** Its total is the sum of its parts, unless the wish says otherwise. */
export function anOrder(over: Partial<Order> = {}): Order {
  const lines = over.lines ?? [anOrderLine()];
  const outbound = over.outbound ?? [];
  return {
    id: 71,
    number: '71',
    status: 'completed',
    currency: USD,
    email: 'ana@example.com',
    customerId: 0,
    customerName: 'Ana Diaz',
    shipTo: ADDRESS,
    placedAt: '2026-11-01T10:00:00.000Z',
    paidAt: '2026-11-01T10:01:00.000Z',
    transactionId: '',
    completedAt: '2026-11-03T10:00:00.000Z',
    deliveredAt: null,
    outboundParcel: null,
    lines,
    outbound,
    coupons: [],
    pricesIncludeTax: false,
    taxRates: [],
    total: [
      ...lines.map((line) => withTax(line.goods, line.taxes)),
      ...outbound.map((line) => withTax(line.amount, line.taxes)),
    ].reduce((all, amount) => all + amount, 0),
    refunds: [],
    findings: [],
    paymentMethod: { id: 'boomtest', title: 'Card', canRefund: true },
    ...over,
  };
}

/** A refund made by somebody else: no effect of Boomerang's. */
export function aRefund(over: Partial<OrderRefund> = {}): OrderRefund {
  const items = over.items ?? [];
  return {
    id: 301,
    effectId: null,
    at: '2026-11-10T10:00:00.000Z',
    amount: items.reduce((all, item) => all + withTax(item.amount, item.taxes), 0),
    items,
    ...over,
  };
}

/** All of the line is paid by its resolution, unless the wish says otherwise. */
export function aLine(over: Partial<ReturnLine> = {}): ReturnLine {
  const goods = over.goods ?? 8982;
  const taxes = over.taxes ?? [{ ...TAX, amount: 774 }];
  const resolution = over.resolution ?? 'refund';
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
    photoIds: [],
    resolution,
    exchange: null,
    subtotal: goods,
    goods,
    taxes,
    fee: 0,
    kept: 0,
    capped: 0,
    parts: [{ payout: resolution, goods, taxes }],
    sellable: true,
    hsCode: null,
    originCountry: null,
    weightGrams: 300,
    sizeMm: { length: 300, width: 200, height: 30 },
    ...over,
  };
}

/** A pending payout for each resolution that something is paid by: its lines' parts, the outbound with the first of them, the bonus with credit. */
export function payoutsOf({ lines, outbound, bonus }: Pick<Return, 'lines' | 'outbound' | 'bonus'>): readonly Payout[] {
  const amounts = RESOLUTIONS.map((resolution) => ({
    resolution,
    amount: lines
      .flatMap((line) => line.parts)
      .filter((part) => part.payout === resolution)
      .reduce((all, part) => all + withTax(part.goods, part.taxes), resolution === 'store_credit' ? bonus : 0),
  })).filter(({ resolution }) => lines.some((line) => line.parts.some((part) => part.payout === resolution)));
  const beside = outbound.reduce((all, line) => all + withTax(line.amount, line.taxes), 0);
  return amounts.map(({ resolution, amount }, index) => ({
    resolution,
    amount: amount + (index === 0 ? beside : 0),
    state: 'pending',
    effectId: null,
    byHand: false,
    held: null,
  }));
}

/** A return with the payouts that its lines promise, unless the wish says otherwise. */
export function aReturn(over: Partial<Return> = {}): Return {
  const lines = over.lines ?? [aLine()];
  const outbound = over.outbound ?? [];
  const bonus = over.bonus ?? 0;
  return {
    id: 'return-1',
    storeId: 'test',
    number: 'RMA-1001',
    kind: 'return',
    policyVersion: 1,
    requestId: 'request-1',
    actor: { type: 'guest' },
    locale: 'en_US',
    traceId: 'trace-1',
    orderId: 71,
    orderNumber: '71',
    customer: { id: 0, name: 'Ana Diaz', email: 'ana@example.com', address: ADDRESS },
    store: { name: 'Boomerang Shop', address: ADDRESS },
    currency: USD,
    orderPlacedAt: '2026-11-01T10:00:00.000Z',
    pricesIncludeTax: false,
    payment: 'paid',
    page: '',
    lines,
    outbound,
    bonus,
    labelDeduction: 0,
    comment: '',
    parcel: { state: 'requested' },
    payouts: payoutsOf({ lines, outbound, bonus }),
    exchangePlan: null,
    exchangeOrder: null,
    credit: null,
    withdrawal: null,
    decision: { code: 'held_person', rule: 'approval.mode', policyVersion: 1, params: {} },
    override: null,
    findings: [],
    shipping: { state: 'none_wanted' },
    extraParcels: [],
    trackingReports: [],
    firstDelivered: false,
    createdAt: NOW,
    linkGeneration: 0,
    revision: 0,
    ...over,
  };
}

function withTax(amount: number, taxes: readonly TaxAmount[]): number {
  return taxes.reduce((all, tax) => all + tax.amount, amount);
}
