import type { PolicyRulesView } from '../../../bridge/contract/policy.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';

/** A policy that uses every setting. */
export function richRules(): PolicyRulesView {
  const rules = structuredClone(DEFAULT_RULES) as PolicyRulesView;
  return {
    ...rules,
    window: {
      days: 30,
      from: 'delivery',
      deliveryMeta: '_delivered',
      transitDays: 5,
      rules: [
        {
          id: 'shoes',
          name: 'Shoes',
          match: {
            products: [70],
            categories: [12],
            tags: [5],
            countries: ['FR'],
            roles: ['customer'],
            reasons: ['damaged'],
          },
          days: 60,
        },
      ],
      holidays: [{ name: 'Christmas', from: '2026-12-01', to: '2026-12-24', until: '2027-01-31' }],
    },
    never: { products: [71], categories: [13], tags: [6], onSale: true, giftCards: true },
    orderStates: ['completed', 'shipped'],
    minimumValue: 2000,
    offlineGateways: ['invoice'],
    resolutions: {
      refund: { offered: true, fee: { kind: 'flat', amount: 500 } },
      storeCredit: {
        offered: true,
        fee: { kind: 'label' },
        bonus: { kind: 'percent', basisPoints: 1000 },
        expiresAfterDays: 365,
        usage: 'balance',
      },
      exchange: { offered: true, fee: { kind: 'percent', basisPoints: 1250 }, scope: 'variation', lower: 'refund' },
      keep: { offered: true, underValue: 1000, reasons: ['damaged'], basisPoints: 5000 },
    },
    feesWaived: ['damaged'],
    outboundShipping: 'proportion',
    orderFees: 'store_fault',
    moneyMoves: {
      guest: { refund: 'inspection', store_credit: 'receipt', exchange: 'approval' },
      known: { refund: 'first_scan', store_credit: 'approval', exchange: 'receipt' },
      ceiling: 20000,
      ceilingDays: 30,
    },
    approval: {
      mode: 'auto',
      reasons: ['too_small', 'damaged'],
      upToValue: 10000,
      earlierReturns: 5,
      firstOrder: false,
      limit: { returns: 3, days: 90 },
    },
    labels: { ...rules.labels, carriers: ['ups'] },
    withdrawal: {
      ...rules.withdrawal,
      enabled: true,
      standardShipping: 495,
      exceptProducts: [72],
      exceptCategories: [14],
      exceptRoles: ['wholesale'],
    },
    ownerEmail: 'owner@example.com',
  };
}
