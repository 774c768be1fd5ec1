import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  const resolutions = offering('refund', 'store_credit', 'exchange');
  await world.setPolicy({
    resolutions: { ...resolutions, exchange: { ...resolutions.exchange, scope: 'any' } },
    moneyMoves: moneyMovesOn('inspection'),
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], returnCost: 'store' },
    orderStates: ['completed', 'processing'],
  });
});
afterAll(() => world.close());

const DAY_MS = 24 * 60 * 60_000;
const ASKED = [
  ['return', 'refund'],
  ['return', 'store_credit'],
  ['return', 'exchange'],
  ['withdrawal', 'refund'],
  ['withdrawal', 'store_credit'],
] as const;
const TABLE = ([true, false] as const).flatMap((released) => ASKED.map((asked) => [...asked, released] as const));

describe.each(TABLE)(
  'A %s for %s after a lost dispute that was “paid” anew on delivery (the first let go: %s)',
  (kind, resolution, released) => {
    it('waits for a person as the first one did', async () => {
      world.pass(DAY_MS + 60_000);
      const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 3 }] });
      value(await world.submit(order, [[0, 1]]));
      const first = await world.newestId();
      for (const status of ['failed', 'processing']) {
        world.pass(60_000);
        if (status === 'processing') Object.assign(order, { payment_method: 'cod', transaction_id: '' });
        setStatus(world.woo.shop, order, status);
        await readOrders(world.deps);
        await world.settle();
      }
      expect((await world.detail(first)).payouts).toMatchObject([{ held: 'payment_back' }]);
      if (released) value(await world.command(first, { type: 'release_payout', resolution: 'refund' }));
      const exchange = { productId: world.products.poster.id, variationId: 0 };
      const wish = resolution === 'exchange' ? { resolution, exchange: exchange as never } : { resolution };
      const over = kind === 'withdrawal' ? { kind, name: 'Ana Diaz' } : {};
      value(await world.submit(order, [[0, 2, wish]], over));
      const id = await world.newestId();
      await world.settle();
      const detail = await world.detail(id);
      expect(detail.payouts.every(({ state, held }) => state === 'pending' && held === 'payment_back')).toBe(true);
      expect(timeline(detail).filter((type) => type === 'payment_back')).toHaveLength(1);
      await arrive(world, { id });
      await world.settle();
      const { payouts } = await world.detail(id);
      expect(payouts.every(({ state, held }) => state === 'pending' && held === 'payment_back')).toBe(true);
      expect((await world.deps.database.findReturn(id))!.credit).toBeNull();
    });
  },
);
