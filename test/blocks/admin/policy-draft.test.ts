// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOUNDS } from '../../../blocks/admin/policy/bounds.ts';
import { getAt, idFor, onOneBranch, setAt, type RulePath, type Rules } from '../../../blocks/admin/policy/draft.ts';
import { readNumber } from '../../../blocks/admin/policy/read-number.ts';
import { readCarrier } from '../../../blocks/admin/policy/sections/labels-section.tsx';
import { readGateway, readOrderState, readRole } from '../../../blocks/admin/policy/known-lists.ts';
import { newId, settled, withoutReason } from '../../../blocks/admin/policy/settle.ts';
import { shapeProblems } from '../../../blocks/admin/policy/shape-problems.ts';
import { parseDecimal, writeDecimal } from '../../../blocks/admin/shared/decimal.ts';
import { policyRules } from '../../../bridge/contract/policy.ts';
import { richRules } from './rich-policy.ts';

const takes = (rules: Rules) => policyRules.safeParse(rules).success;

describe('The form and the contract', () => {
  it('agree on every number: what the form lets through the bridge takes, what it stops the bridge would refuse', () => {
    const edges = [
      0, 1, 9, 10, 14, 90, 91, 365, 366, 1000, 1001, 3000, 3001, 3650, 3651, 100_000, 100_001, 1_000_000,
    ].concat([1_000_001, 100_000_000, 100_000_001, 10_000_000_000, 10_000_000_001]);
    const concrete = (pattern: string) =>
      pattern.startsWith('resolutions.*.fee.amount')
        ? 'resolutions.refund.fee.amount'
        : pattern.startsWith('resolutions.*.fee')
          ? 'resolutions.exchange.fee.basisPoints'
          : pattern.startsWith('resolutions.*.bonus.amount')
            ? null
            : /^resolutions\.\*\.(bonus|expires)/.test(pattern)
              ? pattern.replace('*', 'storeCredit')
              : pattern.replace('resolutions.*', 'resolutions.keep').replace('*', '0');
    const flatBonus = setAt(richRules(), 'resolutions.storeCredit.bonus', { kind: 'flat', amount: 5 });
    for (const [pattern, bounds] of Object.entries(BOUNDS)) {
      const path = concrete(pattern) ?? 'resolutions.storeCredit.bonus.amount';
      const rules = concrete(pattern) === null ? flatBonus : richRules();
      expect([path, typeof getAt(rules, path)]).toEqual([path, 'number']);
      for (const value of edges) {
        const accepted = 'value' in readNumber(String(value), { decimals: 0, bounds, mayBeEmpty: false });
        expect([path, value, accepted]).toEqual([path, value, takes(setAt(rules, path, value))]);
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
    const rules = { ...richRules(), ownerEmail };
    expect(shapeProblems(rules).length === 0).toBe(takes(rules));
  });

  it.each(['', '2026-02-30', '2026-13-01', '20261-1-1', '2028-02-29', '1999-12-31'])('agree on the day “%s”', (day) => {
    const rules = setAt(richRules(), 'window.holidays.0.until', day);
    expect(shapeProblems(rules).length === 0).toBe(takes(rules));
  });

  it('agree on words of the store’s own: titles, translations, roles, order statuses, carriers', () => {
    const word = fc.string({ maxLength: 60, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), word, (titles, own) => {
        const base = richRules();
        const reasons = titles.map((text, at) => ({
          ...base.reasons[0]!,
          id: newId(titles.slice(0, at).map((_, before) => (before === 0 ? 'new_row' : `new_row_${before + 1}`))),
          title: { text, translations: { fr: own } },
        }));
        const read = (one: string | null) => (one === null ? [] : [one]);
        const rules: Rules = {
          ...base,
          reasons: [...base.reasons, ...reasons],
          orderStates: read(readOrderState(own)),
          offlineGateways: read(readGateway(own)),
          labels: { ...base.labels, carriers: read(readCarrier(own)) },
          withdrawal: { ...base.withdrawal, exceptRoles: read(readRole(own)) },
        };
        return shapeProblems(rules).length > 0 || takes(settled(rules));
      }),
    );
  });

  it('leave untouched rules as they are', () => {
    expect(settled(richRules())).toEqual(richRules());
    expect(shapeProblems(richRules())).toEqual([]);
  });
});

describe('New reasons and rules', () => {
  it('get readable ids when they are saved, and whatever names them follows', () => {
    const base = richRules();
    const [first] = base.reasons;
    const rules: Rules = {
      ...base,
      reasons: [...base.reasons, { ...first!, id: 'new_row', title: { text: ' Défaut ', translations: { de: ' ' } } }],
      feesWaived: ['new_row'],
      approval: { ...base.approval, reasons: ['too_small', 'new_row'] },
      window: {
        ...base.window,
        rules: [{ ...base.window.rules[0]!, id: 'new_row', name: 'Shoes' }, base.window.rules[0]!],
      },
    };
    const sent = settled(rules);
    expect(sent.reasons.at(-1)).toMatchObject({ id: 'defaut', title: { text: 'Défaut', translations: {} } });
    expect(sent.feesWaived).toEqual(['defaut']);
    expect(sent.approval.reasons).toEqual(['too_small', 'defaut']);
    expect(sent.window.rules.map(({ id }) => id)).toEqual(['shoes_2', 'shoes']);
  });

  it('have ids that are readable and never twice', () => {
    expect(idFor('Défaut de fabrication!', [], 'reason')).toBe('defaut_de_fabrication');
    expect(idFor('Too small', ['too_small', 'too_small_2'], 'reason')).toBe('too_small_3');
    expect(idFor('太小', [], 'reason')).toBe('reason');
    expect(newId(['new_row'])).toBe('new_row_2');
  });

  it('that are removed are named nowhere, save where nothing would mean everything', () => {
    const base = richRules();
    const rules: Rules = {
      ...base,
      feesWaived: ['damaged', 'too_small'],
      approval: { ...base.approval, reasons: ['too_small'] },
    };
    const left = withoutReason(rules, 'too_small');
    expect(left.reasons.some(({ id }) => id === 'too_small')).toBe(false);
    expect(left.feesWaived).toEqual(['damaged']);
    expect(left.approval.reasons).toEqual(['too_small']);
  });
});

describe('Paths', () => {
  it('lead to a value, and a copy with another one shares the rest', () => {
    const rules = richRules();
    const next = setAt(rules, 'window.rules.0.match.countries', ['FR']);
    expect(getAt(next, 'window.rules.0.match.countries.0')).toBe('FR');
    expect(next.reasons).toBe(rules.reasons);
    expect(rules).toEqual(richRules());
  });

  it('lie on one branch or not', () => {
    expect(onOneBranch('window.rules', 'window.rules.0.days')).toBe(true);
    expect(onOneBranch('window.rules.1', 'window.rules.10')).toBe(false);
  });

  it('are held to what stands there by their type', () => {
    const fine: RulePath<number | null>[] = ['window.days', 'approval.limit.days', 'resolutions.keep.underValue'];
    // @ts-expect-error There is no such setting.
    const none: RulePath<number> = 'window.weeks';
    // @ts-expect-error It is a text.
    const text: RulePath<number> = 'ownerEmail';
    expect([...fine, none, text].map((path) => typeof getAt(richRules(), path))).toEqual([
      'number',
      'number',
      'number',
      'undefined',
      'string',
    ]);
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
