import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import type { ParcelDetail, ParcelItem } from '../../../bridge/contract/parcel.ts';
import type { EffectView, ListItem, ReturnDetail } from '../../../bridge/contract/staff.ts';

export const ID = '0190b3c5-0000-7000-8000-000000000001';
export const PATH = `/admin/returns/${ID}`;
export const NOW = '2026-11-23T12:00:00.000Z';

/** A shirt and three caps, approved, with a label of USPS; refunded after inspection. */
export function aReturn(change: Partial<ReturnDetail> = {}): ReturnDetail {
  const line = {
    sku: '',
    imageUrl: null,
    comment: '',
    resolution: 'refund' as const,
    exchangeFor: null,
    photoIds: [],
    sellable: true,
    inspection: null,
  };
  return {
    id: ID,
    number: 'RMA-1001',
    revision: 4,
    kind: 'return',
    policyVersion: 2,
    orderId: 77,
    orderNumber: '1077',
    customer: {
      id: 0,
      name: 'Jane <b>Miller',
      email: 'jane@example.com',
      addressLines: ['12 Market Street', 'San Francisco'],
    },
    state: 'approved',
    rejectedBecause: null,
    sendBackBy: '2026-12-05T12:00:00.000Z',
    comment: '',
    createdAt: '2026-11-20T12:00:00.000Z',
    attention: null,
    lines: [
      { ...line, orderLineId: 1, name: 'Blue shirt', quantity: 1, reason: 'Too small', goods: 4500, tax: 371 },
      { ...line, orderLineId: 2, name: 'Wool cap', quantity: 3, reason: 'Arrived damaged', goods: 1999, tax: 165 },
    ],
    decision: { code: 'approved_by_policy', rule: 'approval', policyVersion: 2, params: {} },
    override: null,
    findings: [],
    payouts: [aPayout()],
    promised: aPromise(),
    payment: 'paid',
    atRisk: null,
    labelAtMost: null,
    credit: null,
    exchange: null,
    withdrawal: null,
    extraParcels: [],
    claims: [],
    shipping: {
      state: 'label',
      instead: null,
      carrier: 'USPS',
      trackingNumber: '9400 1',
      trackingUrl: 'https://carrier.example/9400',
      test: false,
      cost: { amount: 745, currency: 'USD', decimals: 2 },
      source: 'shippo',
    },
    can: ['receive'],
    effects: [],
    timeline: [],
    ledger: [],
    ...change,
  };
}

type Promised = ReturnDetail['promised'];

/** A line that is promised as a refund of all that it is worth. */
export function aPromisedLine(change: Partial<Promised['lines'][number]> = {}): Promised['lines'][number] {
  const { resolution = 'refund', goods = 4500, taxes = [{ rateId: 5, label: 'CA tax', amount: 371 }] } = change;
  return {
    ...{ orderLineId: 1, name: 'Blue shirt', quantity: 1, resolution, subtotal: goods, goods, taxes },
    ...{ fee: 0, kept: 0, capped: 0 },
    parts: [{ payout: resolution, goods, taxes }],
    ...change,
  };
}

/** What `aReturn` promises. */
export function aPromise(change: Partial<Promised> = {}): Promised {
  const taxes = [{ rateId: 5, label: 'CA tax', amount: 165 }];
  return {
    currency: { code: 'USD', decimals: 2 },
    lines: [aPromisedLine(), aPromisedLine({ orderLineId: 2, name: 'Wool cap', quantity: 3, goods: 1999, taxes })],
    outbound: [],
    bonus: 0,
    labelDeduction: 0,
    payment: 'paid',
    ...change,
  };
}

/** $70.35 for a shirt and three caps, due after inspection. */
export function aPayout(change: Partial<ReturnDetail['payouts'][number]> = {}): ReturnDetail['payouts'][number] {
  return {
    resolution: 'refund',
    state: 'pending',
    breakdown: {
      lines: [
        { kind: 'goods', label: 'Blue shirt', quantity: 1, amount: 4500 },
        { kind: 'goods', label: 'Wool cap', quantity: 3, amount: 1999 },
        { kind: 'tax', label: 'CA tax', quantity: null, amount: 536 },
      ],
      total: 7035,
      currency: 'USD',
      decimals: 2,
    },
    byHand: false,
    awaitsHand: false,
    held: null,
    moneyMoves: 'inspection',
    settledAt: null,
    trouble: null,
    ...given(7035, change),
    ...change,
  };
}

