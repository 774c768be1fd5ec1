import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstMigration } from '../../../../bridge/adapters/postgres/migrations/0001-returns.ts';
import { policyRules } from '../../../../bridge/contract/policy.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { aLine } from '../../domain/builders.ts';
import { NOW, aReturn } from './fixtures.ts';
import { type Insert, openOldDatabase } from './old-database.ts';
import * as old from './old-rows.ts';

type Opened = Awaited<ReturnType<typeof openOldDatabase>>;

const byPerson = old.oldReturn(1001);
const automatic = [
  old.oldReturn(1002, { policyVersion: 2, payout: old.OLD_PAYOUTS.byHand }),
  old.oldReturn(1003, { policyVersion: 0, payout: old.OLD_PAYOUTS.settled, lines: [] }),
  old.oldReturn(1004, { policyVersion: 2, payout: old.OLD_PAYOUTS.failed, parcel: { state: 'expired' } }),
  old.oldReturn(1005, { policyVersion: 2, payout: old.OLD_PAYOUTS.inDoubt, parcel: { state: 'requested' } }),
];
let opened: Opened['opened'];
let close: Opened['close'];

beforeAll(async () => {
  ({ opened, close } = await openOldDatabase({ '0001-returns': firstMigration }, rowsOf0001));
});
afterAll(() => close());

/** Rows as the bridge wrote them before 0002. */
async function rowsOf0001(insert: Insert): Promise<void> {
  await insert('stores', { id: 'test' });
  const policy = { store_id: 'test', saved_by: 'staff:1', saved_at: NOW };
  await insert('policies', { ...policy, version: 1, rules: JSON.stringify(old.OLD_RULES) });
  await insert('policies', { ...policy, version: 2, rules: JSON.stringify({ windowDays: 10, autoApprove: true }) });
  for (const entry of [byPerson, ...automatic]) await insert('returns', old.oldReturnRow(entry));
  await insert('effects', old.oldEffectRow(byPerson.id, old.OLD_REFUND));
  await insert('effects', old.oldEffectRow(byPerson.id, { kind: 'buy_label' }));
  const money = { store_id: 'test', return_id: byPerson.id, policy_version: 1, currency: 'EUR', at: NOW };
  await insert('ledger', { ...money, account: 'promised', kind: 'goods', order_line_id: 31, amount: 3742 });
}

