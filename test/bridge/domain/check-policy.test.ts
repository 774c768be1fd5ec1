import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../bridge/domain/check-policy.ts';
import { POLICY_PROBLEM_CODES, type PolicyProblemCode } from '../../../bridge/domain/policy-problems.ts';
import { ANYTHING, DEFAULT_RULES, type Match, type PolicyRules } from '../../../bridge/domain/policy.ts';

const STORE = { categories: new Set([5]), tags: new Set([6]), products: new Set([70]) };
const { window, resolutions, reasons, withdrawal, labels } = DEFAULT_RULES;

const windowRule = (match: Partial<Match>, id = 'long', name = 'Long') => ({
  id,
  name,
  match: { ...ANYTHING, ...match },
  days: 60,
});
const withRules = (...rules: ReturnType<typeof windowRule>[]): Partial<PolicyRules> => ({
  window: { ...window, rules },
});
const offering = (over: Partial<PolicyRules['resolutions']>): Partial<PolicyRules> => ({
  resolutions: { ...resolutions, ...over },
});
const holiday = (from: string, to: string, until: string): Partial<PolicyRules> => ({
  window: { ...window, holidays: [{ name: 'Christmas', from, to, until }] },
});
const open = { ...withdrawal, enabled: true };
const first = reasons[0]!;

const CASES: readonly [
  title: string,
  change: Partial<PolicyRules>,
  path: string,
  code: PolicyProblemCode,
  params?: Readonly<Record<string, string | number>>,
][] = [
  [
    'keeps more than everything as a fee',
    offering({ refund: { offered: true, fee: { kind: 'percent', basisPoints: 10_001 } } }),
    'resolutions.refund.fee.basisPoints',
    'percent_over_100',
  ],
  [
    'gives a bonus of more than the goods cost',
    offering({ storeCredit: { ...resolutions.storeCredit, bonus: { kind: 'percent', basisPoints: 100_000 } } }),
    'resolutions.storeCredit.bonus.basisPoints',
    'percent_over_100',
  ],
  [
    'pays back more than was paid for what is kept',
    offering({ keep: { ...resolutions.keep, basisPoints: 10_001 } }),
    'resolutions.keep.basisPoints',
    'percent_over_100',
  ],
  [
    'lets shoppers keep goods for no money',
    offering({ keep: { ...resolutions.keep, offered: true, basisPoints: 0 } }),
    'resolutions.keep.basisPoints',
    'keep_pays_nothing',
  ],
  [
    'offers to keep goods for a reason that does not allow it',
    {
      reasons: reasons.map((one) => (one.id === 'damaged' ? { ...one, resolutions: ['refund'] } : one)),
      ...offering({ keep: { ...resolutions.keep, offered: true, reasons: ['damaged'] } }),
    },
    'resolutions.keep.reasons',
    'keep_never',
  ],
  [
    'takes the label’s cost as a fee and once more from the customer',
    {
      ...offering({ exchange: { ...resolutions.exchange, offered: true, fee: { kind: 'label' } } }),
      labels: { ...labels, paidBy: 'customer' },
    },
    'resolutions.exchange.fee.kind',
    'label_cost_twice',
  ],
  [
    'offers nothing',
    offering({ refund: { ...resolutions.refund, offered: false } }),
    'resolutions',
    'no_resolution_offered',
  ],
  [
    'credits the difference of an exchange without offering credit',
    offering({ exchange: { ...resolutions.exchange, offered: true, lower: 'store_credit' } }),
    'resolutions.exchange.lower',
    'credit_not_offered',
  ],
  [
    'refunds the difference of an exchange without offering refunds',
    offering({
      refund: { ...resolutions.refund, offered: false },
      exchange: { ...resolutions.exchange, offered: true, lower: 'refund' },
    }),
    'resolutions.exchange.lower',
    'refund_not_offered',
  ],
  ['retires every reason', { reasons: reasons.map((one) => ({ ...one, retired: true })) }, 'reasons', 'no_reason_left'],
  ['has no reason', { reasons: [] }, 'reasons', 'no_reason_left'],
  ['has a reason twice', { reasons: [...reasons, first] }, 'reasons.5.id', 'reason_id_twice', { id: first.id }],
  [
    'has a reason that allows only what is not offered',
    { reasons: [{ ...first, resolutions: ['keep', 'exchange'] }, ...reasons.slice(1)] },
    'reasons.0.resolutions',
    'reason_without_resolution',
    { title: 'Too small' },
  ],
  ['waives fees for no reason of its own', { feesWaived: ['gone'] }, 'feesWaived', 'unknown_reason', { id: 'gone' }],
  [
    'approves by a reason that it does not have',
    { approval: { ...DEFAULT_RULES.approval, reasons: ['gone'] } },
    'approval.reasons',
    'unknown_reason',
    { id: 'gone' },
  ],
  [
    'has a window for a reason that it does not have',
    withRules(windowRule({ reasons: ['gone'] })),
    'window.rules.0.match.reasons',
    'unknown_reason',
    { id: 'gone' },
  ],
  [
    'never takes back a category that the store does not have',
    { never: { ...DEFAULT_RULES.never, categories: [5, 404] } },
    'never.categories',
    'unknown_category',
    { id: 404 },
  ],
  [
    'has a window for a tag that the store does not have',
    withRules(windowRule({ tags: [404] })),
    'window.rules.0.match.tags',
    'unknown_tag',
    { id: 404 },
  ],
  [
    'excepts a product that the store does not have',
    { withdrawal: { ...withdrawal, exceptProducts: [404] } },
    'withdrawal.exceptProducts',
    'unknown_product',
    { id: 404 },
  ],
  [
    'has two window rules of one id',
    withRules(windowRule({ tags: [6] }), windowRule({ products: [70] })),
    'window.rules.1.id',
    'rule_id_twice',
    { id: 'long' },
  ],
  [
    'has a window rule for everything',
    withRules(windowRule({})),
    'window.rules.0.match',
    'rule_for_everything',
    { name: 'Long' },
  ],
  [
    'has holidays that end before they begin',
    holiday('2026-12-24', '2026-12-01', '2027-01-31'),
    'window.holidays.0.to',
    'holiday_ends_before_it_begins',
    { name: 'Christmas' },
  ],
  [
    'has holidays whose last day of return is in the holidays',
    holiday('2026-12-01', '2026-12-24', '2026-12-23'),
    'window.holidays.0.until',
    'holiday_until_too_early',
    { name: 'Christmas' },
  ],
  ['takes back goods of no order', { orderStates: [] }, 'orderStates', 'no_order_state'],
  [
    'takes back goods of cancelled orders',
    { orderStates: ['completed', 'cancelled'] },
    'orderStates.1',
    'order_state_never',
    { state: 'cancelled' },
  ],
  [
    'opens the law’s door and shuts its own at once',
    { window: { ...window, days: 0 }, withdrawal: open },
    'window.days',
    'window_zero_with_withdrawal',
    { days: 14 },
  ],
  [
    'gives fewer days than the law',
    { withdrawal: { ...open, days: 13 } },
    'withdrawal.days',
    'withdrawal_days_too_few',
    { days: 14 },
  ],
  [
    'opens the law’s door to no country',
    { withdrawal: { ...open, countries: [] } },
    'withdrawal.countries',
    'withdrawal_no_country',
  ],
];

