import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EstimateResponse } from '../../../bridge/contract/shop.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { createProduct } from '../../standins/woocommerce/products.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, bought, kindsOf, send } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], returnCost: 'store' },
  });
});
afterAll(() => world.close());

function place() {
  const gift = createProduct(world.woo.shop, { name: 'Free sample', regular_price: '0', weight: '0.2' });
  const lines = [
    { product: gift, quantity: 1 },
    { product: world.products.shirt, quantity: 1 },
  ];
  return placeOrder(world.woo.shop, { lines });
}

const DOORS = [
  ['return', 'received', {}],
  ['withdrawal', 'withdrawal_receipt', { kind: 'withdrawal', name: 'Ana Diaz' }],
] as const;

describe.each(DOORS)('What was free and goes back alone (%s)', (kind, mail, over) => {
  const estimateOf = async (index: number) => {
    const order = place();
    const { token } = await world.lookUp(order);
    const reasonId = kind === 'return' ? 'too_small' : '';
    const line = { lineId: order.line_items[index]!.id, quantity: 1, reasonId, comment: '' };
    return value(await send(world, 'estimate', { token, kind, lines: [line] })) as EstimateResponse;
  };

  it('gives nothing, and the estimate says so before anything is handed in', async () => {
    expect((await estimateOf(0)).nothing).toBe(true);
    expect((await estimateOf(1)).nothing).toBe(false);
  });

  it('may be handed in, is told of by e-mail, and buys no label', async () => {
    const order = place();
    const { number } = value(await world.submit(order, [[0, 1]], over));
    const id = await world.newestId();
    await world.settle();
    expect(kindsOf(world, { number })).toContain(mail);
    expect(bought(world, { number })).toBe(0);
    const detail = await world.detail(id);
    expect(detail.shipping).toMatchObject({ state: 'packing_slip', instead: 'worth_nothing' });
    expect(detail.can).toContain('upload_label');
    await arrive(world, { id });
    await world.settle();
    expect(bought(world, { number })).toBe(0);
  });

  it('buys one with something that was paid', async () => {
    const order = place();
    const { number } = value(
      await world.submit(
        order,
        [
          [0, 1],
          [1, 1],
        ],
        over,
      ),
    );
    await world.settle();
    expect(bought(world, { number })).toBe(1);
  });
});
