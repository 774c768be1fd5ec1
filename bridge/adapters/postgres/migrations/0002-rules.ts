/** A policy as 0001 knew it; settings younger than the saved version are missing in it. */
export interface FirstRules {
  readonly windowDays?: number;
  readonly reasons?: readonly { readonly id: string; readonly title: string }[];
  readonly moneyMoves?: string;
  readonly autoApprove?: boolean;
  readonly sendBackDays?: number;
  readonly labels?: object;
  readonly ownerEmail?: string;
}

/** Written out instead of taken from the domain: what a migration makes must not change with the domain's defaults. */
const FIRST_LABELS = {
  kind: 'prepaid',
  carriers: [],
  ceiling: 2500,
  defaultParcel: { lengthMm: 300, widthMm: 200, heightMm: 100, weightGrams: 500 },
};

const FIRST_REASONS = [
  { id: 'too_small', title: 'Too small' },
  { id: 'too_large', title: 'Too large' },
  { id: 'damaged', title: 'Arrived damaged' },
  { id: 'not_as_described', title: 'Not as described' },
  { id: 'changed_mind', title: 'Changed my mind' },
];

const FRENCH: Readonly<Record<string, string>> = {
  'Too small': 'Trop petit',
  'Too large': 'Trop grand',
  'Arrived damaged': 'Arrivé endommagé',
  'Not as described': 'Non conforme à la description',
  'Changed my mind': 'J’ai changé d’avis',
};

const STORE_AT_FAULT = ['damaged', 'not_as_described'];
const NO_FEE = { kind: 'none' };
const EEA = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' ');

/** The same policy in the shape of 0002: what is new stands as it was decided before there was a setting. */
export function rulesOf0002(old: FirstRules): object {
  const moves = old.moneyMoves ?? 'inspection';
  const byResolution = { refund: moves, store_credit: moves, exchange: moves };
  return {
    window: {
      days: old.windowDays ?? 30,
      from: 'completion',
      deliveryMeta: '',
      transitDays: 5,
      rules: [],
      holidays: [],
    },
    never: { products: [], categories: [], tags: [], onSale: false, giftCards: true },
    orderStates: ['completed'],
    minimumValue: 0,
    reasons: (old.reasons ?? FIRST_REASONS).map(reasonOf0002),
    resolutions: {
      refund: { offered: true, fee: NO_FEE },
      storeCredit: { offered: false, fee: NO_FEE, bonus: { kind: 'none' }, expiresAfterDays: 365, usage: 'balance' },
      exchange: { offered: false, fee: NO_FEE, scope: 'variation', lower: 'refund' },
      keep: { offered: false, underValue: 1000, reasons: [], basisPoints: 10_000 },
    },
    feesWaived: [],
    outboundShipping: 'never',
    orderFees: 'never',
    moneyMoves: { guest: byResolution, known: byResolution, ceiling: null },
    approval: {
      mode: (old.autoApprove ?? true) ? 'auto' : 'person',
      reasons: [],
      upToValue: null,
      earlierReturns: null,
      firstOrder: true,
      limit: null,
    },
    sendBackDays: old.sendBackDays ?? 14,
    labels: {
      ...FIRST_LABELS,
      ...old.labels,
      paidBy: 'store',
      hsCodeMeta: '_hs_code',
      originMeta: '_country_of_origin',
    },
    withdrawal: {
      enabled: false,
      countries: EEA,
      days: 14,
      moneyMoves: 'first_scan',
      partialShipping: 'proportion',
      standardShipping: null,
      exceptProducts: [],
      exceptCategories: [],
      exceptRoles: [],
      returnCost: 'store',
    },
    ownerEmail: old.ownerEmail ?? '',
    storeRefundEmail: false,
  };
}

function reasonOf0002({ id, title }: { readonly id: string; readonly title: string }): object {
  const french = FRENCH[title];
  return {
    id,
    title: { text: title, translations: french === undefined ? {} : { fr: french } },
    fault: STORE_AT_FAULT.includes(id) ? 'store' : 'customer',
    photoRequired: false,
    commentRequired: false,
    resolutions: ['refund', 'store_credit', 'exchange', 'keep'],
    sellable: id !== 'damaged',
    retired: false,
  };
}
