import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowOf } from '../../../bridge/domain/eligibility-window.ts';
import { withdrawalEnd } from '../../../bridge/domain/eligibility-withdrawal.ts';
import type { Order } from '../../../bridge/domain/order.ts';
import { ANYTHING, DEFAULT_RULES, type Match, type WindowRules } from '../../../bridge/domain/policy.ts';
import { addDays, instant, millis } from '../../../bridge/domain/time.ts';
import { anOrder, anOrderLine } from './builders.ts';

const LINE = anOrderLine({ productId: 70, variationId: 71, categoryIds: [5, 50], tagIds: [6] });

function windowFor(rules: Partial<WindowRules>, order: Partial<Order> = {}, more = { role: 'guest', reasonId: '' }) {
  const subject = { order: anOrder({ lines: [LINE], ...order }), line: LINE, role: more.role };
  const reasonId = more.reasonId === '' ? null : more.reasonId;
  return windowOf({ ...subject, reasonId }, { ...DEFAULT_RULES.window, ...rules });
}

describe('The window counts', () => {
  const placed = { placedAt: '2026-11-01T10:00:00.000Z' };
  const paid = { ...placed, paidAt: '2026-11-02T10:00:00.000Z' };
  const completed = { ...paid, completedAt: '2026-11-03T10:00:00.000Z' };
  const delivered = { ...completed, deliveredAt: '2026-11-06T10:00:00.000Z' };
  const undelivered = { ...completed, deliveredAt: null };
  const incomplete = { ...paid, completedAt: null, deliveredAt: null };
  const unpaid = { ...placed, paidAt: null, completedAt: null, deliveredAt: null };

  it.each<[string, WindowRules['from'], Partial<Order>, string, string]>([
    ['from delivery where it is known', 'delivery', delivered, 'delivery', '2026-11-06'],
    ['else from completion and the days that a parcel takes', 'delivery', undelivered, 'completion', '2026-11-08'],
    ['else from payment', 'delivery', incomplete, 'payment', '2026-11-02'],
    ['else from the order', 'delivery', unpaid, 'order', '2026-11-01'],
    ['from completion, without the parcel’s days', 'completion', delivered, 'completion', '2026-11-03'],
    ['from payment where completion is unknown', 'completion', incomplete, 'payment', '2026-11-02'],
    ['from payment', 'payment', delivered, 'payment', '2026-11-02'],
    ['from the order, even where it was delivered', 'order', delivered, 'order', '2026-11-01'],
  ])('%s', (_title, from, order, counted, day) => {
    const start = `${day}T10:00:00.000Z`;
    expect(windowFor({ from, transitDays: 5, days: 30 }, order)).toEqual({
      from: counted,
      start,
      until: `${addDays(start, 30).slice(0, 10)}T23:59:59.999Z`,
      windowDays: 30,
      rule: 'window.days',
      name: '',
    });
  });
});

describe('A longer or shorter window', () => {
  const rule = (match: Partial<Match>, days = 60) => ({
    id: 'x',
    name: 'Longer',
    match: { ...ANYTHING, ...match },
    days,
  });

  it.each<[string, Partial<Match>, boolean]>([
    ['is for a product', { products: [70] }, true],
    ['is for one variation of it', { products: [71] }, true],
    ['is for a category, which may lie above', { categories: [50] }, true],
    ['is for a tag', { tags: [6] }, true],
    ['is for a country', { countries: ['DE', 'US'] }, true],
    ['is for a role', { roles: ['wholesale'] }, true],
    ['is for a reason', { reasons: ['damaged'] }, true],
    ['is for all of them together', { categories: [5], countries: ['US'], reasons: ['damaged'] }, true],
    ['is not for another product', { products: [72] }, false],
    ['is not for another country', { countries: ['DE'] }, false],
    ['is not for another role', { roles: ['customer'] }, false],
    ['is not for another reason', { reasons: ['too_small'] }, false],
    ['is not for what holds in one part only', { categories: [5], countries: ['DE'] }, false],
  ])('%s', (_title, match, holds) => {
    const found = windowFor({ rules: [rule(match)] }, {}, { role: 'wholesale', reasonId: 'damaged' });
    expect([found.windowDays, found.rule]).toEqual(holds ? [60, 'window.rules.0'] : [30, 'window.days']);
  });

  it('does not count for a line whose reason is not chosen yet', () => {
    expect(windowFor({ rules: [rule({ reasons: ['damaged'] })] }).rule).toBe('window.days');
  });

  it('is decided by the first rule that holds', () => {
    const rules = [rule({ tags: [99] }, 1), rule({ tags: [6] }, 2), rule({ products: [70] }, 3)];
    expect(windowFor({ rules })).toMatchObject({ windowDays: 2, rule: 'window.rules.1', name: 'Longer' });
  });
});

