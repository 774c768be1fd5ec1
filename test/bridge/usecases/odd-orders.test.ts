import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HealthResponse } from '../../../bridge/contract/health.ts';
import { health } from '../../../bridge/usecases/health.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { ask, codeOf, send } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.deps.knownStore.get();
});
afterAll(() => world.close());

let addresses = 0;
const guest = (): RequestContext => ({
  requester: { type: 'guest', ip: `198.18.1.${(addresses += 1)}` },
  traceId: 'trace',
});
const placed = () => placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
/** As an importer leaves it: in no currency at all. */
function makeOdd(order: Order): void {
  order.currency = '';
  order.modified = world.deps.clock.now();
}
function mend(order: Order): void {
  order.currency = 'USD';
  order.modified = world.deps.clock.now();
}
const found = async () => {
  const { findings } = value(await health(world.deps, '1.0.0', STAFF)) as HealthResponse;
  return findings.filter(({ code }) => code === 'order_unreadable').map(({ params }) => params);
};
const lookUp = (order: Order, email: string, context = guest()) =>
  send(world, 'lookup', { orderNumber: String(order.id), email }, context);

describe('An order that can’t be read', () => {
  it('gives whoever proves it a sentence of its own, and everybody else the usual one', async () => {
    const odd = placed();
    makeOdd(odd);
    const eve = guest();
    expect(codeOf(await lookUp(odd, 'eve@example.com', eve))).toBe('order_not_found');
    await expect(lookUp(odd, ANA)).rejects.toMatchObject({ code: 'order_unreadable' });
    expect(await found()).toMatchObject([{ count: 1, number: String(odd.id), what: 'currency', field: 'currency' }]);
    mend(odd);
    expect(codeOf(await lookUp(odd, ANA))).toBe('ok');
    expect(await found()).toEqual([]);
  });

  it('never counts as a wrong try of its owner', async () => {
    const odd = placed();
    makeOdd(odd);
    const ana = guest();
    for (let n = 0; n < 12; n += 1) await expect(lookUp(odd, ANA, ana)).rejects.toThrow('could not be read');
    mend(odd);
    expect(codeOf(await lookUp(odd, ANA, ana))).toBe('ok');
  });

  it('ends no reading: the others are read, it is named, and tried again when it changes', async () => {
    const orders = [placed(), placed(), placed()];
    const odd = orders[1]!;
    makeOdd(odd);
    world.pass(5_000);
    expect(await readOrders(world.deps)).toBe(false);
    const reading = await world.deps.database.orderReading();
    expect(reading?.finishedAt).not.toBeNull();
    const saved = await Promise.all(orders.map(({ id }) => world.deps.database.savedOrder(id)));
    expect(saved.map((order) => order?.id)).toEqual([orders[0]!.id, undefined, orders[2]!.id]);
    expect(await found()).toMatchObject([{ count: 1, number: String(odd.id) }]);
    world.pass(5_000);
    mend(odd);
    await readOrders(world.deps);
    expect((await world.deps.database.savedOrder(odd.id))?.id).toBe(odd.id);
    expect(await found()).toEqual([]);
  });

  it('is tried again by itself after a day, for a bridge that has learnt to read it, and forgotten where it is gone', async () => {
    const [learnt, gone] = [placed(), placed()];
    makeOdd(learnt);
    makeOdd(gone);
    world.pass(5_000);
    await readOrders(world.deps);
    expect(await found()).toMatchObject([{ count: 2 }]);
    learnt.currency = 'USD';
    world.woo.book.orders = world.woo.book.orders.filter((order) => order !== gone);
    world.pass(25 * 3_600_000);
    await readOrders(world.deps);
    expect(await found()).toEqual([]);
    expect((await world.deps.database.savedOrder(learnt.id))?.id).toBe(learnt.id);
  });

  it('with a return stops neither the reading nor its own return’s page', async () => {
    const odd = placed();
    const begun = await ask(world, odd, 1);
    world.pass(5_000);
    makeOdd(odd);
    const other = placed();
    world.pass(5_000);
    await readOrders(world.deps);
    expect((await world.deps.database.savedOrder(other.id))?.id).toBe(other.id);
    expect(codeOf(await world.command(begun.id, { type: 'receive' }))).toBe('ok');
    mend(odd);
  });
});
