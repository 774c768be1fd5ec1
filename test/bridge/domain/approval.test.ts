import { describe, expect, it } from 'vitest';
import { type ApprovalFacts, ceilingVerdict, decideApproval, needsHistory } from '../../../bridge/domain/approval.ts';
import { type ApprovalRules, DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { DECISION_CODES, type DecisionCode } from '../../../bridge/domain/verdict.ts';
import { aPolicy, USD } from './builders.ts';

const LAX: ApprovalFacts = {
  policy: aPolicy(),
  kind: 'return',
  worth: 5000,
  committed: 0,
  currency: USD,
  reasonIds: ['too_small'],
  earlierReturns: null,
  returnsInLimit: null,
  orders: null,
  findings: 0,
  byStaff: false,
};

function decide(rules: Partial<ApprovalRules>, facts: Partial<ApprovalFacts> = {}) {
  const policy = aPolicy({ approval: { ...DEFAULT_RULES.approval, ...rules }, version: 7 });
  return decideApproval({ ...LAX, policy, ...facts });
}

type Case = [
  title: string,
  rules: Partial<ApprovalRules>,
  facts: Partial<ApprovalFacts>,
  code: DecisionCode,
  rule: string,
  params?: Readonly<Record<string, unknown>>,
];
const strict: Partial<ApprovalRules> = { mode: 'person', upToValue: 0, firstOrder: false };

const CASES: readonly Case[] = [
  ['nothing speaks against it', {}, {}, 'approved_by_policy', 'approval.mode'],
  ['it is a withdrawal, whatever the policy asks', strict, { kind: 'withdrawal' }, 'approved_by_law', 'law'],
  [
    'it is a withdrawal of an order with a shape that nobody should guess at: that holds the money only',
    {},
    { kind: 'withdrawal', findings: 2 },
    'approved_by_law',
    'law',
  ],
  ['staff made it', strict, { byStaff: true }, 'approved_by_staff', 'order'],
  ['the order has a shape that nobody should guess at', {}, { findings: 2 }, 'held_findings', 'order', { findings: 2 }],
  ['each one waits', { mode: 'person' }, {}, 'held_person', 'approval.mode'],
  [
    'one of its reasons is not among those that pass',
    { reasons: ['damaged', 'too_small'] },
    { reasonIds: ['too_small', 'changed_mind'] },
    'held_reason',
    'approval.reasons',
    { reasonId: 'changed_mind' },
  ],
  ['all of its reasons pass', { reasons: ['too_small'] }, {}, 'approved_by_policy', 'approval.mode'],
  [
    'it is worth a cent too much',
    { upToValue: 4999 },
    {},
    'held_value',
    'approval.upToValue',
    { worth: 5000, limit: 4999, currency: 'USD', decimals: 2 },
  ],
  ['it is worth just as much as passes', { upToValue: 5000 }, {}, 'approved_by_policy', 'approval.mode'],
  [
    'the customer has one earlier return too many',
    { earlierReturns: 2 },
    { earlierReturns: 3 },
    'held_earlier_returns',
    'approval.earlierReturns',
    { returns: 3, limit: 2 },
  ],
  [
    'the customer has no more than that',
    { earlierReturns: 2 },
    { earlierReturns: 2 },
    'approved_by_policy',
    'approval.mode',
  ],
  [
    'nobody knows the earlier returns that a rule asks for',
    { earlierReturns: 2 },
    {},
    'held_earlier_returns',
    'approval.earlierReturns',
    { returns: null, limit: 2 },
  ],
  ['it is the first order', { firstOrder: false }, { orders: 1 }, 'held_first_order', 'approval.firstOrder'],
  ['it is the second order', { firstOrder: false }, { orders: 2 }, 'approved_by_policy', 'approval.mode'],
  [
    'it is the third within the days of a limit of two',
    { limit: { returns: 2, days: 90 } },
    { returnsInLimit: 2 },
    'held_limit',
    'approval.limit',
    { returns: 3, limit: 2, days: 90 },
  ],
  [
    'it is the second of two allowed',
    { limit: { returns: 2, days: 90 } },
    { returnsInLimit: 1 },
    'approved_by_policy',
    'approval.mode',
  ],
];

describe('Whether a return is accepted at once', () => {
  it.each(CASES)('%s', (_title, rules, facts, code, rule, params = {}) => {
    expect(decide(rules, facts)).toEqual({
      approved: code.startsWith('approved_by'),
      verdict: { code, rule, policyVersion: 7, params },
    });
  });

  it('never refuses: a policy leads to a person at worst', () => {
    expect(CASES.every(([, , , code]) => /^(approved|held)_/.test(code))).toBe(true);
  });

  it('is shown for every decision there is; the ceiling holds money, and a spent budget what the law accepts', () => {
    const shown = new Set<DecisionCode>(CASES.map(([, , , code]) => code));
    expect(shown.add('over_ceiling').add('held_budget')).toEqual(new Set(DECISION_CODES));
  });
});

describe('A ceiling for money', () => {
  const policy = aPolicy({ moneyMoves: { ...DEFAULT_RULES.moneyMoves, ceiling: 5000 } });

  it('holds what is above it, and nothing where there is none', () => {
    expect(ceilingVerdict(policy, 5001, USD)).toEqual({
      code: 'over_ceiling',
      rule: 'moneyMoves.ceiling',
      policyVersion: 1,
      params: { worth: 5001, limit: 5000, days: 30, currency: 'USD', decimals: 2 },
    });
    expect(ceilingVerdict(policy, 5000, USD)).toBeNull();
    expect(ceilingVerdict(aPolicy(), 1_000_000, USD)).toBeNull();
  });

  it('holds where nobody knows what went out before', () => {
    expect(ceilingVerdict(policy, null, USD)?.params).toMatchObject({ worth: null, limit: 5000 });
    expect(ceilingVerdict(aPolicy(), null, USD)).toBeNull();
  });
});

describe('What of a customer’s history is asked for', () => {
  const approval = { earlierReturns: 3, firstOrder: false, limit: { returns: 2, days: 90 } };

  it('is what a rule needs', () => {
    expect(needsHistory({ approval: { ...DEFAULT_RULES.approval, ...approval } })).toEqual({
      orders: true,
      earlier: true,
      limitDays: 90,
    });
    expect(needsHistory(DEFAULT_RULES)).toEqual({ orders: false, earlier: false, limitDays: null });
  });

  it('is nothing where a person decides anyway', () => {
    expect(needsHistory({ approval: { ...DEFAULT_RULES.approval, ...approval, mode: 'person' } })).toEqual({
      orders: false,
      earlier: false,
      limitDays: null,
    });
  });
});
