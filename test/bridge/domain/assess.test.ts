import { describe, expect, it } from 'vitest';
import { assessOrder, type LineAssessment } from '../../../bridge/domain/assess.ts';
import { ANYTHING, DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { ALL_OFFERED, factsOf, type Situation } from './ask.ts';
import { ADDRESS, aLine, anOrderLine, aRefund, aReturn, NOW } from './builders.ts';

const assess = (situation: Situation) => assessOrder(factsOf(situation));
const only = (situation: Situation): LineAssessment => assess(situation).lines[0]!;
const { window, withdrawal, reasons } = DEFAULT_RULES;

describe('An order as a new store takes it back', () => {
  it('is open to the last millisecond of the last day and closed after it', () => {
    const at = (now: string) => assess({ facts: { now } }).refusal?.code ?? 'open';
    expect(at('2026-12-03T23:59:59.999Z')).toBe('open');
    expect(at('2026-12-04T00:00:00.000Z')).toBe('window_over');
  });

  it('counts an order of nothing as paid', () => {
    expect(assess({ line: { goods: 0, taxes: [] }, order: { paidAt: null } }).refusal).toBeNull();
  });

  it('is not refused for a shape that nobody should guess at: that waits for a person', () => {
    const findings = [{ code: 'total_differs', parts: 1, total: 2 }] as const;
    expect(assess({ order: { findings } }).refusal).toBeNull();
  });

  it('is not measured by the least value where it is in another currency', () => {
    const order = { currency: { code: 'JPY', decimals: 0 } };
    expect(assess({ policy: { minimumValue: 1_000_000 }, order }).refusal).toBeNull();
  });

  it('says which of its lines are over where others are not', () => {
    const rules = [{ id: 'w', name: 'Swimwear', match: { ...ANYTHING, products: [70] }, days: 7 }];
    const lines = [anOrderLine(), anOrderLine({ id: 12, productId: 80 })];
    const found = assess({ policy: { window: { ...window, rules } }, order: { lines } });
    expect(found.refusal).toBeNull();
    expect(found.lines.map((one) => [one.refusal?.code, one.returnable])).toEqual([
      ['window_over', 0],
      [undefined, 3],
    ]);
  });
});

describe('Units of a line', () => {
  it('are left where neither a refund elsewhere nor another return has taken them', () => {
    const refunds = [aRefund({ items: [{ itemId: 11, quantity: 1, amount: 2500, taxes: [] }] })];
    const returns = [aReturn({ lines: [aLine({ quantity: 1 })] })];
    expect(only({ line: { quantity: 4 }, order: { refunds }, facts: { returns } }).returnable).toBe(2);
  });

  it('are free again when a return was rejected, cancelled or has expired', () => {
    const dead = [{ state: 'rejected', reason: 'No.' }, { state: 'cancelled' }, { state: 'expired' }] as const;
    for (const parcel of dead) expect(only({ facts: { returns: [aReturn({ parcel })] } }).returnable).toBe(3);
  });

  it('stay known where the policy refuses the line: staff may override up to them', () => {
    const { returnable, unitsLeft } = only({ line: { giftCard: true }, facts: { returns: [aReturn()] } });
    expect([returnable, unitsLeft]).toEqual([0, 1]);
  });
});

describe('A reason with a longer window', () => {
  const rules = [{ id: 'broken', name: 'Broken', match: { ...ANYTHING, reasons: ['damaged'] }, days: 60 }];
  const policy = { window: { ...window, days: 7, rules }, resolutions: ALL_OFFERED };

  it('keeps the line open until its own end, and says that the others are over', () => {
    const line = only({ policy });
    expect([line.refusal, line.until]).toEqual([null, '2027-01-02T23:59:59.999Z']);
    expect(line.reasonsOver.map((one) => one.reasonId)).toEqual(
      reasons.map((one) => one.id).filter((id) => id !== 'damaged'),
    );
    expect(line.reasonsOver[0]?.refusal).toMatchObject({
      code: 'window_over',
      rule: 'window.days',
      params: { until: '2026-11-10T23:59:59.999Z' },
    });
  });

  it('gives the line what it allows, and nothing that only the others do', () => {
    const damagedRefundsOnly = reasons.map((one) =>
      one.id === 'damaged' ? { ...one, resolutions: ['refund'] as const } : one,
    );
    const line = only({ policy: { ...policy, reasons: damagedRefundsOnly } });
    expect(line.resolutions).toEqual(['refund']);
    expect(line.resolutionsRefused.map((one) => [one.resolution, one.refusal.code])).toEqual([
      ['store_credit', 'reason_disallows'],
      ['exchange', 'reason_disallows'],
      ['keep', 'reason_disallows'],
    ]);
  });

  it('does not lengthen anything once it is retired', () => {
    const retired = reasons.map((one) => ({ ...one, retired: one.id === 'damaged' }));
    const line = only({ policy: { ...policy, reasons: retired } });
    expect(line.refusal).toMatchObject({ code: 'window_over', params: { until: '2026-11-10T23:59:59.999Z' } });
    // Staff who override it still choose.
    expect(line.resolutions).toEqual(['refund', 'store_credit', 'exchange', 'keep']);
  });
});

describe('What may be had for a line', () => {
  it('leaves out in silence what the store does not offer', () => {
    const { resolutions, resolutionsRefused } = only({});
    expect([resolutions, resolutionsRefused]).toEqual([['refund'], []]);
  });

  it('lets one unit be kept up to the value, to the cent', () => {
    const upTo = (underValue: number | null) =>
      only({ policy: { resolutions: { ...ALL_OFFERED, keep: { ...ALL_OFFERED.keep, underValue } } } }).resolutions;
    expect(upTo(4878)).toContain('keep');
    expect(upTo(4877)).not.toContain('keep');
    expect(upTo(null)).toContain('keep');
  });

  it('has no value limit that can be read in another currency', () => {
    const order = { currency: { code: 'JPY', decimals: 0 } };
    const { resolutions } = only({ policy: { resolutions: ALL_OFFERED }, order, line: { goods: 30, taxes: [] } });
    expect(resolutions).toEqual(['refund']);
  });
});

describe('The statutory door', () => {
  const policy = { withdrawal: { ...withdrawal, enabled: true } };
  const order = { shipTo: { ...ADDRESS, country: 'FR' } };
  const door = (over: Situation['order'], rest: Situation = {}) =>
    assess({ policy, order: { ...order, ...over }, ...rest });

  it('is not there where the store does not open it', () => {
    const { withdrawal: none, lines } = assess({ order });
    expect([none, lines[0]?.withdrawable, lines[0]?.withdrawalRefusal]).toEqual([null, 0, null]);
  });

  it('counts from delivery, else from completion and the days that a parcel takes', () => {
    const completedAt = '2026-11-05T10:00:00.000Z';
    expect(door({ deliveredAt: '2026-11-12T10:00:00.000Z' }).withdrawal?.until).toBe('2026-11-26T23:59:59.999Z');
    expect(door({ completedAt }).withdrawal?.until).toBe('2026-11-24T23:59:59.999Z');
  });

  it('is open before the goods are on their way, and before they are paid', () => {
    const found = door({ status: 'on-hold', completedAt: null, paidAt: null });
    expect(found.withdrawal).toEqual({ until: null, refusal: null });
    expect(found.refusal?.code).toBe('not_paid');
    expect(found.lines[0]?.withdrawable).toBe(3);
  });

  it('stands beside the store’s own refusals: sale goods and a window that is over do not close it', () => {
    const never = { ...DEFAULT_RULES.never, onSale: true };
    const rest = { policy: { ...policy, never, window: { ...window, days: 1 } }, line: { onSale: true }, order };
    const [line] = assess(rest).lines;
    expect([line?.refusal?.code, line?.withdrawalRefusal, line?.withdrawable]).toEqual(['on_sale', null, 3]);
  });

  it('is closed line by line by its own exceptions, and by what is taken already', () => {
    const returns = [aReturn({ lines: [aLine({ quantity: 3 })] })];
    const lines = [anOrderLine(), anOrderLine({ id: 12, virtual: true }), anOrderLine({ id: 13 })];
    const found = door({ lines }, { facts: { returns } });
    expect(found.lines.map((one) => [one.withdrawalRefusal?.code, one.withdrawable])).toEqual([
      ['all_returned', 0],
      [undefined, 3],
      [undefined, 3],
    ]);
  });

  it('says once for the order what closes all of it, and at each line too', () => {
    const found = door({ deliveredAt: '2026-11-02T10:00:00.000Z' });
    expect(found.withdrawal?.refusal?.code).toBe('withdrawal_over');
    expect(found.lines[0]?.withdrawalRefusal).toEqual(found.withdrawal?.refusal);
    expect(NOW > found.withdrawal!.until!).toBe(true);
  });
});
