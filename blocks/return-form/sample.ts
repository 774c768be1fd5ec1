import { __ } from '@wordpress/i18n';
import type { LookupResponse, OrderLineView, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ShopClient } from '../api/shop-client.ts';
import { emptyDraft, withChoice, withOrder } from './draft.ts';
import type { Draft } from './draft.ts';

/** The screens that an owner can look at in the editor. */
export type SampleStep = 'order' | 'items' | 'result';

const EMAIL = 'jane@example.com';
const CURRENCY = { currency: 'USD', decimals: 2 };
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

function line(lineId: number, name: string, quantity: number, paid: number): OrderLineView {
  const estimates = Array.from({ length: quantity }, (_, index) => ({
    goods: Math.floor((paid * (index + 1)) / quantity),
    taxes: [],
  }));
  return {
    lineId,
    name,
    imageUrl: null,
    quantity,
    paid,
    returnable: quantity,
    until: inDays(20),
    refusal: null,
    estimates,
  };
}

function sampleOrder(): LookupResponse {
  const giftCard = line(3, __('Gift card', 'boomerang-returns'), 1, 2500);
  return {
    token: 'sample',
    order: {
      number: '1042',
      placedAt: inDays(-10),
      ...CURRENCY,
      left: 9800,
      lines: [
        line(1, __('Linen shirt, blue', 'boomerang-returns'), 1, 4900),
        line(2, __('Wool socks', 'boomerang-returns'), 2, 2400),
        { ...giftCard, returnable: 0, estimates: [], refusal: { code: 'virtual', params: {} } },
      ],
    },
    refusal: null,
    reasons: [{ id: 'too_small', title: __('Too small', 'boomerang-returns') }],
    resolutions: ['refund'],
    terms: { autoApprove: true, sendBackDays: 14, moneyMoves: 'inspection' },
  };
}

function sampleReturn(): ReturnStatus {
  const name = __('Linen shirt, blue', 'boomerang-returns');
  return {
    token: 'sample',
    number: 'RMA-1001',
    orderNumber: '1042',
    state: 'approved',
    payout: 'pending',
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
    rejectedBecause: null,
    lines: [{ name, quantity: 1, reason: __('Too small', 'boomerang-returns') }],
    refund: { lines: [{ kind: 'goods', label: name, quantity: 1, amount: 4900 }], total: 4900, ...CURRENCY },
    email: EMAIL,
  };
}

export function sampleDraft(step: SampleStep): Draft {
  const empty = emptyDraft('');
  if (step === 'order') return empty;
  if (step === 'result') return { ...empty, returnToken: 'sample' };
  return withChoice(withOrder({ ...empty, orderNumber: '1042', email: EMAIL }, sampleOrder()), 1, {
    chosen: true,
    reasonId: 'too_small',
  });
}

/** Answers at once and asks nobody. */
export const sampleClient: ShopClient = {
  lookup: async () => ({ ok: true, value: sampleOrder() }),
  submit: async () => ({ ok: true, value: sampleReturn() }),
  status: async () => ({ ok: true, value: sampleReturn() }),
  sendTracking: async () => ({ ok: true, value: sampleReturn() }),
  labelUrl: () => '#',
  packingSlipUrl: () => '#',
};
