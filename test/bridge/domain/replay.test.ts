import { describe, expect, it } from 'vitest';
import type { Order } from '../../../bridge/domain/order.ts';
import { DEFAULT_RULES, type Policy } from '../../../bridge/domain/policy.ts';
import { replay, type Replay } from '../../../bridge/domain/replay.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { addDays } from '../../../bridge/domain/time.ts';
import { ALL_OFFERED } from './ask.ts';
import { ADDRESS, aLine, anOrder, anOrderLine, aPolicy, aRefund, aReturn, NOW, USD } from './builders.ts';

const DELIVERED = '2026-11-05T10:00:00.000Z';
const DAY_15 = addDays('2026-11-03T10:00:00.000Z', 15);

function play(
  draft: Partial<Policy>,
  {
    orders = [anOrder()],
    returns = [aReturn()],
    current = {},
  }: { orders?: readonly Order[]; returns?: readonly Return[]; current?: Partial<Policy> } = {},
): Replay {
  const policy = aPolicy(current);
  return replay({
    orders,
    returns,
    current: policy,
    draft: { ...policy, ...draft, version: 2 },
    storeCurrency: USD,
  });
}

const window = (days: number) => ({ window: { ...DEFAULT_RULES.window, days } });
const approval = (over: Partial<Policy['approval']>) => ({ approval: { ...DEFAULT_RULES.approval, ...over } });

describe('A draft that changes nothing', () => {
  it('decides everything as the policy in force does', () => {
    const { now, draft, changed } = play({});
    expect(draft).toEqual(now);
    expect(now).toEqual({
      linesAllowed: 1,
      returnsAllowed: 1,
      returnsRefused: 0,
      returnsAutomatic: 1,
      paid: 9756,
      feesKept: 0,
      shippingPaid: 0,
      bonusPaid: 0,
    });
    expect(changed).toEqual([]);
  });
});

describe('A return is decided as on the day that it was asked for', () => {
  const late = aReturn({ createdAt: DAY_15 });

  it('by a shorter window it was over, and is named with what it was worth', () => {
    const { now, draft, changed } = play(window(14), { returns: [late] });
    expect([now.returnsAllowed, draft.returnsAllowed, draft.returnsRefused, draft.paid]).toEqual([1, 0, 1, 0]);
    expect(changed).toEqual([
      {
        number: 'RMA-1001',
        orderNumber: '71',
        kind: 'return',
        before: { allowed: true, code: 'approved_by_policy', amount: 9756 },
        after: { allowed: false, code: 'window_over', amount: 0 },
      },
    ]);
  });

  it('before its own refund, and before the order was marked as refunded for it', () => {
    const refunds = [aRefund({ effectId: 'x', amount: 14635 })];
    const order = anOrder({ status: 'refunded', refunds });
    expect(play({}, { orders: [order], returns: [late] }).now).toMatchObject({ returnsAllowed: 1, paid: 9756 });
  });

  it('before the order was completed, where it was not yet', () => {
    const early = aReturn({ createdAt: '2026-11-02T10:00:00.000Z' });
    const { now, draft, changed } = play({ orderStates: ['processing', 'completed'] }, { returns: [early] });
    expect([now.returnsAllowed, draft.returnsAllowed]).toEqual([0, 1]);
    expect(changed[0]?.before.code).toBe('order_state');
  });

  it('with the returns of the order that were made before, not with later ones', () => {
    const first = aReturn({ lines: [aLine({ quantity: 2 })] });
    const second = aReturn({
      id: 'return-2',
      number: 'RMA-1002',
      createdAt: addDays(NOW, 1),
      lines: [aLine({ quantity: 1, goods: 4491, taxes: [] })],
    });
    const tooMuch = { ...second, lines: [aLine({ quantity: 2 })] };
    expect(play({}, { returns: [second, first] }).now.returnsAllowed).toBe(2);
    expect(play({}, { returns: [tooMuch, first] }).now).toMatchObject({ returnsAllowed: 1, returnsRefused: 1 });
  });

  it('taken as it was overridden by staff, who are persons already', () => {
    const override = { reason: 'A regular.', refusals: [] };
    const overridden = aReturn({ createdAt: DAY_15, override, actor: { type: 'staff', id: 1, name: 'Olga' } });
    const { draft } = play({ ...window(14), ...approval({ mode: 'person' }) }, { returns: [overridden] });
    expect(draft).toMatchObject({ returnsAllowed: 1, returnsAutomatic: 1 });
  });
});

