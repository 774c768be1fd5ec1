import type { Match, MovesByResolution, PolicyRules, Reason } from './policy.ts';
import { type Fee, RESOLUTIONS } from './resolution-rules.ts';
import { DEFAULT_WITHDRAWAL } from './withdrawal-rules.ts';

export const ANYTHING: Match = { products: [], categories: [], tags: [], countries: [], roles: [], reasons: [] };

const NO_FEE: Fee = { kind: 'none' };
const AFTER_INSPECTION: MovesByResolution = {
  refund: 'inspection',
  store_credit: 'inspection',
  exchange: 'inspection',
};

function reason(id: string, text: string, french: string, fault: Reason['fault']): Reason {
  return {
    id,
    title: { text, translations: { fr: french } },
    fault,
    photoRequired: false,
    commentRequired: false,
    resolutions: RESOLUTIONS,
    sellable: id !== 'damaged',
    retired: false,
  };
}

export const DEFAULT_RULES: PolicyRules = {
  window: { days: 30, from: 'completion', deliveryMeta: '', transitDays: 5, rules: [], holidays: [] },
  never: { products: [], categories: [], tags: [], onSale: false, giftCards: true },
  orderStates: ['completed'],
  minimumValue: 0,
  offlineGateways: [],
  reasons: [
    reason('too_small', 'Too small', 'Trop petit', 'customer'),
    reason('too_large', 'Too large', 'Trop grand', 'customer'),
    reason('damaged', 'Arrived damaged', 'Arrivé endommagé', 'store'),
    reason('not_as_described', 'Not as described', 'Non conforme à la description', 'store'),
    reason('changed_mind', 'Changed my mind', 'J’ai changé d’avis', 'customer'),
  ],
  resolutions: {
    refund: { offered: true, fee: NO_FEE },
    storeCredit: { offered: false, fee: NO_FEE, bonus: { kind: 'none' }, expiresAfterDays: 365, usage: 'balance' },
    exchange: { offered: false, fee: NO_FEE, scope: 'variation', lower: 'refund' },
    keep: { offered: false, underValue: 1000, reasons: [], basisPoints: 10_000 },
  },
  feesWaived: [],
  outboundShipping: 'never',
  orderFees: 'never',
  moneyMoves: { guest: AFTER_INSPECTION, known: AFTER_INSPECTION, ceiling: null, ceilingDays: 30 },
  approval: { mode: 'auto', reasons: [], upToValue: null, earlierReturns: null, firstOrder: true, limit: null },
  sendBackDays: 14,
  reminderDays: 3,
  labels: {
    kind: 'prepaid',
    carriers: [],
    ceiling: 2500,
    defaultParcel: { lengthMm: 300, widthMm: 200, heightMm: 100, weightGrams: 500 },
    paidBy: 'store',
    hsCodeMeta: '_hs_code',
    originMeta: '_country_of_origin',
    phone: '',
    email: '',
  },
  withdrawal: DEFAULT_WITHDRAWAL,
  ownerEmail: '',
  storeRefundEmail: false,
  retention: { photoDays: 180, personalDays: 1095 },
};
