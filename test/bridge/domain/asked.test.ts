import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessOrder } from '../../../bridge/domain/assess.ts';
import { type AskedLine, checkAsked, overridden, policyRefusals } from '../../../bridge/domain/asked.ts';
import { DEFAULT_RULES, RESOLUTIONS } from '../../../bridge/domain/policy.ts';
import type { ReturnKind } from '../../../bridge/domain/return.ts';
import { ALL_OFFERED, anItem, aWish, factsOf, problemsOf, type Situation } from './ask.ts';
import { ADDRESS, aLine, anOrderLine, aReturn } from './builders.ts';

const { window, withdrawal, reasons } = DEFAULT_RULES;
const codes = (situation: Situation, asked?: readonly AskedLine[]) =>
  problemsOf(situation, asked && [...asked]).map(({ lineId, code }) => [lineId, code]);
const strictReasons = reasons.map((one) => ({ ...one, photoRequired: true, commentRequired: true }));

describe('A request that is fine', () => {
  it.each<[string, Situation]>([
    ['asks for a refund of some units', {}],
    ['asks for all units that are left', { wish: { quantity: 3 } }],
    ['asks for credit', { policy: { resolutions: ALL_OFFERED }, wish: { resolution: 'store_credit' } }],
    ['keeps what is cheap enough', { policy: { resolutions: ALL_OFFERED }, wish: { resolution: 'keep' } }],
    [
      'exchanges for another size',
      { policy: { resolutions: ALL_OFFERED }, wish: { resolution: 'exchange', exchange: anItem() } },
    ],
    [
      'replaces a variation by itself',
      {
        policy: { resolutions: ALL_OFFERED },
        line: { variationId: 701 },
        wish: { resolution: 'exchange', exchange: anItem({ variationId: 701 }) },
      },
    ],
    [
      'exchanges for any product of the same tax, where the store allows it, and takes the last one',
      {
        policy: { resolutions: { ...ALL_OFFERED, exchange: { ...ALL_OFFERED.exchange, scope: 'any' } } },
        wish: { resolution: 'exchange', exchange: anItem({ productId: 80, inStock: 1 }) },
      },
    ],
    [
      'has its photo and its comment',
      { policy: { reasons: strictReasons }, wish: { photoIds: ['photo'], comment: 'A hole.' } },
    ],
  ])('%s', (_title, situation) => {
    expect(problemsOf(situation)).toEqual([]);
  });
});

describe('A request that is not whole', () => {
  it.each<[string, Situation, string]>([
    ['has a line of another order', { wish: { lineId: 99 } }, 'line_not_on_order'],
    ['asks for more than there is', { wish: { quantity: 4 } }, 'quantity_not_returnable'],
    ['asks for none', { wish: { quantity: 0 } }, 'quantity_not_returnable'],
    ['asks for a part of a unit', { wish: { quantity: 1.5 } }, 'quantity_not_returnable'],
    ['has a reason that is not the store’s', { wish: { reasonId: 'whim' } }, 'unknown_reason'],
    ['has no reason', { wish: { reasonId: '' } }, 'unknown_reason'],
    [
      'has a reason that is retired',
      { policy: { reasons: reasons.map((one) => ({ ...one, retired: one.id === 'too_small' })) } },
      'unknown_reason',
    ],
    [
      'does not say what to exchange for',
      { policy: { resolutions: ALL_OFFERED }, wish: { resolution: 'exchange' } },
      'exchange_missing',
    ],
    ['lacks the photo', { policy: { reasons: strictReasons }, wish: { comment: 'A hole.' } }, 'photo_required'],
    [
      'has a comment of blanks only',
      { policy: { reasons: strictReasons }, wish: { photoIds: ['photo'], comment: ' \n' } },
      'comment_required',
    ],
  ])('%s', (_title, situation, code) => {
    expect(problemsOf(situation).map((one) => [one.code, one.verdict])).toEqual([[code, null]]);
  });

  it('names a line twice', () => {
    expect(codes({}, [aWish(), aWish()])).toEqual([[11, 'line_twice']]);
  });

  it('says how many there are', () => {
    const returns = [aReturn({ lines: [aLine({ quantity: 2 })] })];
    expect(problemsOf({ facts: { returns }, wish: { quantity: 2 } })[0]?.params).toEqual({
      quantity: 2,
      returnable: 1,
    });
  });

  it('gives a reason whose window is over, though another’s is not', () => {
    const match = { products: [], categories: [], tags: [], countries: [], roles: [], reasons: ['too_small'] };
    const rules = [{ id: 'size', name: 'Size', match, days: 7 }];
    expect(problemsOf({ policy: { window: { ...window, rules } } })).toMatchObject([
      { lineId: 11, code: 'line_not_returnable', verdict: { code: 'window_over', rule: 'window.rules.0' } },
    ]);
  });

  it('wants one item for two lines of which there is only one', () => {
    const lines = [anOrderLine(), anOrderLine({ id: 12 })];
    const wish = { resolution: 'exchange', exchange: anItem({ inStock: 1 }) } as const;
    const asked = [aWish(wish), aWish({ ...wish, lineId: 12 })];
    expect(problemsOf({ policy: { resolutions: ALL_OFFERED }, order: { lines } }, asked)).toMatchObject([
      { lineId: 11, verdict: { code: 'exchange_out_of_stock', params: { inStock: 1, quantity: 2 } } },
      { lineId: 12, verdict: { code: 'exchange_out_of_stock' } },
    ]);
  });

  it('is told everything at once, in the order of its lines', () => {
    const lines = [anOrderLine({ virtual: true }), anOrderLine({ id: 12 })];
    const asked = [aWish({ lineId: 12, quantity: 9, reasonId: 'whim', resolution: 'keep' }), aWish()];
    expect(codes({ order: { lines } }, asked)).toEqual([
      [12, 'quantity_not_returnable'],
      [12, 'unknown_reason'],
      [12, 'resolution_refused'],
      [11, 'line_not_returnable'],
    ]);
  });

  it('is told once where the whole order is refused', () => {
    expect(codes({ order: { status: 'on-hold' }, wish: { quantity: 9, reasonId: 'whim' } })).toEqual([
      [0, 'order_refused'],
    ]);
  });
});