describe('What a draft no longer has refuses', () => {
  it.each<[string, Partial<Policy>, string]>([
    ['a reason', { reasons: DEFAULT_RULES.reasons.filter((one) => one.id !== 'too_small') }, 'unknown_reason'],
    [
      'a resolution',
      {
        resolutions: {
          ...DEFAULT_RULES.resolutions,
          refund: { ...DEFAULT_RULES.resolutions.refund, offered: false },
        },
      },
      'resolution_not_offered',
    ],
  ])('%s', (_title, draft, code) => {
    expect(play(draft).changed[0]?.after).toEqual({ allowed: false, code, amount: 0 });
  });

  it('the statutory door', () => {
    const open = { withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true } };
    const shipTo = { ...ADDRESS, country: 'FR' };
    const withdrawn = aReturn({ kind: 'withdrawal', lines: [aLine({ reasonId: '' })] });
    const { changed } = play(
      { withdrawal: DEFAULT_RULES.withdrawal },
      { current: open, orders: [anOrder({ shipTo })], returns: [withdrawn] },
    );
    expect(changed[0]).toMatchObject({
      kind: 'withdrawal',
      before: { allowed: true, code: 'approved_by_law', amount: 9756 },
      after: { allowed: false, code: 'withdrawal_not_offered', amount: 0 },
    });
  });

  it('but not a photo or a comment: the shopper would have given them', () => {
    const reasons = DEFAULT_RULES.reasons.map((one) => ({ ...one, photoRequired: true, commentRequired: true }));
    expect(play({ reasons }).draft.returnsAllowed).toBe(1);
  });
});

describe('Money under a draft', () => {
  it('has its fees taken off and its shipping added', () => {
    const outbound = [{ id: 31, kind: 'shipping' as const, title: 'Post', amount: 500, taxes: [] }];
    const draft = {
      resolutions: {
        ...ALL_OFFERED,
        refund: { offered: true, fee: { kind: 'percent' as const, basisPoints: 1000 } },
      },
      outboundShipping: 'full_return' as const,
    };
    const whole = aReturn({ lines: [aLine({ quantity: 3, goods: 13473, taxes: [] })] });
    const { now, draft: then } = play(draft, { orders: [anOrder({ outbound })], returns: [whole] });
    expect([now.paid, now.feesKept, now.shippingPaid]).toEqual([14635, 0, 0]);
    expect([then.paid, then.feesKept, then.shippingPaid]).toEqual([14635 - 1464 + 500, 1464, 500]);
  });

  it('has the bonus of credit in it', () => {
    const credit = aReturn({ lines: [aLine({ resolution: 'store_credit' })] });
    const bonus = { kind: 'flat' as const, amount: 300 };
    const draft = { resolutions: { ...ALL_OFFERED, storeCredit: { ...ALL_OFFERED.storeCredit, bonus } } };
    const found = play(draft, { current: { resolutions: ALL_OFFERED }, returns: [credit] });
    expect([found.now.paid, found.draft.paid, found.draft.bonusPaid]).toEqual([9756, 10056, 300]);
    expect(found.changed).toHaveLength(1);
  });

  it('has a flat bonus once for an order, with the first return that takes credit', () => {
    const lines = [aLine({ quantity: 1, resolution: 'store_credit' as const })];
    const returns = ['a', 'b'].map((id, day) => aReturn({ id, lines, createdAt: addDays(aReturn().createdAt, day) }));
    const bonus = { kind: 'flat' as const, amount: 300 };
    const draft = { resolutions: { ...ALL_OFFERED, storeCredit: { ...ALL_OFFERED.storeCredit, bonus } } };
    const found = play(draft, { current: { resolutions: ALL_OFFERED }, returns });
    expect([found.draft.returnsAllowed, found.draft.bonusPaid]).toEqual([2, 300]);
    expect(found.draft.paid).toBe(found.now.paid + 300);
  });

  it('has an exchange at the price of its day, even to the cent', () => {
    const exchange = {
      ...{ productId: 70, variationId: 701, name: 'Linen shirt, M', sku: 'LS-1-M', imageUrl: null },
      ...{ listPrice: 9756, price: 9756, taxes: [] },
    };
    const returns = [aReturn({ lines: [aLine({ resolution: 'exchange', exchange })] })];
    const { now } = play({}, { current: { resolutions: ALL_OFFERED }, returns });
    expect(now).toMatchObject({ returnsAllowed: 1, paid: 9756 });
  });
});

