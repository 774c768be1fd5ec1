import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OurLabel, OurOrder, OurRefund, TheirLabel, TheirOrder } from '../../../bridge/domain/reconcile/books.ts';
import { compareLabels } from '../../../bridge/domain/reconcile/compare-labels.ts';
import { compareOrder } from '../../../bridge/domain/reconcile/compare-order.ts';
import type { DifferenceCode } from '../../../bridge/domain/reconcile/difference.ts';

const uuid = fc.uuid({ version: 4 });
const minor = fc.integer({ min: 1, max: 10_000_000 });
const act = { returnId: uuid, returnNumber: fc.nat(9999).map((number) => `RMA-${number}`) };

/** Settled, under way, or a person's word: whatever our books may hold. */
const refund: fc.Arbitrary<OurRefund> = fc.record({
  ...act,
  effectId: uuid,
  state: fc.constantFrom('done', 'done', 'failed', 'pending', 'in_flight', 'in_doubt'),
  booked: minor,
  refundId: fc.integer({ min: 1 }),
  vouched: fc.constant(false),
});

const order: fc.Arbitrary<OurOrder> = fc
  .record({
    orderId: fc.integer({ min: 1 }),
    orderNumber: fc.string({ minLength: 1 }),
    currency: fc.constantFrom({ code: 'EUR', decimals: 2 }, { code: 'JPY', decimals: 0 }),
    refunds: fc.uniqueArray(refund, { selector: (one) => one.effectId, maxLength: 5 }),
    credits: fc.uniqueArray(
      fc.record({ ...act, code: fc.stringMatching(/^[A-Z0-9]{16}$/), amount: fc.option(minor) }),
      {
        selector: (one) => one.code,
        maxLength: 3,
      },
    ),
    exchanges: fc.uniqueArray(
      fc.record({
        ...act,
        orderId: fc.integer({ min: 1 }),
        orderNumber: fc.string({ minLength: 1 }),
        total: fc.nat(1_000_000),
        isOpen: fc.boolean(),
      }),
      { selector: (one) => one.orderId, maxLength: 3 },
    ),
  })
  // What was refused is booked with nothing.
  .map((one) => ({
    ...one,
    refunds: one.refunds.map((each) => ({ ...each, booked: each.state === 'done' ? each.booked : 0 })),
  }));

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
interface Store {
  refunds: Mutable<NonNullable<TheirOrder['refunds']>[number]>[];
  coupons: Mutable<TheirOrder['coupons'][number]>[];
  exchanges: Mutable<TheirOrder['exchanges'][number]>[];
}

/** WooCommerce as it is when nothing went wrong: half of its refunds name us in the meta, the others in the reason only. */
function agreeing(ours: OurOrder): Store {
  return {
    refunds: [
      ...ours.refunds
        .filter(({ state }) => state === 'done')
        .map(({ effectId, booked, refundId }, index) => ({
          id: refundId!,
          amount: booked,
          effectId: index % 2 ? effectId : null,
          reason: `RMA-1 [boomerang ${effectId}]`,
        })),
      { id: 0, amount: 777, effectId: null, reason: 'Made in wp-admin' },
    ],
    coupons: ours.credits.map(({ code, amount }) => ({ code: code.toLowerCase(), amount: amount ?? 5 })),
    exchanges: ours.exchanges.map(({ orderId, total, isOpen }) => ({
      id: orderId,
      total,
      status: isOpen ? 'on-hold' : 'cancelled',
    })),
  };
}

