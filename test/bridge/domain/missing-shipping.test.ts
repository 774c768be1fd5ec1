import { describe, expect, it } from 'vitest';
import { startPayout } from '../../../bridge/domain/decisions/payout.ts';
import { inspect } from '../../../bridge/domain/decisions/inspect.ts';
import { payoutOf } from '../../../bridge/domain/lifecycle.ts';
import { sum } from '../../../bridge/domain/money.ts';
import type { OutboundRule, Resolution } from '../../../bridge/domain/policy.ts';
import { dueNow, payoutBreakdown } from '../../../bridge/domain/promise.ts';
import type { InspectedLine, Return, ReturnKind } from '../../../bridge/domain/return.ts';
import { ALL_OFFERED, anItem, aWish } from './ask.ts';
import { anOrder, anOrderLine, aPolicy, circumstances, NOW } from './builders.ts';
import { inspected, quoteOf, returnOf } from './support/returns.ts';

const TAX = { rateId: 3, label: 'VAT', amount: 200 };
const SHIPPING = { id: 40, kind: 'shipping', title: 'Flat rate', amount: 1000, taxes: [TAX] } as const;
const order = anOrder({
  lines: [
    anOrderLine({ quantity: 2, goods: 4000, subtotal: 4000, taxes: [] }),
    anOrderLine({ id: 12, quantity: 1, goods: 6000, subtotal: 6000, taxes: [] }),
  ],
  outbound: [SHIPPING],
});
const RECEIVED = { state: 'received', receivedAt: NOW } as const;

type Part = 'none' | 'proportion' | 'all';
interface Case {
  readonly rule?: OutboundRule;
  readonly kind?: ReturnKind;
  readonly partial?: Part;
  readonly resolution?: Resolution;
}

function policyOf({ rule = 'full_return', partial = 'none' }: Case) {
  const { withdrawal } = aPolicy();
  return aPolicy({
    outboundShipping: rule,
    resolutions: ALL_OFFERED,
    withdrawal: { ...withdrawal, partialShipping: partial },
  });
}

/** All of the order in one return: two caps and a coat, the coat at the store's fault. */
function whole(one: Case): Return {
  const { kind = 'return', resolution = 'refund' } = one;
  const reason = (id: string) => (kind === 'withdrawal' ? '' : id);
  const asked = [
    aWish({ quantity: 2, resolution, reasonId: reason('too_small') }),
    aWish({ lineId: 12, resolution, reasonId: reason('damaged') }),
  ];
  return returnOf({ order, policy: policyOf(one), others: [], asked, kind }, { parcel: RECEIVED });
}

/** What came: caps, of them damaged ones, and coats. */
function found(caps: number, coats: number, damaged = 0): readonly InspectedLine[] {
  return [
    { orderLineId: 11, sellable: caps - damaged, damaged, missing: 2 - caps, lowered: null },
    { orderLineId: 12, sellable: coats, damaged: 0, missing: 1 - coats, lowered: null },
  ];
}

function shippingOf(rma: Return, resolution: Resolution): readonly number[] {
  return dueNow(rma, resolution).outbound.map(({ amount }) => amount);
}

/** Of 1000: what came is worth 10000, 8000, 4000 and nothing. */
const TABLE: readonly (readonly [string, Case, number, number, number, number])[] = [
  ['full_return', {}, 1000, 0, 0, 0],
  ['proportion', { rule: 'proportion' }, 1000, 800, 400, 0],
  ['store_fault', { rule: 'store_fault' }, 1000, 1000, 0, 0],
  ['never', { rule: 'never' }, 0, 0, 0, 0],
  ['a withdrawal, nothing for a part', { kind: 'withdrawal' }, 1000, 0, 0, 0],
  ['a withdrawal, a part for a part', { kind: 'withdrawal', partial: 'proportion' }, 1000, 800, 400, 0],
  ['a withdrawal, all for a part', { kind: 'withdrawal', partial: 'all' }, 1000, 1000, 1000, 0],
];

describe('Units that are missing at the inspection', () => {
  describe.each(['refund', 'store_credit'] as const)('by %s', (resolution) => {
    it.each(TABLE)('lower the shipping that is paid back: %s', (_name, one, all, coatless, capless, none) => {
      const rma = whole({ ...one, resolution });
      const paid = (lines: readonly InspectedLine[]) => sum(shippingOf(inspected(rma, lines), resolution));
      expect(paid(found(2, 1))).toBe(all);
      expect(paid(found(1, 1))).toBe(coatless);
      expect(paid(found(2, 0))).toBe(capless);
      expect(paid(found(0, 0))).toBe(none);
    });
  });

  it('are not what is damaged: that came back', () => {
    expect(shippingOf(inspected(whole({}), found(2, 1, 2)), 'refund')).toEqual([1000]);
    expect(shippingOf(inspected(whole({ rule: 'proportion' }), found(2, 1, 1)), 'refund')).toEqual([1000]);
  });

  it('lower nothing that was paid before anybody looked', () => {
    const started = startPayout(whole({}), 'refund', circumstances({ policy: policyOf({}) }), true).next;
    expect(payoutOf(started, 'refund').amount).toBe(11_200);
    expect(shippingOf(inspected(started, found(1, 1)), 'refund')).toEqual([1000]);
  });

  it('bring none where only what is exchanged came', () => {
    const asked = [aWish({ quantity: 2 }), aWish({ lineId: 12, resolution: 'exchange', exchange: anItem() })];
    const rma = returnOf({ order, policy: policyOf({ rule: 'proportion' }), others: [], asked }, { parcel: RECEIVED });
    expect(shippingOf(rma, 'refund')).toEqual([1000]);
    expect(shippingOf(inspected(rma, found(0, 1)), 'refund')).toEqual([]);
    expect(shippingOf(inspected(rma, found(1, 0)), 'refund')).toEqual([200]);
  });

  it('are explained: what was promised, and what is less of it, with its tax', () => {
    const rma = inspected(whole({ rule: 'proportion' }), found(2, 0));
    const { lines, total } = payoutBreakdown(rma, 'refund');
    expect(lines).toContainEqual({ kind: 'shipping', label: 'Flat rate', quantity: null, amount: 1000 });
    expect(lines).toContainEqual({ kind: 'not_back', label: 'Flat rate', quantity: null, amount: -720 });
    expect(total).toBe(4000 + 480);
    expect(sum(lines.map(({ amount }) => amount))).toBe(total);
    const all = payoutBreakdown(inspected(whole({}), found(2, 1)), 'refund');
    expect(all.lines.some(({ kind }) => kind === 'not_back')).toBe(false);
  });

  it('are booked: the promise gives way to what is due', () => {
    const looked = inspect(whole({}), found(1, 1), circumstances({ policy: policyOf({}) }));
    if (!looked.ok) throw new Error('Not inspected');
    expect(payoutOf(looked.value.next, 'refund').amount).toBe(8000);
    const taken = looked.value.ledger.filter(({ account }) => account === 'promised');
    expect(sum(taken.map(({ amount }) => amount))).toBe(8000 - 11_200);
  });

  it('leave the shipping to the return that brings the last of them', () => {
    const first = inspected(whole({}), found(1, 1));
    const second = quoteOf({ order, policy: policyOf({}), others: [first], asked: [aWish()] });
    expect(second.outbound.map(({ amount }) => amount)).toEqual([1000]);
    const half = inspected(whole({ rule: 'proportion' }), found(1, 1));
    const rest = quoteOf({ order, policy: policyOf({ rule: 'proportion' }), others: [half], asked: [aWish()] });
    expect(rest.outbound.map(({ amount }) => amount)).toEqual([200]);
  });
});