describe('A withdrawal', () => {
  const open = { ...withdrawal, enabled: true };
  const law: Situation = {
    kind: 'withdrawal',
    policy: { withdrawal: open, resolutions: ALL_OFFERED },
    order: { shipTo: { ...ADDRESS, country: 'FR' } },
    wish: { reasonId: '' },
  };
  const refundsNotOffered = { ...ALL_OFFERED, refund: { ...ALL_OFFERED.refund, offered: false } };
  const choosing = (wish: Partial<AskedLine>) => ({ ...law, wish: { reasonId: '', ...wish } });

  it('needs no reason, photo or comment, and pays back whatever the store offers', () => {
    const policy = { ...law.policy, reasons: strictReasons, resolutions: refundsNotOffered };
    expect(problemsOf({ ...law, policy })).toEqual([]);
  });

  it('gives credit or another item by the consumer’s express choice, where the store offers it', () => {
    expect(problemsOf(choosing({ resolution: 'store_credit' }))).toEqual([]);
    expect(problemsOf(choosing({ resolution: 'exchange', exchange: anItem() }))).toEqual([]);
    expect(problemsOf(choosing({ resolution: 'exchange' })).map((one) => one.code)).toEqual(['exchange_missing']);
  });

  it('does not give credit where the store does not offer it', () => {
    const situation = { ...choosing({ resolution: 'store_credit' }), policy: { withdrawal: open } };
    expect(problemsOf(situation)[0]?.verdict?.code).toBe('resolution_not_offered');
  });

  it('has the same limits of quantity', () => {
    expect(problemsOf(choosing({ quantity: 4 })).map((one) => one.code)).toEqual(['quantity_not_returnable']);
  });
});

describe('Staff who override a refusal', () => {
  const late = '2026-10-01T10:00:00.000Z';
  const lateGiftCard: Situation = { line: { giftCard: true }, order: { completedAt: late }, override: true };

  it.each<[string, Situation]>([
    ['may take back what is over', { order: { completedAt: late } }],
    ['may take back a gift card', { line: { giftCard: true } }],
    ['may take back from an order that is still being packed', { order: { status: 'processing' } }],
    ['may give what the store does not offer', { wish: { resolution: 'store_credit' } }],
    ['need no photo and no comment: there is a written reason', { policy: { reasons: strictReasons } }],
    ['may accept a withdrawal after its days', { kind: 'withdrawal', wish: { reasonId: '' } }],
  ])('%s', (_title, situation) => {
    expect(problemsOf(situation)).not.toEqual([]);
    expect(problemsOf({ ...situation, override: true })).toEqual([]);
  });

  it.each<[string, Situation, string]>([
    ['can’t bring back a cancelled order', { order: { status: 'cancelled' } }, 'order_cancelled'],
    ['can’t pay back what is paid back', { order: { status: 'refunded' } }, 'fully_refunded'],
    [
      'can’t take back what is in another return',
      { facts: { returns: [aReturn({ lines: [aLine({ quantity: 3 })] })] } },
      'all_returned',
    ],
    [
      'can’t send what is not there',
      { policy: { resolutions: ALL_OFFERED }, wish: { resolution: 'exchange', exchange: anItem({ inStock: 0 }) } },
      'exchange_out_of_stock',
    ],
    [
      'can’t make a coupon in another currency',
      { policy: { resolutions: ALL_OFFERED }, facts: { storeCurrency: null }, wish: { resolution: 'store_credit' } },
      'credit_other_currency',
    ],
    [
      'can’t let a consumer who withdraws keep the goods',
      { kind: 'withdrawal', wish: { reasonId: '', resolution: 'keep' } },
      'resolution_not_offered',
    ],
  ])('%s', (_title, situation, code) => {
    expect(problemsOf({ ...situation, override: true }).map((one) => one.verdict?.code)).toEqual([code]);
  });

  it('are bound to the units that are left', () => {
    expect(problemsOf({ ...lateGiftCard, wish: { quantity: 3 } })).toEqual([]);
    expect(problemsOf({ ...lateGiftCard, wish: { quantity: 4 } }).map((one) => one.code)).toEqual([
      'quantity_not_returnable',
    ]);
  });

  it('leave on record what they overrode, each refusal once', () => {
    const facts = { ...factsOf(lateGiftCard), kind: 'return' as const };
    const asked = [aWish({ resolution: 'keep' })];
    expect(policyRefusals(asked, assessOrder(facts), facts).map((one) => one.code)).toEqual([
      'gift_card',
      'resolution_not_offered',
    ]);
    expect(overridden(problemsOf({ wish: { quantity: 9 } }))).toEqual([]);
  });

  it('override an order that is over once, not line by line', () => {
    const facts = { ...factsOf({ order: { completedAt: late } }), kind: 'return' as const };
    expect(policyRefusals([aWish()], assessOrder(facts), facts).map((one) => one.code)).toEqual(['window_over']);
  });
});