/** All of it, once it is settled; nothing was missing. */
function given(total: number, { state, breakdown }: Partial<ReturnDetail['payouts'][number]>) {
  const committed = breakdown?.total ?? total;
  return { paid: state === 'settled' ? committed : 0, committed, missing: [] };
}

export function anEffect(change: Partial<EffectView> = {}): EffectView {
  return {
    id: '0190b3c5-0000-7000-8000-0000000000e1',
    kind: 'refund',
    about: null,
    state: 'in_doubt',
    attempt: 1,
    tries: 3,
    dueAt: NOW,
    trouble: { code: 'timeout', message: 'No answer in time.', at: NOW },
    ...change,
  };
}

export function anItem(change: Partial<ListItem> = {}): ListItem {
  return {
    id: ID,
    number: 'RMA-1001',
    orderId: 77,
    orderNumber: '1077',
    customerName: 'Jane Miller',
    customerEmail: 'jane@example.com',
    state: 'requested',
    kind: 'return',
    payout: 'pending',
    resolutions: ['refund'],
    amount: { amount: 7035, currency: 'USD', decimals: 2 },
    attention: 'decision',
    createdAt: '2026-11-20T12:00:00.000Z',
    ...change,
  };
}

/** Two caps on their way, as the warehouse sees them. */
export function aParcel(change: Partial<ParcelDetail> = {}): ParcelDetail {
  return {
    id: ID,
    number: 'RMA-1001',
    revision: 4,
    kind: 'return',
    orderNumber: '1077',
    state: 'in_transit',
    sendBackBy: '2026-12-05T12:00:00.000Z',
    createdAt: '2026-11-20T12:00:00.000Z',
    lines: [
      {
        orderLineId: 2,
        name: 'Wool cap',
        sku: 'WC-1',
        imageUrl: null,
        quantity: 2,
        reason: 'Arrived damaged',
        comment: 'A hole at the seam',
        sellable: true,
        inspection: null,
      },
    ],
    shipping: {
      state: 'label',
      carrier: 'USPS',
      trackingNumber: '9400 1',
      trackingUrl: 'https://carrier.example/9400',
      test: false,
    },
    extraParcels: [],
    can: ['receive'],
    effects: [],
    timeline: [],
    ...change,
  };
}

export function aParcelItem(change: Partial<ParcelItem> = {}): ParcelItem {
  return {
    id: ID,
    number: 'RMA-1001',
    orderNumber: '1077',
    state: 'in_transit',
    kind: 'return',
    items: [
      { name: 'Blue shirt', quantity: 1 },
      { name: 'Wool cap', quantity: 2 },
    ],
    carrier: 'USPS',
    trackingNumber: '9400 1',
    createdAt: '2026-11-20T12:00:00.000Z',
    ...change,
  };
}

function aReason(id: string, text: string): PolicyResponse['rules']['reasons'][number] {
  const [any] = (structuredClone(DEFAULT_RULES) as PolicyResponse['rules']).reasons;
  return { ...any!, id, title: { text, translations: {} } };
}

export function aPolicy(change: Partial<PolicyResponse> = {}): PolicyResponse {
  return {
    version: 3,
    rules: {
      ...(structuredClone(DEFAULT_RULES) as PolicyResponse['rules']),
      reasons: [aReason('too_small', 'Too small'), aReason('changed_mind', 'Changed my mind')],
      labels: { ...DEFAULT_RULES.labels, carriers: [] },
    },
    store: { currency: 'USD', decimals: 2, addressLines: ['1 Main St', 'San Francisco'] },
    shippo: { mode: 'none', savedAt: null, webhookToken: 'a1b2c3' },
    ...change,
  };
}
