import { __ } from '@wordpress/i18n';
import type {
  EstimateRequest,
  EstimateResponse,
  LookupResponse,
  OrderLineView,
  ReturnStatus,
} from '../../bridge/contract/shop.ts';
import { emptyDraft, withChoice, withOrder } from './draft.ts';
import type { Draft } from './draft.ts';
import type { ShopClient } from './flow-types.ts';

/** The screens that an owner can look at in the editor. */
export type SampleStep = 'order' | 'items' | 'withdrawal' | 'result';

const EMAIL = 'jane@example.com';
const CURRENCY = { currency: 'USD', decimals: 2 };
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const said = (code: string) => ({ code, rule: 'law', policyVersion: 1, params: {} });
const shirt = () => __('Linen shirt, blue', 'boomerang-returns');

function line(lineId: number, name: string, quantity: number, paid: number): OrderLineView {
  return {
    lineId,
    name,
    imageUrl: null,
    quantity,
    paid,
    returnable: quantity,
    until: inDays(20),
    refusal: null,
    reasonsOver: [],
    resolutions: ['refund', 'store_credit'],
    resolutionsRefused: [],
    withdrawable: quantity,
    withdrawalRefusal: null,
  };
}

function sampleOrder(): LookupResponse {
  const giftCard = line(3, __('Gift card', 'boomerang-returns'), 1, 2500);
  const refused = said('gift_card');
  return {
    token: 'sample',
    order: {
      number: '1042',
      placedAt: inDays(-10),
      ...CURRENCY,
      customerName: 'Jane Doe',
      email: EMAIL,
      lines: [
        line(1, shirt(), 1, 4900),
        line(2, __('Wool socks', 'boomerang-returns'), 2, 2400),
        { ...giftCard, returnable: 0, refusal: refused, withdrawable: 0, withdrawalRefusal: refused },
      ],
    },
    refusal: null,
    reasons: [
      {
        id: 'too_small',
        title: __('Too small', 'boomerang-returns'),
        photoRequired: false,
        commentRequired: false,
        resolutions: ['refund', 'store_credit'],
      },
      {
        id: 'too_large',
        title: __('Too large', 'boomerang-returns'),
        photoRequired: false,
        commentRequired: false,
        resolutions: ['refund', 'store_credit'],
      },
    ],
    resolutions: ['refund', 'store_credit'],
    exchangeScope: 'variation',
    terms: {
      sendBackDays: 14,
      moneyMoves: { refund: 'inspection', store_credit: 'inspection', exchange: 'inspection' },
      keepBasisPoints: 10_000,
      creditExpiresAfterDays: 365,
      creditUsage: 'balance',
    },
    withdrawal: {
      until: inDays(4),
      refusal: null,
      moneyMoves: 'first_scan',
      unpaid: false,
      returnCost: 'store',
      sendBackDays: 14,
    },
    mayOverride: false,
  };
}

function refundOf(amount: number, label: string) {
  return { lines: [{ kind: 'goods' as const, label, quantity: 1, amount }], total: amount, ...CURRENCY };
}

function sampleEstimate({ kind, lines }: EstimateRequest): EstimateResponse {
  const known = sampleOrder().order.lines;
  const goods = lines.flatMap(({ lineId, quantity }) => {
    const found = known.find((one) => one.lineId === lineId);
    return found
      ? [{ kind: 'goods' as const, label: found.name, quantity, amount: (found.paid / found.quantity) * quantity }]
      : [];
  });
  const total = goods.reduce((sum, { amount }) => sum + amount, 0);
  const withdrawal = kind === 'withdrawal';
  return {
    payouts: [
      {
        resolution: lines[0]?.resolution ?? 'refund',
        breakdown: { lines: goods, total, ...CURRENCY },
        moneyMoves: withdrawal ? 'first_scan' : 'inspection',
      },
    ],
    toPay: null,
    unpaid: false,
    labelAtMost: null,
    parcel: true,
    decision: said(withdrawal ? 'approved_by_law' : 'approved_by_policy'),
    problems: [],
  };
}

function sampleReturn(): ReturnStatus {
  return {
    number: 'RMA-1001',
    orderNumber: '1042',
    kind: 'return',
    state: 'approved',
    sendBackBy: inDays(14),
    createdAt: inDays(0),
    label: {
      state: 'ready',
      carrier: 'USPS',
      trackingNumber: '9205 5901 7547 7000',
      trackingUrl: null,
      qrCodeUrl: null,
      test: false,
    },
    confirmed: true,
    paper: 'sample',
    extraParcels: [],
    rejectedBecause: null,
    decision: said('approved_by_policy'),
    lines: [
      {
        name: shirt(),
        quantity: 1,
        reason: __('Too small', 'boomerang-returns'),
        resolution: 'refund',
        exchangeFor: null,
      },
    ],
    payouts: [
      {
        ...{ resolution: 'refund', state: 'pending', moneyMoves: 'inspection' },
        ...{ breakdown: refundOf(4900, shirt()), paid: 0, committed: 4900, missing: [] },
      },
    ],
    unpaid: false,
    labelAtMost: null,
    credit: null,
    exchange: null,
    withdrawal: null,
    can: ['change', 'cancel', 'add_parcel'],
    email: 'j•••@example.com',
  };
}

export function sampleDraft(step: SampleStep): Draft {
  const empty = emptyDraft('', step === 'withdrawal' ? 'withdrawal' : 'return');
  if (step === 'order') return empty;
  if (step === 'result') return { ...empty, opened: 'sample' };
  const found = withOrder({ ...empty, orderNumber: '1042', email: EMAIL }, sampleOrder());
  return step === 'withdrawal' ? found : withChoice(found, 1, { chosen: true, reasonId: 'too_small' });
}

const sampleSession = () => ({ token: 'sample', until: inDays(1), confirmed: true });

/** Answers at once and asks nobody. */
export const sampleClient: ShopClient = {
  lookup: async () => ({ ok: true, value: sampleOrder() }),
  estimate: async (request) => ({ ok: true, value: sampleEstimate(request) }),
  exchangeItems: async () => ({ ok: true, value: { items: [] } }),
  photo: async () => ({ ok: true, value: { photoId: 'sample' } }),
  submit: async () => ({ ok: true, value: { ...sampleReturn(), link: 'sample', session: sampleSession() } }),
  bridgeState: async () => ({ ok: true, value: { state: 'here' } }),
  keep: async () => ({ ok: true, value: { receipt: 'K-7F3K-9Q2M', keptAt: inDays(0) } }),
  returnBy: () => ({
    status: async () => ({ ok: true, value: sampleReturn() }),
    confirm: async () => ({ ok: true, value: null }),
    edit: async () => ({ ok: true, value: { lookup: sampleOrder(), lines: [] } }),
    change: async () => ({ ok: true, value: sampleReturn() }),
    unlock: async () => ({ ok: true, value: sampleReturn() }),
    cancel: async () => ({ ok: true, value: sampleReturn() }),
    sendTracking: async () => ({ ok: true, value: sampleReturn() }),
  }),
  forget: () => undefined,
  paperUrl: () => '#',
};