const anyWish = fc.record({
  lineId: fc.constantFrom(11, 12, 13),
  quantity: fc.integer({ min: -1, max: 8 }),
  reasonId: fc.constantFrom('too_small', 'damaged', 'whim', ''),
  comment: fc.constant(''),
  resolution: fc.constantFrom(...RESOLUTIONS),
  exchange: fc.constantFrom(null, anItem(), anItem({ inStock: 2 }), anItem({ productId: 80 })),
  photoIds: fc.constant([]),
});
const anySituation = fc
  .record({
    kind: fc.constantFrom<ReturnKind>('return', 'withdrawal'),
    taken: fc.nat(5),
    giftCard: fc.boolean(),
    days: fc.constantFrom(0, 7, 30),
    offered: fc.boolean(),
    door: fc.boolean(),
    country: fc.constantFrom('FR', 'US'),
  })
  .map(({ kind, taken, giftCard, days, offered, door, country }) => {
    const policy = {
      window: { ...window, days },
      withdrawal: { ...withdrawal, enabled: door },
      ...(offered ? { resolutions: ALL_OFFERED } : {}),
    };
    const returns = taken === 0 ? [] : [aReturn({ lines: [aLine({ quantity: taken })] })];
    const lines = [anOrderLine({ quantity: 5, giftCard }), anOrderLine({ id: 12 })];
    const order = { lines, shipTo: { ...ADDRESS, country } };
    return { facts: { ...factsOf({ policy, order, facts: { returns } }), kind } };
  });

describe('Whatever is asked of whatever order', () => {
  it('an override never gets more units than are left, nor a line that is not there', () => {
    fc.assert(
      fc.property(fc.array(anyWish, { minLength: 1, maxLength: 3 }), anySituation, (asked, { facts }) => {
        const assessment = assessOrder(facts);
        if (checkAsked(asked, assessment, { ...facts, override: true }).length > 0) return;
        for (const { lineId, quantity } of asked) {
          const left = assessment.lines.find((one) => one.line.id === lineId)?.unitsLeft ?? 0;
          expect(quantity >= 1 && quantity <= left).toBe(true);
        }
        expect(new Set(asked.map((one) => one.lineId)).size).toBe(asked.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('what is fine by the policy is fine with an override, too, and overrides nothing', () => {
    fc.assert(
      fc.property(fc.array(anyWish, { minLength: 1, maxLength: 3 }), anySituation, (asked, { facts }) => {
        const assessment = assessOrder(facts);
        if (checkAsked(asked, assessment, { ...facts, override: false }).length > 0) return;
        expect(checkAsked(asked, assessment, { ...facts, override: true })).toEqual([]);
        expect(policyRefusals(asked, assessment, facts)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('what an override lets through was fine already or is on record', () => {
    fc.assert(
      fc.property(fc.array(anyWish, { minLength: 1, maxLength: 3 }), anySituation, (asked, { facts }) => {
        const assessment = assessOrder(facts);
        const without = checkAsked(asked, assessment, { ...facts, override: false });
        if (without.length === 0 || checkAsked(asked, assessment, { ...facts, override: true }).length > 0) return;
        expect(policyRefusals(asked, assessment, facts)).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