describe('A return stored before there were resolutions', () => {
  it('is a refund of all that its lines were worth, in the present shape', async () => {
    const { payout, linksValidUntil: _gone, ...kept } = byPerson;
    const part = ({ goods, taxes }: { goods: number; taxes: unknown }) => ({ payout: 'refund', goods, taxes });
    expect(await opened.database.findReturn(byPerson.id)).toEqual({
      ...kept,
      linkGeneration: 0,
      kind: 'return',
      orderPlacedAt: NOW,
      pricesIncludeTax: false,
      payment: 'paid',
      page: '',
      payouts: [{ ...payout, resolution: 'refund', held: null }],
      lines: byPerson.lines.map((line) => ({
        ...line,
        photoIds: [],
        exchange: null,
        subtotal: line.goods,
        fee: 0,
        kept: 0,
        capped: 0,
        parts: [part(line)],
        sellable: true,
        hsCode: null,
        originCountry: null,
      })),
      outbound: [],
      bonus: 0,
      labelDeduction: 0,
      exchangePlan: null,
      exchangeOrder: null,
      credit: null,
      withdrawal: null,
      decision: { code: 'held_person', rule: 'approval.mode', policyVersion: 1, params: {} },
      override: null,
      findings: [],
      extraParcels: [],
      trackingReports: [],
      firstDelivered: false,
    });
  });

  it('lacks no field that a return has today', async () => {
    const read = (await opened.database.findReturn(byPerson.id))!;
    expect(Object.keys(read).sort()).toEqual(Object.keys(aReturn()).sort());
    expect(Object.keys(read.lines[0]!).sort()).toEqual(Object.keys(aLine()).sort());
  });

  it('says that its policy approved it, where that policy did, or was the defaults', async () => {
    for (const { id, policyVersion } of automatic) {
      const read = await opened.database.findReturn(id);
      expect(read?.decision).toMatchObject({ code: 'approved_by_policy', policyVersion });
    }
  });

  it('keeps its payout as it stood: `held` belongs to one that is pending', async () => {
    const read = await Promise.all(automatic.map(({ id }) => opened.database.findReturn(id)));
    expect(read.map((entry) => entry?.payouts)).toEqual([
      [{ ...old.OLD_PAYOUTS.byHand, resolution: 'refund', held: null }],
      [{ ...old.OLD_PAYOUTS.settled, resolution: 'refund' }],
      [{ ...old.OLD_PAYOUTS.failed, resolution: 'refund' }],
      [{ ...old.OLD_PAYOUTS.inDoubt, resolution: 'refund' }],
    ]);
    expect(read[1]?.lines).toEqual([]);
  });

  it('is listed, counted, swept and saved like any other', async () => {
    const { database } = opened;
    const { items } = await database.listReturns({ sort: 'number', direction: 'asc', page: 1, perPage: 9 });
    expect(items.map(({ attention }) => attention)).toEqual([null, 'pay_by_hand', null, 'failed_payout', 'in_doubt']);
    expect(await database.countReturnsOf({ id: 5, email: '' }, NOW, null)).toBe(5);
    const late = await database.returnsToSweep('late', '2026-03-15T10:00:00.001Z', 10);
    expect(late.map(({ number }) => number).sort()).toEqual(['RMA-1001', 'RMA-1002', 'RMA-1003']);
    expect(await database.ledgerByMonth(NOW, '2026-04-01T00:00:00.000Z')).toEqual([
      {
        soldIn: '2026-03',
        bookedIn: '2026-03',
        account: 'promised',
        kind: 'goods',
        currency: 'EUR',
        decimals: 2,
        amount: 3742,
      },
    ]);
    const paid = await database.transaction(async (tx) =>
      tx.paidReturnsOf(await tx.lockCustomer({ id: 5, email: '' }), '2000-01-01T00:00:00.000Z'),
    );
    // By hand, settled and in doubt; what failed or has not begun was not paid.
    expect(paid.map(({ number }) => number).sort()).toEqual(['RMA-1002', 'RMA-1003', 'RMA-1005']);
    const saved = await database.transaction(async (tx) => tx.updateReturn((await tx.lockReturn(byPerson.id))!));
    expect(saved.revision).toBe(byPerson.revision + 1);
  });

  it('has its planned refund with a payout and nothing outbound, and other plans as they were', async () => {
    const plans = (await opened.database.effectsOf(byPerson.id)).map(({ plan }) => plan);
    expect(plans).toEqual([{ ...old.OLD_REFUND, payout: 'refund', outbound: [] }, { kind: 'buy_label' }]);
  });
});

describe('A policy of before', () => {
  it('has its settings at their new places, and the defaults for what is new', async () => {
    const { version, ...rules } = (await opened.database.policy(1))!;
    expect(version).toBe(1);
    expect(policyRules.parse(rules)).toEqual(rules);
    const byResolution = { refund: 'receipt', store_credit: 'receipt', exchange: 'receipt' };
    expect(rules).toEqual({
      ...DEFAULT_RULES,
      window: { ...DEFAULT_RULES.window, days: 45 },
      reasons: [
        DEFAULT_RULES.reasons.find(({ id }) => id === 'damaged'),
        { ...DEFAULT_RULES.reasons[0]!, id: 'colour', title: { text: 'Not my colour', translations: {} } },
      ],
      moneyMoves: { guest: byResolution, known: byResolution, ceiling: null, ceilingDays: 30 },
      approval: { ...DEFAULT_RULES.approval, mode: 'person' },
      sendBackDays: 21,
      labels: { ...DEFAULT_RULES.labels, ...old.OLD_RULES.labels },
      ownerEmail: 'owner@shop.example',
    });
  });

  it('that lacked settings has them now', async () => {
    expect(await opened.database.currentPolicy()).toEqual({
      ...DEFAULT_RULES,
      window: { ...DEFAULT_RULES.window, days: 10 },
      version: 2,
    });
  });
});

describe('A policy saved before carriers were told how to reach the store', () => {
  it('names neither phone nor e-mail', async () => {
    for (const version of [1, 2]) {
      expect((await opened.database.policy(version))?.labels).toMatchObject({ phone: '', email: '' });
    }
  });
});
