import { describe, expect, it } from 'vitest';
import { approve, reject } from '../../../bridge/domain/decisions/approve.ts';
import type { Decision } from '../../../bridge/domain/decisions/decision.ts';
import { inspect } from '../../../bridge/domain/decisions/inspect.ts';
import { carrierAccepted, carrierLost, received } from '../../../bridge/domain/decisions/journey.ts';
import { paidByHand, refundDone } from '../../../bridge/domain/decisions/settle-payout.ts';
import { type NewRequest, request } from '../../../bridge/domain/decisions/request.ts';
import { labelReady, shipOnSlip } from '../../../bridge/domain/decisions/shipping.ts';
import { trackingEntered } from '../../../bridge/domain/decisions/tracking.ts';
import { dueNow } from '../../../bridge/domain/promise.ts';
import { withoutPerson } from '../../../bridge/domain/retention.ts';
import { PARCEL_TRANSITIONS } from '../../../bridge/domain/lifecycle.ts';
import type { InspectedLine, Parcel, ParcelState, Return } from '../../../bridge/domain/return.ts';
import { endAfter } from '../../../bridge/domain/store-days.ts';
import { addMs } from '../../../bridge/domain/time.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { aLine, aPolicy, aReturn, circumstances, NOW, TAX } from './builders.ts';

const inspection = [{ orderLineId: 11, sellable: 2, damaged: 0, missing: 0, lowered: null }];
const PARCELS: Readonly<Record<ParcelState, Parcel>> = {
  requested: { state: 'requested' },
  approved: { state: 'approved', sendBackBy: NOW },
  in_transit: { state: 'in_transit', sendBackBy: NOW, scannedAt: NOW },
  received: { state: 'received', receivedAt: NOW },
  inspected: { state: 'inspected', receivedAt: NOW, inspection },
  closed: { state: 'closed', receivedAt: NOW, inspection },
  rejected: { state: 'rejected', reason: 'Worn.' },
  cancelled: { state: 'cancelled' },
  expired: { state: 'expired' },
};
const STATES = Object.keys(PARCEL_TRANSITIONS) as ParcelState[];
const facts = circumstances();
const inState = (state: ParcelState, over: Partial<Return> = {}) => aReturn({ parcel: PARCELS[state], ...over });
const emails = ({ effects }: Decision) => effects.flatMap(({ plan }) => (plan.kind === 'email' ? [plan.email] : []));

describe('Each act, in each state of the parcel', () => {
  it.each([
    ['approve', (entry: Return) => approve(entry, facts), ['requested']],
    ['reject', (entry: Return) => reject(entry, 'Worn.', facts), ['requested']],
    ['carrierAccepted', (entry: Return) => carrierAccepted(entry, facts), ['approved']],
    ['received', (entry: Return) => received(entry, 'received', facts), ['approved', 'in_transit']],
    [
      'inspect',
      (entry: Return) => {
        const result = inspect(entry, inspection, facts);
        if (!result.ok) throw new Error(result.problem.code);
        return result.value;
      },
      ['received'],
    ],
  ])('%s moves only what it may', (_name, act, from) => {
    const moved = STATES.filter((state) => {
      const before = inState(state);
      try {
        return act(before).next !== before;
      } catch {
        return false;
      }
    });
    expect(moved).toEqual(from);
  });

  it('says that a parcel is lost only while it is on its way', () => {
    expect(STATES.filter((state) => carrierLost(inState(state), facts).events.length > 0)).toEqual([
      'approved',
      'in_transit',
    ]);
  });
});

