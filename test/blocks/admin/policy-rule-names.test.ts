// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ruleName } from '../../../blocks/api/verdict-owner.ts';
import { SECTION_IDS, sectionName, sectionOf } from '../../../blocks/api/section-name.ts';
import { ANYTHING, DEFAULT_RULES } from '../../../bridge/domain/policy.ts';

const full = {
  ...DEFAULT_RULES,
  window: {
    ...DEFAULT_RULES.window,
    rules: [{ id: 'shoes', name: 'Shoes', match: ANYTHING, days: 60 }],
    holidays: [{ name: '', from: '2026-12-01', to: '2026-12-24', until: '2027-01-31' }],
  },
};

function paths(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, at ? `${at}.${key}` : key));
}

describe('The name of a setting', () => {
  it.each([
    ['window.rules.0', 'Return window, rule 1'],
    ['window.rules.2.match.categories', 'Return window, rule 3'],
    ['window.rules.holiday', 'Return window, holidays'],
    ['window.holidays.0.to', 'Return window, holiday 1'],
    ['reasons.4.resolutions', 'Reasons, reason 5'],
    ['resolutions.storeCredit.fee.basisPoints', 'Return fees, store credit'],
    ['resolutions.keep.underValue', 'What the shopper gets, keep the item'],
    ['resolutions', 'What the shopper gets'],
    ['withdrawal.enabled', 'Legal right of withdrawal'],
    ['law', 'The law'],
    ['order', 'The order itself'],
  ])('of “%s” is “%s”', (path, name) => {
    expect(ruleName(path)).toBe(name);
  });

  it('is known for every setting of a policy, with the section in which it is edited', () => {
    const nameless = paths(full).filter((path) => sectionOf(path) === null || /%/.test(ruleName(path)));
    expect(nameless).toEqual([]);
    const alone = new Set(SECTION_IDS.map(sectionName));
    expect(paths(full).filter((path) => alone.has(ruleName(path)))).toEqual(['withdrawal.enabled']);
  });
});