describe('Who decides under a draft', () => {
  const orders = [anOrder(), anOrder({ id: 72, number: '72', placedAt: '2026-11-04T10:00:00.000Z' })];
  const second = aReturn({
    ...{ id: 'return-2', number: 'RMA-1002', orderId: 72, orderNumber: '72', createdAt: addDays(NOW, 2) },
    customer: { id: 0, name: 'Ana', email: 'ANA@example.com', address: ADDRESS },
  });
  const automatic = (rules: Partial<Policy['approval']>, returns: readonly Return[] = [aReturn(), second]) => {
    const { draft, changed } = play(approval(rules), { orders, returns });
    return [draft.returnsAllowed, draft.returnsAutomatic, changed.map((one) => one.after.code)];
  };

  it('is a person for every return, or for those over a value', () => {
    expect(automatic({ mode: 'person' })).toEqual([2, 0, ['held_person', 'held_person']]);
    expect(automatic({ upToValue: 9755 })).toEqual([2, 0, ['held_value', 'held_value']]);
  });

  it('follows the customer’s own returns and orders up to that day, by account or e-mail', () => {
    expect(automatic({ earlierReturns: 0 })).toEqual([2, 1, ['held_earlier_returns']]);
    expect(automatic({ limit: { returns: 1, days: 2 } })).toEqual([2, 1, ['held_limit']]);
    expect(automatic({ limit: { returns: 1, days: 1 } })).toEqual([2, 2, []]);
    expect(automatic({ firstOrder: false })).toEqual([2, 2, []]);
    const another = { ...second, customer: { ...second.customer, id: 5 } };
    expect(automatic({ earlierReturns: 0 }, [aReturn(), another])).toEqual([2, 2, []]);
  });

  it('does not count a return that the shopper took back', () => {
    const cancelled = aReturn({ parcel: { state: 'cancelled' } });
    expect(automatic({ earlierReturns: 0 }, [cancelled, second])).toEqual([1, 1, []]);
  });
});

describe('Order lines that could have been returned', () => {
  const lines = [anOrderLine(), anOrderLine({ id: 12, onSale: true }), anOrderLine({ id: 13, virtual: true })];

  it('are counted seven days after delivery where nothing was returned', () => {
    const order = anOrder({ lines, deliveredAt: DELIVERED });
    const count = (days: number) => play(window(days), { orders: [order], returns: [] }).draft.linesAllowed;
    // Delivered two days after completion, from which the window counts.
    expect([count(8), count(9)]).toEqual([0, 2]);
  });

  it('are counted on the day of the first return where there was one', () => {
    const orders = [anOrder({ lines })];
    const count = (days: number) =>
      play(window(days), { orders, returns: [aReturn({ createdAt: DAY_15 })] }).draft.linesAllowed;
    expect([count(14), count(15)]).toEqual([0, 2]);
  });

  it('are fewer where a draft takes back nothing from the sale', () => {
    const never = { ...DEFAULT_RULES.never, onSale: true };
    const { now, draft } = play({ never }, { orders: [anOrder({ lines })], returns: [] });
    expect([now.linesAllowed, draft.linesAllowed]).toEqual([2, 1]);
  });
});

describe('What is left out', () => {
  it('is every order in another currency, with its returns', () => {
    const orders = [anOrder(), anOrder({ id: 72, currency: { code: 'EUR', decimals: 2 } })];
    const found = play({}, { orders, returns: [aReturn({ orderId: 72 })] });
    expect([found.orders, found.returns, found.leftOut, found.now.paid]).toEqual([1, 0, 1, 0]);
  });

  it('is what would make the list too long: the latest fifty are shown', () => {
    const many = Array.from({ length: 60 }, (_, index) => index + 1);
    const orders = many.map((id) => anOrder({ id }));
    const returns = many.map((id) =>
      aReturn({ orderId: id, number: `RMA-${id}`, createdAt: addDays('2026-11-04T10:00:00.000Z', id / 10) }),
    );
    const { changed, draft } = play(window(0), { orders, returns });
    expect(draft.returnsRefused).toBe(60);
    expect(changed.map((one) => one.number)).toEqual(
      many
        .slice(10)
        .reverse()
        .map((id) => `RMA-${id}`),
    );
  });
});
