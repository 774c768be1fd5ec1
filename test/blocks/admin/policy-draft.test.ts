// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, reasonId, type Draft } from '../../../blocks/admin/policy/draft.ts';
import { readDraft } from '../../../blocks/admin/policy/read-draft.ts';
import { parseDecimal, writeDecimal } from '../../../blocks/admin/shared/decimal.ts';
import { policyRules, type PolicyRulesView } from '../../../bridge/contract/policy.ts';
import { aPolicy } from './builders.ts';

const policy = aPolicy();
const read = (change: Partial<Draft>) => readDraft({ ...draftOf(policy), ...change }, policy);

describe('The form and the contract', () => {
  it('agree on every number: what the form lets through the bridge takes, what it stops the bridge would refuse', () => {
    const fields = [
      ['windowDays', 0, (rules, value) => ({ ...rules, windowDays: value })],
      ['sendBackDays', 0, (rules, value) => ({ ...rules, sendBackDays: value })],
      ['ceiling', 2, (rules, value) => ({ ...rules, labels: { ...rules.labels, ceiling: value } })],
      ['length', 1, (rules, value) => withParcel(rules, { lengthMm: value })],
      ['width', 1, (rules, value) => withParcel(rules, { widthMm: value })],
      ['height', 1, (rules, value) => withParcel(rules, { heightMm: value })],
      ['weight', 3, (rules, value) => withParcel(rules, { weightGrams: value })],
    ] satisfies [keyof Draft, number, (rules: PolicyRulesView, value: number) => PolicyRulesView][];
    const edges = [0, 1, 9, 10, 365, 366, 3000, 3001, 3650, 3651, 100_000, 100_001, 100_000_000, 100_000_001];
    for (const [field, decimals, rulesWith] of fields) {
      for (const value of edges) {
        const accepted = 'rules' in read({ [field]: writeDecimal(value, decimals) });
        expect([field, value, accepted]).toEqual([
          field,
          value,
          policyRules.safeParse(rulesWith(policy.rules, value)).success,
        ]);
      }
    }
  });

  it.each([
    '',
    'owner@example.com',
    'o.w+n@sub.example.co',
    'owner',
    'owner@',
    '@example.com',
    'a b@example.com',
    'a@b..com',
    'a@b',
    'é@x.de',
    '.a@b.co',
    'a..b@c.de',
  ])('agree on the e-mail address “%s”', (ownerEmail) => {
    expect('rules' in read({ ownerEmail })).toBe(policyRules.safeParse({ ...policy.rules, ownerEmail }).success);
  });

  it('agree on reasons and carriers', () => {
    const titles = fc.string({ maxLength: 90, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(titles, { maxLength: 32 }), fc.string({ maxLength: 60 }), (reasons, carriers) => {
        const typed = read({ reasons: reasons.map((title, at) => ({ key: `new-${at}`, id: '', title })), carriers });
        return 'errors' in typed || policyRules.safeParse(typed.rules).success;
      }),
    );
  });

  it('leave untouched rules as they are', () => {
    const labels = { ...policy.rules.labels, carriers: ['usps', 'dhl_express', 'poste_italiane'] };
    const saved = { ...policy, rules: { ...policy.rules, labels } };
    expect(readDraft(draftOf(saved), saved)).toEqual({ rules: saved.rules });
  });
});

describe('Decimals', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(
        fc.nat(2 ** 40),
        fc.nat(3),
        (value, decimals) => parseDecimal(writeDecimal(value, decimals), decimals) === value,
      ),
    );
  });

  it.each([
    ['12,5', 2, 1250],
    [' 12.50 ', 2, 1250],
    ['12.500', 2, 1250],
    ['0.1', 1, 1],
    ['12.345', 2, null],
    ['1,234.50', 2, null],
    ['-1', 2, null],
    ['1e3', 2, null],
    ['', 2, null],
    ['.5', 1, null],
    ['99999999999999999', 2, null],
  ])('read “%s” with %i digits as %s', (text, decimals, value) => {
    expect(parseDecimal(text, decimals)).toBe(value);
  });
});

it('makes ids for new reasons that are readable and never twice', () => {
  expect(reasonId('Défaut de fabrication!', [])).toBe('defaut_de_fabrication');
  expect(reasonId('Too small', ['too_small', 'too_small_2'])).toBe('too_small_3');
  expect(reasonId('太小', [])).toBe('reason');
});

function withParcel(
  rules: PolicyRulesView,
  parcel: Partial<PolicyRulesView['labels']['defaultParcel']>,
): PolicyRulesView {
  return { ...rules, labels: { ...rules.labels, defaultParcel: { ...rules.labels.defaultParcel, ...parcel } } };
}
