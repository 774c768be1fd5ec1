import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessOrder } from '../../../bridge/domain/assess.ts';
import { withSets } from '../../../bridge/domain/bundles.ts';
import { inspect } from '../../../bridge/domain/decisions/inspect.ts';
import { sum } from '../../../bridge/domain/money.ts';
import type { OrderLine } from '../../../bridge/domain/order.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { ALL_OFFERED, aWish, factsOf, problemsOf } from './ask.ts';
import { anOrder, anOrderLine, aPolicy, circumstances, TAX } from './builders.ts';
import { quoteOf, returnOf } from './support/returns.ts';

const free = { goods: 0, taxes: [] };
const box = anOrderLine({
  name: 'Starter set',
  quantity: 2,
  goods: 9000,
  taxes: [{ ...TAX, amount: 900 }],
  virtual: true,
});
const kettle = anOrderLine({ ...free, id: 12, productId: 81, name: 'Kettle', quantity: 2 });
const cups = anOrderLine({ ...free, id: 13, productId: 82, name: 'Cup', quantity: 8 });
const OF_BOX = new Map([
  [12, 11],
  [13, 11],
]);
const setOf = (...lines: OrderLine[]) => withSets(lines, OF_BOX);
const order = anOrder({ lines: [...setOf(box, kettle, cups), anOrderLine({ id: 14 })] });
const paid = (asked: readonly ReturnType<typeof aWish>[], others: readonly Return[] = []) =>
  sum(quoteOf({ order, policy: aPolicy(), others, asked }).payouts.map(({ amount }) => amount));

describe('A set that is bought as one thing', () => {
  it('is the container with its price, sent like what is in it, and named with that', () => {
    expect(order.lines).toMatchObject([
      { id: 11, name: 'Starter set (Kettle, 4 × Cup)', virtual: false, weightGrams: 1500 },
      { id: 12, partOf: { lineId: 11, name: 'Starter set' } },
      { id: 13, partOf: { lineId: 11, name: 'Starter set' } },
      { id: 14 },
    ]);
  });

  it.each(['return', 'withdrawal'] as const)('lets no child go back alone (%s)', (kind) => {
    const { withdrawal } = aPolicy();
    const policy = aPolicy({ withdrawal: { ...withdrawal, enabled: true, countries: ['US'] } });
    const { lines } = assessOrder(factsOf({ order, policy }));
    expect(lines.map(({ returnable }) => returnable)).toEqual([2, 0, 0, 3]);
    expect(lines.map(({ withdrawable }) => withdrawable)).toEqual([2, 0, 0, 3]);
    const refusal = { code: 'part_of_set', params: { name: 'Starter set' } };
    expect(lines[1]).toMatchObject({ refusal, withdrawalRefusal: refusal });
    const alone = [aWish({ lineId: 12, reasonId: kind === 'return' ? 'too_small' : '' })];
    expect(problemsOf({ order, policy, kind }, alone)).toMatchObject([
      { code: 'line_not_returnable', verdict: { code: 'part_of_set' } },
    ]);
  });

  it('is what all its children are, where these are asked for', () => {
    const one = [aWish({ lineId: 12, quantity: 1 }), aWish({ lineId: 13, quantity: 4 })];
    expect([paid(one), paid([aWish({ lineId: 11, quantity: 1 })])]).toEqual([4950, 4950]);
    expect(problemsOf({ order }, one)).toEqual([]);
    expect(problemsOf({ order }, [aWish({ lineId: 11 }), ...one])).toEqual([]);
    expect(paid([aWish({ lineId: 11 }), ...one])).toBe(4950);
  });

  it.each([
    [[aWish({ lineId: 12 })]],
    [[aWish({ lineId: 12 }), aWish({ lineId: 13, quantity: 3 })]],
    [[aWish({ lineId: 12 }), aWish({ lineId: 13, quantity: 4, resolution: 'store_credit' })]],
    [[aWish({ lineId: 12, quantity: 3 }), aWish({ lineId: 13, quantity: 12 })]],
  ])('is not what some of it is', (asked) => {
    expect(paid(asked)).toBe(0);
    const policy = { resolutions: ALL_OFFERED };
    expect(problemsOf({ order, policy }, asked).some(({ verdict }) => verdict?.code === 'part_of_set')).toBe(true);
  });

  it('is a full return of the order with all other lines, so that shipping comes back', () => {
    const outbound = [{ id: 21, kind: 'shipping' as const, title: 'Post', amount: 500, taxes: [] }];
    const lines = setOf(box, kettle, cups);
    const asked = [aWish({ lineId: 11, quantity: 2 })];
    const policy = aPolicy({ outboundShipping: 'full_return' });
    const quote = quoteOf({ order: anOrder({ lines, outbound, total: 10400 }), policy, others: [], asked });
    expect(quote.outbound).toMatchObject([{ amount: 500 }]);
  });

  it.each([
    ['all is free', [{ ...box, ...free }, kettle]],
    ['a child has a price of its own', [box, { ...kettle, goods: 100, subtotal: 100 }]],
    ['a child was made free by a coupon', [box, { ...kettle, subtotal: 100 }]],
    ['quantities are no multiple', [box, { ...kettle, quantity: 3 }]],
  ])('is none where %s', (_name, lines) => {
    expect(setOf(...lines).some((line) => line.partOf ?? line.set)).toBe(false);
  });

  it('takes what is in a set of a set', () => {
    const inner = { ...kettle, name: 'Tea set', virtual: true };
    const [outer] = withSets(
      [box, inner, cups],
      new Map([
        [12, 11],
        [13, 12],
      ]),
    );
    expect(outer).toMatchObject({
      name: 'Starter set (Tea set, 4 × Cup)',
      set: { members: [{ lineId: 12 }, { lineId: 13 }] },
    });
  });

  it('goes back to stock by child', () => {
    const entry = returnOf({ order, policy: aPolicy(), others: [], asked: [aWish({ lineId: 11, quantity: 2 })] });
    const received = { ...entry, parcel: { state: 'received' as const, receivedAt: '2026-11-20T10:00:00.000Z' } };
    const inspection = [{ orderLineId: 11, sellable: 1, damaged: 1, missing: 0, lowered: null }];
    const looked = inspect(received, inspection, circumstances());
    const plans = looked.ok
      ? looked.value.effects.map(({ plan }) => plan).filter(({ kind }) => kind === 'restock')
      : [];
    expect(plans).toMatchObject([
      { orderLineId: 12, productId: 81, quantity: 1 },
      { orderLineId: 13, productId: 82, quantity: 4 },
    ]);
  });

  it('never gives anything for its children, nor more than it cost, whatever is asked', () => {
    const ask = fc.tuple(fc.constantFrom(11, 12, 13), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.uniqueArray(ask, { selector: ([id]) => id, minLength: 1 }), (asks) => {
        const asked = asks.map(([lineId, quantity]) => aWish({ lineId, quantity }));
        if (problemsOf({ order }, asked).length > 0) return;
        const sets = asks.find(([id]) => id === 11)?.[1] ?? asks.find(([id]) => id === 12)![1];
        expect(paid(asked)).toBe(4950 * sets);
      }),
    );
  });
});
