import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { setStatus } from '../../standins/woocommerce/order-status.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, timeline } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({
    resolutions: offering('refund', 'store_credit'),
    moneyMoves: moneyMovesOn('inspection'),
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], returnCost: 'store' },
    orderStates: ['completed', 'processing'],
  });
});
afterAll(() => world.close());

/** Nothing but its state says that it was paid: an import. So a return that is made while it has failed awaits the payment. */
it.each(['refund', 'store_credit'] as const)(
  'What awaited the payment (%s) waits for a person once it comes, where another return of the order was in question',
  async (resolution) => {
    const lines = [{ product: world.products.shirt, quantity: 3 }];
    const order = placeOrder(world.woo.shop, { lines });
    const undated = { paid: null, transaction_id: '' };
    Object.assign(order, undated);
    value(await world.submit(order, [[0, 1]]));
    const first = await world.newestId();
    await stateIs('failed');
    value(await world.submit(order, [[0, 2, { resolution }]], { kind: 'withdrawal', name: 'Ana Diaz' }));
    const id = await world.newestId();
    await world.settle();
    expect((await world.deps.database.findReturn(id))!.payment).toBe('awaited');
    await arrive(world, { id });
    await world.settle();
    await stateIs('completed');
    expect((await world.detail(first)).payouts).toMatchObject([{ held: 'payment_back' }]);
    const detail = await world.detail(id);
    expect(detail.payment).toBe('paid');
    expect(detail.payouts).toMatchObject([{ state: 'pending', held: 'payment_back' }]);
    expect(timeline(detail).filter((type) => type === 'payment_back')).toHaveLength(1);

    async function stateIs(status: string): Promise<void> {
      world.pass(60_000);
      setStatus(world.woo.shop, order, status);
      Object.assign(order, undated);
      await readOrders(world.deps);
      await world.settle();
    }
  },
);
