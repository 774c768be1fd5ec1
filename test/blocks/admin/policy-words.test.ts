// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { setAt, type Rules } from '../../../blocks/admin/policy/draft.ts';
import { fieldSentence } from '../../../blocks/admin/policy/field-words.ts';
import { changedWords, sectionWords } from '../../../blocks/admin/policy/words/policy-words.ts';
import { speechOf } from '../../../blocks/admin/policy/words/speech.ts';
import { SECTION_IDS, sectionOf, type SectionId } from '../../../blocks/api/section-name.ts';
import { policyRules } from '../../../bridge/contract/policy.ts';
import { POLICY_PROBLEM_CODES } from '../../../bridge/domain/policy-problems.ts';
import { aPolicy } from './builders.ts';
import { richRules } from './rich-policy.ts';

const STORE = { currency: 'USD', decimals: 2, addressLines: [] };
const KNOWN = new Map([
  ['category 12', 'Boots'],
  ['category 13', 'Underwear'],
  ['category 14', 'Sealed goods'],
  ['product 70', 'Hiking boot'],
  ['tag 5', 'winter'],
]);
const speech = (rules: Rules) => speechOf(rules, STORE, KNOWN);
const words = (id: SectionId, rules: Rules) => sectionWords(id, rules, speech(rules));

beforeEach(() => {
  document.documentElement.lang = 'en-US';
});

describe('A policy in words', () => {
  it('reads simply where nothing was changed', () => {
    const { rules } = aPolicy();
    expect(SECTION_IDS.map((id) => words(id, rules)[0])).toEqual([
      'Goods can be returned within 30 days of the order being completed.',
      'Virtual products, downloads and gift cards can’t be returned.',
      'Goods can be returned when the order is “Completed”.',
      'Shoppers choose from “Too small” and “Changed my mind”.',
      'A refund, paid back the way it was paid.',
      'Nothing is kept: returns are free of fees.',
      'The cost of delivery does not come back.',
      'The shopper gets the money, credit or new item after you have inspected the items.',
      'What fits this policy is accepted at once.',
      'An ordinary label of any carrier, for at most $25.00.',
      'Switched off: shoppers see no button to withdraw.',
      'Boomerang writes to you at the store’s own address.',
      'Photos are deleted 180 days after the end of a return.',
    ]);
  });

  it('names goods, places, people, dates and money', () => {
    const rules = richRules();
    expect(words('window', rules)).toEqual([
      'Goods can be returned within 30 days of delivery.',
      'Where nobody says when a parcel came, it is taken to come 5 days after the order was completed.',
      'The day of delivery is read from the order’s field “_delivered”.',
      '1. Shoes (product Hiking boot, category Boots, tag winter, shipped to France, bought by “Customers with an account”, for the reason “Arrived damaged”): 60 days.',
      '“Christmas”: Orders from Dec 1, 2026 to Dec 24, 2026 can be returned until Jan 31, 2027.',
    ]);
    expect(words('never', rules).at(-1)).toBe('These products can’t be returned: #71.');
    expect(words('approval', rules)[0]).toBe(
      'A return is accepted at once if its reason is “Too small” or “Arrived damaged”, what is accepted of the order comes to at most $100.00, the customer has had at most 5 returns before, it is not the customer’s first order, and the customer makes at most 3 returns in 90 days. Others wait for you.',
    );
    expect(words('withdrawal', rules)[0]).toBe(
      'Consumers may withdraw within 14 days of delivery: the European Economic Area.',
    );
    expect(words('resolutions', rules)[3]).toBe(
      'The shopper may keep the item and gets 50% of the money back, if all that is kept of the order is worth at most $10.00, for the reason “Arrived damaged”.',
    );
  });

  it('tells every setting: none can change without a sentence of its section changing', () => {
    for (const [path, other] of Object.entries(others(richRules()))) {
      const before = richRules();
      const after = setAt(before, path, other);
      expect([path, policyRules.safeParse(after).error?.issues]).toEqual([path, undefined]);
      const changed = changedWords({ rules: before, speech: speech(before) }, { rules: after, speech: speech(after) });
      expect([path, changed.map(({ section }) => section)]).toEqual([path, expect.arrayContaining([sectionOf(path)])]);
    }
  });

  it('does without the currency while WooCommerce does not answer', () => {
    const { rules } = aPolicy();
    expect(sectionWords('labels', rules, speechOf(rules, null, KNOWN))[0]).toContain('(amount)');
  });
});

describe('What is wrong with a field', () => {
  it.each(POLICY_PROBLEM_CODES)('%s has a sentence that says what to change', (code) => {
    const params = { id: 'x', title: 'Too small', name: 'Shoes', state: 'cancelled', days: 14 };
    const sentence = fieldSentence({ code, params });
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/%s|undefined|does not fit the rest/);
  });

  it('is said for a code of a newer bridge too', () => {
    expect(fieldSentence({ code: 'toString', params: {} })).toBe(
      'This does not fit the rest of the policy. Change it.',
    );
  });
});

/** Another value for every leaf of the rules, save the ids that nobody sees. */
function others(rules: Rules): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const walk = (value: unknown, path: string) => {
    if (path.endsWith('.id')) return;
    if (Array.isArray(value) && typeof value[0] !== 'object') found[path] = otherList(value, path);
    else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value))
        walk((value as Record<string, unknown>)[key], path ? `${path}.${key}` : key);
    } else found[path] = otherValue(value, path);
  };
  walk(rules, '');
  // A title that is the same in two reasons, and what belongs to another kind of fee, are told elsewhere.
  for (const path of Object.keys(found))
    if (path.endsWith('.fee.kind') || path.endsWith('.bonus.kind')) delete found[path];
  return found;
}

function otherList(list: readonly unknown[], path: string): unknown[] {
  if (path.endsWith('resolutions')) return ['refund'];
  return list.slice(1).length > 0 ? list.slice(1) : [];
}

const OTHER_WORDS: Readonly<Record<string, string>> = {
  'window.from': 'order',
  'resolutions.storeCredit.usage': 'once',
  'resolutions.exchange.scope': 'any',
  'resolutions.exchange.lower': 'store_credit',
  outboundShipping: 'never',
  orderFees: 'full_return',
  'approval.mode': 'person',
  'labels.kind': 'pay_on_use',
  'labels.paidBy': 'customer',
  'labels.email': 'other@example.com',
  'withdrawal.moneyMoves': 'approval',
  'withdrawal.partialShipping': 'all',
  'withdrawal.returnCost': 'customer',
};

function otherValue(value: unknown, path: string): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 10;
  if (typeof value !== 'string') throw new Error(`No other value for ${path}`);
  if (OTHER_WORDS[path]) return OTHER_WORDS[path];
  if (path.startsWith('moneyMoves')) return value === 'approval' ? 'inspection' : 'approval';
  if (path.endsWith('fault')) return value === 'store' ? 'customer' : 'store';
  if (/^\d{4}-/.test(value)) return '2026-06-06';
  return path === 'ownerEmail' ? 'other@example.com' : `${value}x`;
}
