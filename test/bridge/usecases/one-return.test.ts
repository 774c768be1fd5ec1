import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';

describe('One return, from the form to the money back', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('answers at once, buys one label, mails it, and pays after inspection, with stock and books right', async () => {
    const { woo, shippo, products } = world;
    const order = placeOrder(woo.shop, {
      lines: [
        { product: products.shirt, quantity: 3 },
        { product: products.ebook, quantity: 1 },
        { product: products.cap, quantity: 2 },
      ],
      coupon: 'ten',
    });
    world.pass(3 * 86_400_000);

    const found = await world.lookUp(order);
    expect(found.order.lines.map(({ name, returnable, refusal }) => [name, returnable, refusal?.code ?? null])).toEqual(
      [
        ['Linen shirt', 3, null],
        ['Gift e-book', 0, 'virtual'],
        [expect.stringContaining('Cap'), 2, null],
      ],
    );

    const status = value(
      await world.submit(order, [
        [0, 2],
        [2, 1],
      ]),
    );
    expect(status.number).toBe('RMA-1001');
    expect(status.label.state).toBe('preparing');
    expect(status.sendBackBy).toBe('2026-12-07T23:59:59.999Z');
    expect(shippo.book.transactions).toHaveLength(0);

    await world.settle();
    const id = await world.newestId();
    expect(shippo.book.transactions).toHaveLength(1);
    const mail = woo.book.mails[0];
    expect(woo.book.mails).toHaveLength(1);
    expect(mail?.kind).toBe('received');
    expect(mail?.attachments).toHaveLength(1);

    const received = value(await world.command(id, { type: 'receive' }));
    expect(received.state).toBe('received');
    const lines = received.lines.map(({ orderLineId, quantity }, index) =>
      index === 0
        ? { orderLineId, sellable: 1, damaged: 1, missing: 0, lowered: null }
        : { orderLineId, sellable: quantity, damaged: 0, missing: 0, lowered: null },
    );
    value(await world.command(id, { type: 'inspect', lines }));
    await world.settle();

    const detail = await world.detail(id);
    expect(detail.state).toBe('closed');
    expect(detail.payouts[0]?.state).toBe('settled');
    expect(woo.book.refunds).toHaveLength(1);
    expect(woo.book.payouts.map((payout) => Math.round(payout.amount * 100))).toEqual([
      detail.payouts[0]?.breakdown.total,
    ]);
    expect(woo.shop.book.products.find((one) => one.id === products.shirt.id)?.stock_quantity).toBe(10 - 3 + 1);
    expect(woo.shop.book.products.find((one) => one.id === products.cap.parent_id)?.stock_quantity).toBe(8 - 2 + 1);
    expect(woo.book.mails.map((one) => one.kind)).toEqual(['received', 'refunded']);
    const promised = detail.ledger.filter((entry) => entry.account === 'promised');
    expect(promised.reduce((sum, entry) => sum + entry.amount, 0)).toBe(0);
  });
});
