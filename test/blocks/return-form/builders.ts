import type { LookupResponse, OrderLineView, ReturnStatus } from '../../../bridge/contract/shop.ts';

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
    estimates: [{ goods: 4900, taxes: [{ rateId: 3, label: 'Sales tax', amount: 392 }] }],
    ...change,
  };
}

/** Three pairs at 14.87 do not divide evenly: each quantity has its own estimate. */
export function socks(change: Partial<OrderLineView> = {}): OrderLineView {
  return shirt({
    lineId: 2,
    name: 'Wool socks',
    quantity: 3,
    paid: 4461,
    returnable: 2,
    estimates: [
      { goods: 1377, taxes: [{ rateId: 3, label: 'Sales tax', amount: 110 }] },
      { goods: 2754, taxes: [{ rateId: 3, label: 'Sales tax', amount: 220 }] },
    ],
    ...change,
  });
}

export function found(change: Partial<LookupResponse> = {}, lines = [shirt(), socks()]): LookupResponse {
  return {
    token: 'pass-1',
    order: {
      number: '1042',
      placedAt: '2026-11-13T12:00:00Z',
      currency: 'USD',
      decimals: 2,
      left: 100_000,
      lines,
    },
    refusal: null,
    reasons: [
      { id: 'too_small', title: 'Too small' },
      { id: 'damaged', title: 'Arrived damaged' },
    ],
    resolutions: ['refund'],
    terms: { autoApprove: true, sendBackDays: 14, moneyMoves: 'inspection' },
    ...change,
  };
}

export function returned(change: Partial<ReturnStatus> = {}): ReturnStatus {
  return {
    token: 'return-token',
    number: 'RMA-1001',
    orderNumber: '1042',
    state: 'approved',
    payout: 'pending',
    sendBackBy: '2026-12-07T12:00:00Z',
    createdAt: '2026-11-23T12:00:00Z',
    label: { state: 'preparing' },
    rejectedBecause: null,
    lines: [{ name: 'Blue shirt', quantity: 1, reason: 'Too small' }],
    refund: {
      lines: [{ kind: 'goods', label: 'Blue shirt', quantity: 1, amount: 4900 }],
      total: 4900,
      currency: 'USD',
      decimals: 2,
    },
    email: 'jane@example.com',
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