/** What may go wrong with WooCommerce's side of a thing of ours; null: this order has nothing of the kind. */
const FAULTS: Readonly<Record<string, (store: Store, ours: OurOrder) => DifferenceCode | null>> = {
  'a refund deleted': (store, ours) => {
    const index = firstDone(store, ours);
    if (index < 0) return null;
    store.refunds.splice(index, 1);
    return 'refund_missing';
  },
  'a refund of a cent more': (store, ours) => {
    const index = firstDone(store, ours);
    if (index < 0) return null;
    store.refunds[index]!.amount += 1;
    return 'refund_amount';
  },
  'a refund made twice': (store, ours) => {
    const index = firstDone(store, ours);
    if (index < 0) return null;
    store.refunds.push({ ...store.refunds[index]!, id: 999_999 });
    return 'refund_twice';
  },
  'a refund that our books say was refused': (store, ours) => {
    const failed = ours.refunds.find(({ state }) => state === 'failed');
    if (!failed) return null;
    store.refunds.push({ id: 999_998, amount: 1, effectId: failed.effectId, reason: '' });
    return 'refund_unexpected';
  },
  'a refund of an act that we do not know': (store) => {
    const effectId = '00000000-0000-4000-8000-000000000000';
    store.refunds.push({ id: 999_997, amount: 5, effectId: null, reason: `RMA-9 [boomerang ${effectId}]` });
    return 'refund_unknown';
  },
  'a coupon deleted': (store) => (store.coupons.pop() ? 'credit_missing' : null),
  'a coupon of a cent less': (store, ours) => {
    const index = ours.credits.findIndex(({ amount }) => amount !== null);
    if (index < 0) return null;
    store.coupons[index]!.amount -= 1;
    return 'credit_amount';
  },
  'an exchange’s order deleted': (store, ours) => {
    const open = ours.exchanges.findIndex(({ isOpen }) => isOpen);
    if (open < 0) return null;
    store.exchanges.splice(open, 1);
    return 'exchange_missing';
  },
  'an exchange’s order of another total': (store, ours) => {
    const open = ours.exchanges.findIndex(({ isOpen }) => isOpen);
    if (open < 0) return null;
    store.exchanges[open]!.total += 1;
    return 'exchange_total';
  },
  'an exchange’s order cancelled or brought back': (store, ours) => {
    const [first] = ours.exchanges;
    if (!first) return null;
    store.exchanges[0]!.status = first.isOpen ? 'cancelled' : 'processing';
    return 'exchange_status';
  },
};

function firstDone({ refunds }: Store, ours: OurOrder): number {
  const done = ours.refunds.find(({ state }) => state === 'done');
  return done ? refunds.findIndex(({ reason }) => reason.includes(done.effectId)) : -1;
}

describe('The books of an order', () => {
  it('that agree show nothing', () => {
    fc.assert(
      fc.property(order, (ours) => {
        expect(compareOrder(ours, agreeing(ours))).toEqual([]);
      }),
    );
  });

  it.each(Object.keys(FAULTS))('show %s, and nothing else', (name) => {
    let injected = 0;
    fc.assert(
      fc.property(order, (ours) => {
        const store = agreeing(ours);
        const code = FAULTS[name]!(store, ours);
        if (code === null) return;
        injected += 1;
        const found = compareOrder(ours, store);
        expect(found.map((one) => one.code)).toEqual([code]);
        expect(found[0]).toMatchObject({ orderId: ours.orderId, currency: ours.currency.code });
      }),
      { numRuns: 200 },
    );
    expect(injected).toBeGreaterThan(20);
  });

  it('show all of several faults', () => {
    const several = fc.subarray(
      Object.keys(FAULTS).filter((name) => /coupon deleted|not know|refused|total/.test(name)),
    );
    fc.assert(
      fc.property(order, several, (ours, names) => {
        const store = agreeing(ours);
        const codes = names.flatMap((name) => FAULTS[name]!(store, ours) ?? []);
        expect(
          compareOrder(ours, store)
            .map((one) => one.code)
            .sort(),
        ).toEqual([...codes].sort());
      }),
    );
  });

  it('say once that the order is gone, and only where money was paid on it', () => {
    fc.assert(
      fc.property(order, (ours) => {
        const paid = ours.refunds.some(({ state }) => state === 'done');
        const found = compareOrder(ours, { ...agreeing(ours), refunds: null });
        expect(found.map((one) => one.code)).toEqual(paid ? ['order_missing'] : []);
      }),
    );
  });

  it('do not doubt a person’s word that WooCommerce can’t know of', () => {
    const vouched = { ...fc.sample(refund, 1)[0]!, state: 'done' as const, booked: 500, refundId: 0, vouched: true };
    const ours = { ...fc.sample(order, 1)[0]!, refunds: [vouched], credits: [], exchanges: [] };
    expect(compareOrder(ours, { refunds: [], coupons: [], exchanges: [] })).toEqual([]);
  });
});

