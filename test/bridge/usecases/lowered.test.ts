import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffCommand } from '../../../bridge/contract/staff.ts';
import { moneyMovesOn } from '../../support/policy.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { begin, type Begun, codeOf, mailsOf, paidFor, refundsOf, send, STAFF, statusOf } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

type Lowered = Extract<StaffCommand, { type: 'inspect' }>['lines'][number]['lowered'];

async function inspected({ id }: Begun, lowered: Lowered, damaged = 1) {
  const { lines } = await world.detail(id);
  const found = lines.map(({ orderLineId, quantity }) => {
    return { orderLineId, sellable: quantity - damaged, damaged, missing: 0, lowered };
  });
  return world.command(id, { type: 'inspect', lines: found });
}

async function arrived(): Promise<Begun> {
  const begun = await begin(world);
  value(await world.command(begun.id, { type: 'receive' }));
  await world.settle();
  return begun;
}

describe('Less for damaged units', () => {
  it('is what WooCommerce refunds, and what shopper, owner and books are told, with the reason', async () => {
    const begun = await arrived();
    const before = (await world.detail(begun.id)).payouts[0]!.breakdown;
    value(await inspected(begun, { amount: 1234, reason: 'A stain on the sleeve' }));
    await world.settle();

    const { state, payouts, ledger, lines, timeline } = await world.detail(begun.id);
    const after = payouts[0]!.breakdown;
    const row = { kind: 'lowered', label: 'A stain on the sleeve', quantity: null, amount: -1234 };
    expect([state, after.total]).toEqual(['closed', before.total - 1234]);
    expect(after.lines).toEqual([...before.lines, row]);
    expect(lines[0]?.inspection?.lowered).toEqual({ amount: 1234, reason: 'A stain on the sleeve' });
    expect(timeline.find(({ type }) => type === 'refund_lowered')?.data).toMatchObject({ amount: 1234 });

    expect(paidFor(world, begun.order)).toEqual([after.total]);
    const refund = world.woo.book.refunds.find((one) => one.order_id === begun.order.id)!;
    const cents = (text: string | number) => Math.abs(Math.round(Number(text) * 100));
    const parts = refund.line_items.flatMap(({ total, taxes }) => [total, ...taxes.map((tax) => tax.total ?? '0')]);
    expect(parts.reduce((sum, text) => sum + cents(text), 0)).toBe(after.total);

    const balance = (account: string) =>
      ledger.filter((one) => one.account === account).reduce((sum, { amount }) => sum + amount, 0);
    expect([balance('promised'), balance('refunded'), balance('kept')]).toEqual([0, after.total, 1234]);

    const shopper = statusOf(await send(world, 'openReturn', { link: begun.link }));
    expect(shopper.payouts[0]?.breakdown.lines).toContainEqual(row);
    const told = mailsOf(world, begun).find(({ kind }) => kind === 'refunded')!;
    const payout = (told.data['payouts'] as { lines: { kind: string; label: string; amount: string }[] }[])[0]!;
    expect(payout.lines.at(-1)).toMatchObject({ kind: 'lowered', label: 'A stain on the sleeve', amount: '-$12.34' });
  });

  it('once the money has moved is refused in words, and the inspection stands open', async () => {
    await world.setPolicy({ moneyMoves: moneyMovesOn('receipt') });
    const begun = await arrived();
    expect(codeOf(await inspected(begun, { amount: 1, reason: 'A stain' }))).toBe('lowering_too_late');
    expect((await world.detail(begun.id)).state).toBe('received');
    value(await inspected(begun, null));
    await world.settle();
    expect([(await world.detail(begun.id)).state, refundsOf(world, begun.order)]).toEqual(['closed', 1]);
    await world.setPolicy({ moneyMoves: moneyMovesOn('inspection') });
  });

  it('is refused without anything damaged, and by more than the line is worth', async () => {
    const begun = await arrived();
    expect(codeOf(await inspected(begun, { amount: 1, reason: 'A stain' }, 0))).toBe('lowering_needs_damage');
    expect(codeOf(await inspected(begun, { amount: 10_842, reason: 'A stain' }))).toBe('lowering_too_high');
    expect(refundsOf(world, begun.order)).toBe(0);
  });

  it.each([
    ['no reason', { amount: 100, reason: '  ' }],
    ['a long one', { amount: 100, reason: 'x'.repeat(301) }],
    ['half a cent', { amount: 0.5, reason: 'A stain' }],
    ['an amount below zero', { amount: -1, reason: 'A stain' }],
    ['something else beside', { amount: 100, reason: 'A stain', currency: 'EUR' }],
  ])('is refused at the door with %s', async (_title, lowered) => {
    const line = { orderLineId: 1, sellable: 0, damaged: 1, missing: 0, lowered };
    const body = { revision: 0, command: { type: 'inspect', lines: [line] } };
    expect(codeOf(await send(world, 'command', body, STAFF, { id: crypto.randomUUID() }))).toBe('bad_request');
  });

  it('may be left out by a page of before', async () => {
    const begun = await arrived();
    const { revision, lines } = await world.detail(begun.id);
    const found = lines.map(({ orderLineId }) => ({ orderLineId, sellable: 2, damaged: 0, missing: 0 }));
    value(
      await send(world, 'command', { revision, command: { type: 'inspect', lines: found } }, STAFF, { id: begun.id }),
    );
    expect((await world.deps.database.findReturn(begun.id))?.parcel).toMatchObject({ inspection: [{ lowered: null }] });
  });
});