describe('A policy contradicts itself where it', () => {
  it.each(CASES)('%s', (_title, change, path, code, params = {}) => {
    expect(checkPolicy({ ...DEFAULT_RULES, ...change }, STORE)).toEqual([{ path, code, params }]);
  });

  it('is shown for every code that the policy screen has a sentence for', () => {
    expect(new Set(CASES.map(([, , , code]) => code))).toEqual(new Set(POLICY_PROBLEM_CODES));
  });
});

describe('A policy that can stand', () => {
  it.each<[string, Partial<PolicyRules>]>([
    ['is what a new store begins with', {}],
    ['opens the law’s door', { withdrawal: open }],
    [
      'keeps all of a line as its fee',
      offering({ refund: { offered: true, fee: { kind: 'percent', basisPoints: 10_000 } } }),
    ],
    [
      'has days of its own for a retired reason',
      {
        reasons: [{ ...first, retired: true, resolutions: [] }, ...reasons.slice(1)],
        ...withRules(windowRule({ reasons: [first.id] })),
      },
    ],
    [
      'deducts labels, with a label fee on what is not offered',
      {
        ...offering({ exchange: { ...resolutions.exchange, fee: { kind: 'label' } } }),
        labels: { ...labels, paidBy: 'customer' },
      },
    ],
    ['has holidays of one day', holiday('2026-12-24', '2026-12-24', '2026-12-24')],
    ['gives fewer days than the law while that door is shut', { withdrawal: { ...withdrawal, days: 0 } }],
  ])('%s', (_title, change) => {
    expect(checkPolicy({ ...DEFAULT_RULES, ...change }, STORE)).toEqual([]);
  });

  it('may name what nobody could look up', () => {
    const never = { ...DEFAULT_RULES.never, categories: [404], tags: [404], products: [404] };
    expect(checkPolicy({ ...DEFAULT_RULES, never }, null)).toEqual([]);
  });
});

it('Everything that is wrong is told at once', () => {
  const wrong: PolicyRules = { ...DEFAULT_RULES, orderStates: [], reasons: [], feesWaived: ['gone'] };
  expect(checkPolicy(wrong, STORE).map((one) => one.code)).toEqual([
    'no_order_state',
    'no_reason_left',
    'unknown_reason',
  ]);
});