describe('A request', () => {
  const asked = (approved: boolean, over: Partial<NewRequest> = {}): NewRequest => {
    const { lines, outbound, bonus, payouts, ...entry } = aReturn();
    return {
      ...entry,
      quote: { lines, outbound, bonus, payouts, exchange: null, labelDeducted: false, parcel: true, payment: 'paid' },
      approval: { approved, verdict: entry.decision },
      withdrawnBy: null,
      ...over,
    };
  };

  it('is approved at once where the policy says so, with a label, and an e-mail that waits for it a minute', () => {
    const decision = request(asked(true), circumstances({ actor: { type: 'guest' } }));
    expect(decision.events.map(({ type, actor }) => [type, actor.type])).toEqual([
      ['requested', 'guest'],
      ['decided', 'boomerang'],
      ['approved', 'boomerang'],
    ]);
    expect(decision.next.parcel).toEqual({ state: 'approved', sendBackBy: endAfter(NOW, 14, 'UTC') });
    expect(decision.effects.map(({ plan, dueAt }) => [plan.kind, dueAt])).toEqual([
      ['buy_label', NOW],
      ['email', addMs(NOW, 60_000)],
    ]);
  });

  it('waits for the owner otherwise: both are told, nothing is bought', () => {
    const decision = request(asked(false), circumstances());
    expect(decision.next.parcel.state).toBe('requested');
    expect(emails(decision)).toEqual(['received', 'owner_decision']);
    expect(decision.effects.every(({ plan }) => plan.kind === 'email')).toBe(true);
  });

  it('ships on a packing slip at once where there is no Shippo token', () => {
    const decision = request(asked(true), circumstances({ labelsOffered: false }));
    expect(decision.next.shipping).toMatchObject({ state: 'packing_slip', instead: 'no_token' });
    expect(decision.effects.map(({ plan, dueAt }) => [plan.kind, dueAt])).toEqual([['email', NOW]]);
  });

  it('of withdrawal is acknowledged at once, whatever becomes of the label, with the date that the law sets', () => {
    const decision = request(asked(true, { kind: 'withdrawal', withdrawnBy: 'Ana Diaz' }), circumstances());
    expect(decision.effects.map(({ plan, dueAt }) => [plan.kind === 'email' ? plan.email : plan.kind, dueAt])).toEqual([
      ['withdrawal_receipt', NOW],
      ['buy_label', NOW],
      ['approved', addMs(NOW, 60_000)],
    ]);
    expect(decision.next.withdrawal).toEqual({
      name: 'Ana Diaz',
      confirmedAt: NOW,
      refundBy: endAfter(NOW, 14, 'UTC'),
      sentAt: null,
      warnedAt: null,
    });
  });

  it('of items that are all kept is paid and closed without a parcel', () => {
    const lines = [aLine({ resolution: 'keep' })];
    const { outbound, bonus } = aReturn();
    const quote = {
      ...{ lines, outbound, bonus, exchange: null, labelDeducted: false, parcel: false, payment: 'paid' as const },
      payouts: [{ resolution: 'keep' as const, amount: 9756 }],
    };
    const decision = request(asked(true, { quote }), circumstances());
    expect(decision.effects.map(({ plan }) => plan.kind)).toEqual(['email', 'refund']);
    const paid = refundDone(
      decision.next,
      { ...dueNow(decision.next, 'keep'), payout: 'keep', effectId: 'effect-1', refundId: 7, paid: true },
      circumstances(),
    );
    expect(paid.next.parcel).toEqual({ state: 'closed', receivedAt: null, inspection: [] });
    expect(emails(paid)).toEqual(['kept']);
  });
});

describe('Inspection', () => {
  const lines = [aLine({ orderLineId: 1, quantity: 2 }), aLine({ orderLineId: 2, quantity: 1 })];
  const here = inState('received', { lines });
  const one = (orderLineId: number, sellable: number, damaged = 0, missing = 0): InspectedLine => ({
    orderLineId,
    sellable,
    damaged,
    missing,
    lowered: null,
  });

  it.each([
    ['a line left out', [one(1, 2)]],
    ['a unit left out', [one(1, 1), one(2, 1)]],
    ['a unit too many', [one(1, 2, 1), one(2, 1)]],
    ['a line twice', [one(1, 1), one(1, 1), one(2, 1)]],
    ['a line of something else', [one(1, 2), one(2, 1), one(3, 1)]],
    ['a strange line for a known one', [one(1, 2), one(3, 1)]],
  ])('is refused with %s', (_title, found) => {
    const result = inspect(here, found, facts);
    expect(result.ok ? null : result.problem.code).toBe('inspection_incomplete');
  });

  it('restocks sellable units only', () => {
    const result = inspect(here, [one(1, 1, 1), one(2, 0, 0, 1)], facts);
    const plans = result.ok ? result.value.effects.map(({ plan }) => plan) : [];
    expect(plans.filter(({ kind }) => kind === 'restock')).toMatchObject([{ orderLineId: 1, quantity: 1 }]);
  });
});

