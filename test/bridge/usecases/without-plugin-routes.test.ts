import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Product } from '../../standins/woocommerce/types.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin, effectsOf, refundsOf, timeline, unsettled, within } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => world.wooFaults.clear());

const NO_ROUTE = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code: 'rest_no_route', message: 'No route was found', data: { status: 404 } }),
};

/** The plugin of this site is older than its routes for stock and notes. */
function olderPlugin(): void {
  world.wooFaults.rules.add({ match: { path: /bridge\/(restock|act|order-notes)/ }, fault: NO_ROUTE });
}

const stock = (id: number) => world.woo.shop.book.products.find((one) => one.id === id)!.stock_quantity!;

async function inspected(product: Product) {
  const begun = await begin(world, { lines: [{ product, quantity: 2 }] });
  const before = stock(product.id);
  await arrive(world, begun);
  return { ...begun, before };
}

describe('A store without the plugin’s route for stock', () => {
  it('gets its units back by WooCommerce’s own route, once, with the numbers in the timeline', async () => {
    const { shirt } = world.products;
    olderPlugin();
    const { id, before } = await inspected(shirt);
    await world.settle();
    expect(stock(shirt.id)).toBe(before + 2);
    const told = (await world.detail(id)).timeline.find(({ type }) => type === 'restocked');
    expect(told?.data).toMatchObject({ before, after: before + 2 });
  });

  it.each(['cut-after', 'empty', 'half'] as const)(
    '(answer lost: %s) is not raised twice: the stock stands as it should',
    async (fault) => {
      const { shirt } = world.products;
      olderPlugin();
      const { id, before } = await inspected(shirt);
      world.wooFaults.rules.add({ match: { method: 'PUT', path: /products/ }, fault, times: 1 });
      await world.settle();
      await within(world, 80_000);
      expect(stock(shirt.id)).toBe(before + 2);
      expect((await effectsOf(world, id, 'restock'))[0]?.state).toBe('done');
    },
  );

  it('(request lost) is in doubt, never raised again by itself; the owner compares and decides', async () => {
    const { shirt } = world.products;
    olderPlugin();
    const { id, before } = await inspected(shirt);
    world.wooFaults.rules.add({ match: { method: 'PUT', path: /products/ }, fault: 'cut-before', times: 1 });
    await within(world, 600_000);
    expect(stock(shirt.id)).toBe(before);
    const doubt = await unsettled(world, id, 'restock');
    expect(doubt).toMatchObject({ state: 'in_doubt' });
    expect(doubt.trouble?.message).toContain(`was ${before} before and is ${before} now`);
    value(await world.command(id, { type: 'resolve_doubt', effectId: doubt.id, happened: false }));
    await world.settle();
    expect(stock(shirt.id)).toBe(before + 2);
  });

  it('(answer lost, and units sold meanwhile) is in doubt: the numbers no longer tell', async () => {
    const { shirt } = world.products;
    olderPlugin();
    const { id, before } = await inspected(shirt);
    world.wooFaults.rules.add({ match: { method: 'PUT', path: /products/ }, fault: 'cut-after', times: 1 });
    await world.settle();
    world.woo.shop.book.products.find((one) => one.id === shirt.id)!.stock_quantity! -= 1;
    await within(world, 600_000);
    expect(stock(shirt.id)).toBe(before + 1);
    expect(await unsettled(world, id, 'restock')).toMatchObject({ state: 'in_doubt' });
  });

  it('says in words that the product is gone', async () => {
    const { shirt } = world.products;
    olderPlugin();
    const { id } = await inspected(shirt);
    const gone = {
      ...NO_ROUTE,
      body: JSON.stringify({ code: 'woocommerce_rest_product_invalid_id', message: 'Invalid ID.' }),
    };
    world.wooFaults.rules.add({ match: { method: 'GET', path: /products\/\d+/ }, fault: gone });
    await world.settle();
    expect(await unsettled(world, id, 'restock')).toMatchObject({
      state: 'failed',
      trouble: { code: 'product_not_found' },
    });
    expect(timeline(await world.detail(id))).toContain('restock_failed');
  });

  it('and whose plugin went away after the answer was lost, is in doubt: nobody can say what it did', async () => {
    const { shirt } = world.products;
    const { id, before } = await inspected(shirt);
    world.wooFaults.rules.add({ match: { path: /bridge\/restock/ }, fault: 'cut-after', times: 1 });
    await world.settle();
    olderPlugin();
    await within(world, 600_000);
    expect(stock(shirt.id)).toBe(before + 2);
    expect(await unsettled(world, id, 'restock')).toMatchObject({ state: 'in_doubt' });
  });
});

describe('A store without the plugin’s route for notes', () => {
  const notes = (orderId: number) =>
    world.woo.shop.book.notes.filter(({ order_id, note }) => order_id === orderId && note.includes('RMA-'));

  it('gets the note by WooCommerce’s own route', async () => {
    olderPlugin();
    const { id, order, number } = await inspected(world.products.shirt);
    await world.settle();
    expect(notes(order.id)).toHaveLength(1);
    expect(notes(order.id)[0]?.note).toContain(`${number} (refund): 108.41 USD`);
    expect(timeline(await world.detail(id))).toContain('order_noted');
  });

  it.each(['cut-after', 'empty', 'cut-before'] as const)('(answer lost: %s) once', async (fault) => {
    olderPlugin();
    const { id, order } = await inspected(world.products.shirt);
    world.wooFaults.rules.add({ match: { method: 'POST', path: /orders\/\d+\/notes/ }, fault, times: 1 });
    await within(world, 200_000);
    expect(notes(order.id)).toHaveLength(1);
    expect((await effectsOf(world, id, 'order_note'))[0]?.state).toBe('done');
  });
});

describe('A store without the guard', () => {
  it.each(['cut-after', 'cut-before', 'empty'] as const)(
    '(%s) never gets a refund twice: looking alone must do',
    async (fault) => {
      world.woo.switches.guard = false;
      const begun = await inspected(world.products.shirt);
      world.wooFaults.rules.add({ match: { method: 'POST', path: /refunds/ }, fault, times: 1 });
      await within(world, 600_000);
      world.woo.switches.guard = true;
      const [refund] = await effectsOf(world, begun.id, 'refund');
      expect([refundsOf(world, begun.order), refund?.state]).toEqual(
        fault === 'cut-before' ? [0, 'in_doubt'] : [1, 'done'],
      );
    },
  );
});
