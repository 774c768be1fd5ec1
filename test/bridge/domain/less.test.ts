import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessPaid } from '../../../bridge/domain/less.ts';
import { sum } from '../../../bridge/domain/money.ts';
import { payoutBreakdown } from '../../../bridge/domain/promise.ts';
import type { InspectedLine, Return } from '../../../bridge/domain/return.ts';
import { aLine, aReturn, NOW } from './builders.ts';
import { splits } from './walk.ts';

const NONE = { missing: 0, damaged: 0, sellable: 0, lowered: null } as const;
const looked = (entry: Return, inspection: readonly InspectedLine[]): Return => ({
  ...entry,
  parcel: { state: 'inspected', receivedAt: NOW, inspection },
});

describe('What is paid less than was committed', () => {
  const entry = aReturn();
  const [line] = entry.lines;

  it('names the units that were missing, and what they take off', () => {
    const found = looked(entry, [{ ...NONE, orderLineId: line!.orderLineId, sellable: 1, missing: 1 }]);
    const { total } = payoutBreakdown(found, 'refund');
    const committed = payoutBreakdown(entry, 'refund').total;
    expect(lessPaid(found, 'refund')).toEqual({
      committed,
      left: total,
      items: [{ orderLineId: 11, name: line!.name, quantity: 1, amount: committed - total, reason: null }],
    });
  });

  it('names what was deducted, and why', () => {
    const lowered = { amount: 500, reason: 'Stained' };
    const found = looked(entry, [{ ...NONE, orderLineId: line!.orderLineId, damaged: 2, lowered }]);
    expect(lessPaid(found, 'refund')?.items).toEqual([
      { orderLineId: 11, name: line!.name, quantity: null, amount: 500, reason: 'Stained' },
    ]);
  });

  it('is nothing where all came, where nobody has looked, and where the order was never paid', () => {
    const all = [{ ...NONE, orderLineId: line!.orderLineId, sellable: 2 }];
    expect(lessPaid(looked(entry, all), 'refund')).toBeNull();
    expect(lessPaid(entry, 'refund')).toBeNull();
    const lost = [{ ...NONE, orderLineId: line!.orderLineId, missing: 2 }];
    expect(lessPaid({ ...looked(entry, lost), payment: 'awaited' }, 'refund')).toBeNull();
    expect(lessPaid(looked(entry, lost), 'refund')).toMatchObject({ left: 0 });
  });

  it('comes to the difference, whatever was found', () => {
    const portions = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 });
    const lines = [aLine({ orderLineId: 11, quantity: 2 }), aLine({ orderLineId: 12, quantity: 2, goods: 8983 })];
    const two = aReturn({ lines, outbound: [], bonus: 0, labelDeduction: 0 });
    fc.assert(
      fc.property(portions, portions, portions, (found, damaged, lowered) => {
        const less = lessPaid(looked(two, splits(two, found, damaged, lowered)), 'refund');
        if (less !== null) expect(sum(less.items.map(({ amount }) => amount))).toBe(less.committed - less.left);
      }),
    );
  });
});