describe('The shipping of a return', () => {
  const preparing = inState('approved', { shipping: { state: 'preparing', effectId: 'x' } });
  const slip = { state: 'packing_slip', instead: 'no_rate', carrier: null, trackingNumber: null } as const;
  const cost = { amount: 595, currency: 'USD' };
  const label = {
    state: 'label',
    carrier: 'usps',
    trackingNumber: '9205',
    trackingUrl: null,
    qrCodeUrl: null,
    test: true,
    source: 'shippo',
    transactionId: 'tx-1',
    cost,
    readyAt: NOW,
  } as const;

  it('puts the price of a label into the books, and mails it by itself only when an e-mail went out without it', () => {
    const decision = labelReady(preparing, label, false, 'x', facts);
    expect(decision.ledger).toMatchObject([{ account: 'label', kind: 'label_cost', amount: 595, effectId: 'x' }]);
    expect(emails(decision)).toEqual([]);
    expect(emails(labelReady(preparing, label, true, 'x', facts))).toEqual(['label']);
    expect(emails(labelReady(inState('received'), label, true, 'x', facts))).toEqual([]);
  });

  it('books a label that is paid when used at the first scan, once, and one that never travels not at all', () => {
    const paid = circumstances({ policy: aPolicy({ labels: { ...DEFAULT_RULES.labels, kind: 'pay_on_use' } }) });
    expect(labelReady(preparing, label, false, 'x', paid).ledger).toEqual([]);
    const labelled = inState('approved', { shipping: label });
    const scanned = carrierAccepted(labelled, paid);
    expect(scanned.ledger).toMatchObject([{ account: 'label', kind: 'label_cost', amount: 595 }]);
    expect(received(scanned.next, 'received', paid).ledger).toEqual([]);
    expect(received(labelled, 'received', paid).ledger).toMatchObject([{ account: 'label', amount: 595 }]);
    expect(carrierAccepted(labelled, facts).ledger).toEqual([]);
  });

  it('falls back to a packing slip only while a label is awaited', () => {
    const why = { instead: 'too_dear', message: '', mailed: false } as const;
    expect(shipOnSlip(preparing, why, facts).next.shipping).toMatchObject({
      state: 'packing_slip',
      instead: 'too_dear',
    });
    const labelled = inState('approved', { shipping: label });
    expect(shipOnSlip(labelled, why, facts).next).toBe(labelled);
    expect(emails(shipOnSlip(preparing, { ...why, instead: 'in_doubt' }, facts))).toEqual(['owner_in_doubt']);
  });

  it('takes a tracking number of the shopper only for a parcel without a label', () => {
    const typed = { carrier: 'dhl', trackingNumber: '12345', usedBy: null };
    expect(trackingEntered(inState('approved', { shipping: slip }), typed, facts).next.shipping).toMatchObject({
      carrier: 'dhl',
      trackingNumber: '12345',
    });
    expect(trackingEntered(preparing, typed, facts).next).toBe(preparing);
  });

  it('lets the owner tick "paid by hand" only where WooCommerce has recorded such a refund', () => {
    const entry = inState('received');
    expect(paidByHand(entry, 'refund', null, facts).next).toBe(entry);
  });
});

