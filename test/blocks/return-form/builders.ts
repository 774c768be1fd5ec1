import type {
  EstimateResponse,
  LookupResponse,
  OrderLineView,
  OpenedReturn,
  ReturnStatus,
} from '../../../bridge/contract/shop.ts';

export const USD = { currency: 'USD', decimals: 2 };
const ALL = ['refund', 'store_credit', 'exchange', 'keep'] as const;

export function said(code: string, params: Record<string, string | number> = {}) {
  return { code, rule: 'order', policyVersion: 1, params };
}

export function shirt(change: Partial<OrderLineView> = {}): OrderLineView {
  return {
    lineId: 1,
    name: 'Blue shirt',
    imageUrl: null,
    quantity: 1,
    paid: 5292,
    returnable: 1,
    until: '2026-12-13T12:00:00Z',
    refusal: null,
    reasonsOver: [],
    resolutions: ['refund'],
    resolutionsRefused: [],
    withdrawable: 0,
    withdrawalRefusal: null,
    ...change,
  };
}

export function socks(change: Partial<OrderLineView> = {}): OrderLineView {
  return shirt({ lineId: 2, name: 'Wool socks', quantity: 3, paid: 4461, returnable: 2, ...change });
}

export function reason(id: string, title: string, change: Partial<LookupResponse['reasons'][number]> = {}) {
  return { id, title, photoRequired: false, commentRequired: false, resolutions: [...ALL], ...change };
}

export function found(change: Partial<LookupResponse> = {}, lines = [shirt(), socks()]): LookupResponse {
  return {
    token: 'pass-1',
    order: {
      number: '1042',
      placedAt: '2026-11-13T12:00:00Z',
      ...USD,
      customerName: 'Jane Doe',
      email: 'jane@example.com',
      lines,
    },
    refusal: null,
    reasons: [reason('too_small', 'Too small'), reason('damaged', 'Arrived damaged')],
    resolutions: ['refund'],
    exchangeScope: 'variation',
    terms: {
      sendBackDays: 14,
      moneyMoves: { refund: 'inspection', store_credit: 'inspection', exchange: 'inspection' },
      keepBasisPoints: 10_000,
      creditExpiresAfterDays: 365,
      creditUsage: 'balance',
    },
    withdrawal: null,
    mayOverride: false,
    ...change,
  };
}

/** As `found`, with every resolution, and each line allows all of them. */
export function foundWithAll(change: Partial<LookupResponse> = {}, lines = [shirt()]): LookupResponse {
  const open = lines.map((line) => ({ ...line, resolutions: [...ALL] }));
  return found({ resolutions: [...ALL], ...change }, open);
}

/** The statutory door is open, and the store's own window is over. */
export function foundForWithdrawal(change: Partial<LookupResponse> = {}, lines?: OrderLineView[]): LookupResponse {
  const over = said('window_over', { until: '2026-11-20T12:00:00Z' });
  const closed = { returnable: 0, refusal: over };
  return found(
    {
      withdrawal: {
        until: '2026-11-30T23:59:59Z',
        refusal: null,
        moneyMoves: 'first_scan',
        unpaid: false,
        returnCost: 'customer',
        sendBackDays: 14,
      },
      refusal: over,
      ...change,
    },
    lines ?? [shirt({ ...closed, withdrawable: 1 }), socks({ ...closed, withdrawable: 3 })],
  );
}

export function breakdown(label: string, amount: number, quantity = 1) {
  return { lines: [{ kind: 'goods' as const, label, quantity, amount }], total: amount, ...USD };
}

export function estimated(change: Partial<EstimateResponse> = {}): EstimateResponse {
  return {
    payouts: [
      {
        resolution: 'refund',
        breakdown: {
          lines: [
            { kind: 'goods', label: 'Blue shirt', quantity: 1, amount: 4900 },
            { kind: 'tax', label: 'Sales tax', quantity: null, amount: 392 },
          ],
          total: 5292,
          ...USD,
        },
        moneyMoves: 'inspection',
      },
    ],
    toPay: null,
    unpaid: false,
    labelAtMost: null,
    parcel: true,
    decision: said('approved_by_policy'),
    problems: [],
    ...change,
  };
}

export function returned(change: Partial<ReturnStatus> = {}): ReturnStatus {
  return {
    number: 'RMA-1001',
    orderNumber: '1042',
    kind: 'return',
    state: 'approved',
    sendBackBy: '2026-12-07T12:00:00Z',
    createdAt: '2026-11-23T12:00:00Z',
    label: { state: 'preparing' },
    confirmed: true,
    paper: 'paper-token',
    extraParcels: [],
    rejectedBecause: null,
    decision: said('approved_by_policy'),
    lines: [{ name: 'Blue shirt', quantity: 1, reason: 'Too small', resolution: 'refund', exchangeFor: null }],
    payouts: [payout()],
    unpaid: false,
    labelAtMost: null,
    credit: null,
    exchange: null,
    withdrawal: null,
    can: [],
    email: 'j•••@example.com',
    ...change,
  };
}

/** As a submit or a link gives it, half an hour before its session ends. */
export function made(status: ReturnStatus = returned(), session = 'session-1', confirmed = true): OpenedReturn {
  return { ...status, link: 'return-token', session: { token: session, until: '2026-11-23T12:30:00Z', confirmed } };
}

export function payout(change: Partial<ReturnStatus['payouts'][number]> = {}): ReturnStatus['payouts'][number] {
  return {
    resolution: 'refund',
    state: 'pending',
    breakdown: breakdown('Blue shirt', 4900),
    moneyMoves: 'inspection',
    paid: change.state === 'settled' ? (change.breakdown?.total ?? 4900) : 0,
    committed: change.breakdown?.total ?? 4900,
    missing: [],
    ...change,
  };
}

export const READY_LABEL = {
  state: 'ready',
  carrier: 'USPS',
  trackingNumber: '9205590175477000',
  trackingUrl: 'https://carrier.example/track',
  qrCodeUrl: null,
  test: false,
} as const;
