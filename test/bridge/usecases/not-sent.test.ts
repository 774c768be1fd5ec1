import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { bought, kindsOf, mailsOf, paidFor } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({ withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'] } });
});
afterAll(() => world.close());

/** A shirt and an e-book. */
async function withdraw(lines: readonly (0 | 1)[]) {
  const { shirt, ebook } = world.products;
  const order = placeOrder(world.woo.shop, {
    lines: [
      { product: shirt, quantity: 1 },
      { product: ebook, quantity: 1 },
    ],
  });
  const asked = lines.map((index) => [index, 1] as const);
  const { number } = value(await world.submit(order, asked, { kind: 'withdrawal', name: 'Ana Diaz' }));
  await world.settle();
  return { order, number, id: await world.newestId() };
}

describe('A withdrawal from what is not sent', () => {
  it('waits for no parcel, and for a person: no label, no slip', async () => {
    const begun = await withdraw([1]);
    const { state, payouts, can, shipping } = await world.detail(begun.id);
    expect([state, payouts]).toMatchObject([
      'approved',
      [{ state: 'pending', held: 'not_sent', moneyMoves: 'approval' }],
    ]);
    expect(paidFor(world, begun.order)).toEqual([]);
    expect(can).not.toContain('receive');
    expect([shipping.state, bought(world, begun)]).toEqual(['none_wanted', 0]);
    expect(kindsOf(world, begun)).toContain('owner_held_payout');
    value(await world.command(begun.id, { type: 'release_payout', resolution: 'refund' }));
    await world.settle();
    expect((await world.detail(begun.id)).state).toBe('closed');
    expect(paidFor(world, begun.order)).toHaveLength(1);
    expect(kindsOf(world, begun)[0]).toBe('withdrawal_receipt');
    expect(
      mailsOf(world, begun).every(({ data }) => data['labelUrl'] === null && data['packingSlipUrl'] === null),
    ).toBe(true);
  });

  it('together with goods goes with their parcel, and is not looked for in it', async () => {
    const begun = await withdraw([0, 1]);
    expect(bought(world, begun)).toBe(1);
    const { lines } = value(await world.command(begun.id, { type: 'receive' }));
    const sent = lines.filter(({ virtual }) => virtual !== true);
    expect(sent).toHaveLength(1);
    const found = sent.map(({ orderLineId, quantity }) => ({
      ...{ orderLineId, sellable: quantity, damaged: 0, missing: 0, lowered: null },
    }));
    value(await world.command(begun.id, { type: 'inspect', lines: found }));
    await world.settle();
    value(await world.command(begun.id, { type: 'release_payout', resolution: 'refund' }));
    await world.settle();
    const { state, payouts } = await world.detail(begun.id);
    expect([state, payouts.map((one) => one.state)]).toEqual(['closed', ['settled']]);
    const [paid] = paidFor(world, begun.order);
    expect(paid).toBe(Math.round(Number(begun.order.total) * 100));
  });
});