const label: fc.Arbitrary<OurLabel> = fc.record({
  ...act,
  effectId: uuid,
  state: fc.constantFrom('done', 'done', 'failed', 'in_flight', 'in_doubt'),
  transactionId: uuid,
  cost: fc.record({ amount: minor, currency: fc.constantFrom('USD', 'EUR') }),
  voided: fc.boolean(),
});
const labels = fc
  .uniqueArray(label, { selector: (one) => one.effectId, minLength: 1, maxLength: 6 })
  .map((all) => all.map((one) => (one.state === 'done' ? one : { ...one, transactionId: null, cost: null })));

const theirLabels = (ours: readonly OurLabel[]): Mutable<TheirLabel>[] =>
  ours.flatMap(({ state, transactionId, effectId, cost, voided }) =>
    state === 'done' ? [{ transactionId: transactionId!, effectId, refunded: voided, price: cost }] : [],
  );
const codes = (ours: readonly OurLabel[], theirs: readonly TheirLabel[]) =>
  compareLabels(ours, theirs, () => 2).map((one) => one.code);

describe('Labels', () => {
  it('that agree show nothing, with their prices or without', () => {
    fc.assert(
      fc.property(labels, fc.boolean(), (ours, priced) => {
        const theirs = theirLabels(ours).map((one) => (priced ? one : { ...one, price: null }));
        expect(codes(ours, theirs)).toEqual([]);
      }),
    );
  });

  it('show one that Shippo lacks, one too many, one that nobody knows, another price, and one paid back by somebody', () => {
    fc.assert(
      fc.property(labels, (ours) => {
        const theirs = theirLabels(ours);
        const [first] = theirs;
        if (!first) return;
        const bought = ours.find((one) => one.effectId === first.effectId)!;
        expect(codes(ours, theirs.slice(1))).toEqual(['label_missing']);
        const extra = { transactionId: 'another', refunded: false, price: null };
        expect(codes(ours, [...theirs, { ...extra, effectId: first.effectId }])).toEqual(['label_twice']);
        expect(codes(ours, [...theirs, { ...extra, effectId: 'nobody’s' }])).toEqual(['label_unknown']);
        expect(codes(ours, [...theirs, { ...extra, effectId: 'nobody’s', refunded: true }])).toEqual([]);
        if (bought.voided) return;
        expect(codes(ours, [{ ...first, refunded: true }, ...theirs.slice(1)])).toEqual(['label_refunded']);
        const dearer = { amount: first.price!.amount + 1, currency: first.price!.currency };
        expect(codes(ours, [{ ...first, price: dearer }, ...theirs.slice(1)])).toEqual(['label_price']);
      }),
    );
  });

  it('that were refused, and that Shippo has all the same, are one too many; those in doubt are shown elsewhere', () => {
    const [one] = fc.sample(label, 1) as [OurLabel];
    const theirs = [{ transactionId: 'late', effectId: one.effectId, refunded: false, price: null }];
    const none = { ...one, transactionId: null, cost: null };
    expect(codes([{ ...none, state: 'failed' }], theirs)).toEqual(['label_twice']);
    expect(codes([{ ...none, state: 'in_doubt' }], theirs)).toEqual([]);
  });
});