describe('Less for damaged units', () => {
  const shirt = aLine({
    orderLineId: 1,
    fee: 756,
    parts: [{ payout: 'refund', goods: 8285, taxes: [{ ...TAX, amount: 715 }] }],
  });
  const swap = aLine({ orderLineId: 2, quantity: 1, resolution: 'exchange' });
  const lines = [shirt, swap];
  const here = inState('received', { lines });
  const found = (over: Partial<InspectedLine>, second: Partial<InspectedLine> = {}): readonly InspectedLine[] => [
    { orderLineId: 1, sellable: 1, damaged: 1, missing: 0, lowered: null, ...over },
    { orderLineId: 2, sellable: 1, damaged: 0, missing: 0, lowered: null, ...second },
  ];
  const less = (amount: number, reason = 'A stain') => ({ amount, reason });
  const begun = inState('received', {
    lines,
    payouts: here.payouts.map((one) => ({ ...one, effectId: 'effect-1' }) as Return['payouts'][number]),
  });

  it.each<[string, string, Return, readonly InspectedLine[]]>([
    ['of units that are fine', 'lowering_needs_damage', here, found({ sellable: 2, damaged: 0, lowered: less(1) })],
    ['of an exchange', 'lowering_not_for_exchange', here, found({}, { sellable: 0, damaged: 1, lowered: less(1) })],
    ['once the money has moved', 'lowering_too_late', begun, found({ lowered: less(1) })],
    ['without a reason', 'lowering_needs_reason', here, found({ lowered: less(1, ' ') })],
    ['with a very long reason', 'lowering_needs_reason', here, found({ lowered: less(1, 'x'.repeat(301)) })],
    ['by nothing', 'lowering_too_high', here, found({ lowered: less(0) })],
    ['by less than nothing', 'lowering_too_high', here, found({ lowered: less(-1) })],
    ['by a part of a cent', 'lowering_too_high', here, found({ lowered: less(0.5) })],
    ['by more than is paid after the fee', 'lowering_too_high', here, found({ lowered: less(9001) })],
    [
      'by more than what came is worth',
      'lowering_too_high',
      here,
      found({ sellable: 0, missing: 1, lowered: less(4501) }),
    ],
  ])('is refused %s, and nothing has happened', (_title, code, entry, inspection) => {
    const result = inspect(entry, inspection, facts);
    expect(result.ok ? null : result.problem.code).toBe(code);
  });

  it('names the most that it can be', () => {
    const result = inspect(here, found({ lowered: less(9001) }), facts);
    expect(result.ok ? null : result.problem.params).toEqual({
      line: 'Linen shirt',
      amount: 9000,
      currency: 'USD',
      decimals: 2,
    });
  });

  it('is told in the timeline, lowers the promise at once and the refund with it, and is kept by the store', () => {
    const result = inspect(here, found({ lowered: less(1001) }), facts);
    if (!result.ok) throw new Error(result.problem.code);
    const { next, events, ledger, effects } = result.value;
    expect(events.filter(({ type }) => type === 'refund_lowered').map(({ data }) => data)).toEqual([
      { item: 'Linen shirt', reason: 'A stain', amount: 1001, currency: 'USD', decimals: 2 },
    ]);
    const promised = ledger.filter(({ account }) => account === 'promised');
    expect(promised.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['goods', -921],
      ['tax', -80],
    ]);
    const refund = effects.find(({ plan }) => plan.kind === 'refund')!;
    if (refund.plan.kind !== 'refund') throw new Error('No refund');
    expect(refund.plan).toMatchObject({ amount: 7999, lines: [{ goods: 7364, taxes: [{ amount: 635 }] }] });
    const paid = refundDone(next, { ...refund.plan, effectId: refund.id, refundId: 7, paid: true }, facts);
    const kept = paid.ledger.filter(({ account }) => account === 'kept');
    expect(kept.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['return_fee', 756],
      ['lowered', 1001],
    ]);
    const note = paid.effects.find(({ plan }) => plan.kind === 'order_note')?.plan;
    expect(note).toMatchObject({
      breakdown: { total: 7999, lines: expect.arrayContaining([aRow('lowered', 'A stain', -1001)]) as unknown },
    });
  });

  it('keeps its amount and loses its words when personal data are erased', () => {
    const result = inspect(here, found({ lowered: less(1001) }), facts);
    if (!result.ok) throw new Error(result.problem.code);
    expect(withoutPerson(result.value.next).parcel).toMatchObject({
      inspection: [{ lowered: { amount: 1001, reason: '' } }, { lowered: null }],
    });
  });

  it('may be all of it: then nobody is paid, and the store keeps it', () => {
    const only = inState('received', { lines: [shirt] });
    const [first] = found({ lowered: less(9000) });
    const result = inspect(only, [first!], facts);
    if (!result.ok) throw new Error(result.problem.code);
    expect(result.value.next.payouts).toMatchObject([{ state: 'settled', amount: 0 }]);
    expect(result.value.effects.some(({ plan }) => plan.kind === 'refund')).toBe(false);
    const kept = result.value.ledger.filter(({ account }) => account === 'kept');
    expect(kept.map(({ amount }) => amount)).toEqual([756, 9000]);
  });
});

function aRow(kind: string, label: string, amount: number) {
  return { kind, label, quantity: null, amount };
}