describe('Holidays', () => {
  const holidays = [
    { name: 'Advent', from: '2026-11-01', to: '2026-12-24', until: '2027-01-10' },
    { name: 'Christmas', from: '2026-12-01', to: '2026-12-24', until: '2027-01-31' },
  ];
  const placedAt = (at: string) => windowFor({ holidays }, { placedAt: at, completedAt: at });

  it('lengthen the window to the end of their last day, first and last day of ordering included', () => {
    for (const at of ['2026-11-01T00:00:00.000Z', '2026-11-30T23:59:59.999Z']) {
      expect(placedAt(at)).toMatchObject({
        until: '2027-01-10T23:59:59.999Z',
        rule: 'window.holidays.0',
        name: 'Advent',
      });
    }
    for (const at of ['2026-12-01T00:00:00.000Z', '2026-12-24T23:59:59.999Z']) {
      expect(placedAt(at)).toMatchObject({ until: '2027-01-31T23:59:59.999Z', rule: 'window.holidays.1' });
    }
    expect(placedAt('2026-10-31T23:59:59.999Z').rule).toBe('window.days');
    expect(placedAt('2026-12-25T00:00:00.000Z').rule).toBe('window.days');
  });
});

const moment = fc
  .integer({ min: millis('2026-01-01T00:00:00.000Z'), max: millis('2027-12-31T00:00:00.000Z') })
  .map(instant);
const dates = fc.record({
  placedAt: moment,
  paidAt: fc.option(moment),
  completedAt: fc.option(moment),
  deliveredAt: fc.option(moment),
});
const someRules = fc.record({
  days: fc.nat(400),
  from: fc.constantFrom('delivery', 'completion', 'payment', 'order'),
  transitDays: fc.nat(30),
}) satisfies fc.Arbitrary<Partial<WindowRules>>;

describe('Whatever the order and the rules', () => {
  it('more days never end the window sooner', () => {
    fc.assert(
      fc.property(dates, someRules, fc.nat(400), (order, rules, more) => {
        const longer = windowFor({ ...rules, days: rules.days + more }, order);
        expect(longer.until >= windowFor(rules, order).until).toBe(true);
      }),
    );
  });

  it('holidays never shorten the window', () => {
    const day = moment.map((at) => at.slice(0, 10));
    const holidays = fc.array(fc.record({ name: fc.constant('Holidays'), from: day, to: day, until: day }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(dates, someRules, holidays, (order, rules, some) => {
        const longer = windowFor({ ...rules, holidays: some }, order);
        expect(longer.until >= windowFor(rules, order).until).toBe(true);
      }),
    );
  });
});

describe('The right of withdrawal ends', () => {
  it.each([
    ['with the fourteenth day after that of delivery', '2026-11-03T10:00:00.000Z', '2026-11-17T23:59:59.999Z'],
    ['on the Monday after, where that is a Saturday', '2026-11-07T10:00:00.000Z', '2026-11-23T23:59:59.999Z'],
    ['on the Monday after, where that is a Sunday', '2026-11-08T00:00:00.000Z', '2026-11-23T23:59:59.999Z'],
  ])('%s', (_title, delivered, end) => {
    expect(withdrawalEnd(delivered, 14)).toBe(end);
  });

  it('never before fourteen full days are over', () => {
    fc.assert(fc.property(moment, (delivered) => withdrawalEnd(delivered, 14) >= addDays(delivered, 14)));
  });
});
