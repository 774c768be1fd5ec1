import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyResponse, ReplayResponse } from '../../../bridge/contract/policy.ts';
import type { ReportResponse } from '../../../bridge/contract/staff.ts';
import { ANYTHING, DEFAULT_RULES, type PolicyRules } from '../../../bridge/domain/policy.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { createOrder } from '../../standins/woocommerce/orders.ts';
import { createRefund } from '../../standins/woocommerce/refunds.ts';
import { placeOrder } from '../../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin, send } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.deps.knownStore.get();
});
afterAll(() => world.close());

const draftOf = (change: Partial<PolicyRules>): PolicyRules => ({ ...DEFAULT_RULES, ...change });
const replay = async (rules: PolicyRules) => value(await send(world, 'replay', { rules }, STAFF)) as ReplayResponse;
const report = async () => {
  const query = { from: '2026-01', to: '2026-12' };
  return value(await world.handlers.report({ body: undefined, query, params: {} }, STAFF)) as ReportResponse;
};

describe('Before a policy is saved', () => {
  it('is read first: the orders come page by page, and the screen hears how far they are', async () => {
    expect(await replay(draftOf({}))).toEqual({ state: 'reading', read: 0, total: null });
    for (let more = 0; more < 120; more += 1) {
      createOrder(world.woo.shop, {
        status: 'pending',
        line_items: [{ product_id: world.products.poster.id, quantity: 1 }],
      });
    }
    const begun = await begin(world);
    await arrive(world, begun);
    await world.settle();
    world.pass(1_000);
    expect(await readOrders(world.deps)).toBe(false);
    const reading = await world.deps.database.orderReading();
    expect([reading?.read, reading?.finishedAt === null]).toEqual([world.woo.book.orders.length, false]);
    // Nothing has changed: the next reading begins where this one ended.
    const asked = world.wooFaults.log.length;
    await readOrders(world.deps);
    expect(world.wooFaults.log.length - asked).toBeLessThan(8);
  });

  it('the owner sees what it would have decided: fewer returns, less money, and which', async () => {
    const played = await replay(draftOf({ never: { ...DEFAULT_RULES.never, products: [world.products.shirt.id] } }));
    if (played.state !== 'done') throw new Error('The orders are not read');
    expect([played.now.returnsAllowed, played.draft.returnsAllowed, played.draft.returnsRefused]).toEqual([1, 0, 1]);
    expect([played.now.paid, played.draft.paid]).toEqual([10841, 0]);
    expect(played.changed).toMatchObject([
      {
        number: 'RMA-1001',
        before: { allowed: true, amount: 10841 },
        after: { allowed: false, code: 'product_never' },
      },
    ]);
  });

  it('a contradiction is refused field by field, and nothing is saved', async () => {
    const match = { ...ANYTHING, categories: [999_999] };
    const rules = draftOf({
      window: { ...DEFAULT_RULES.window, rules: [{ id: 'shoes', name: 'Shoes', match, days: 60 }] },
      resolutions: {
        ...DEFAULT_RULES.resolutions,
        refund: { offered: true, fee: { kind: 'percent', basisPoints: 10_001 } },
      },
      reasons: [],
    });
    const answer = await send(world, 'savePolicy', { basedOn: 0, rules }, STAFF);
    const fields = answer.ok ? [] : (answer.problem.fields ?? []).map(({ path, code }) => `${path}: ${code}`);
    expect(fields).toEqual(
      expect.arrayContaining([
        'window.rules.0.match.categories: unknown_category',
        'resolutions.refund.fee.basisPoints: percent_over_100',
        'reasons: no_reason_left',
      ]),
    );
    const { version } = value(await send(world, 'getPolicy', {}, STAFF)) as PolicyResponse;
    expect(version).toBe(0);
  });
});

describe('The report', () => {
  it('agrees with WooCommerce’s own sums to the cent, by month of refund and of sale', async () => {
    const other = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    createRefund(world.woo.shop, other.id, { amount: '10.00', api_refund: false });
    await readOrders(world.deps);
    const { byRefundMonth, bySaleMonth, reading } = await report();
    expect(reading).toBeNull();
    expect(byRefundMonth).toMatchObject([
      {
        month: '2026-11',
        currency: 'USD',
        refunded: 10841,
        goods: 9980,
        tax: 861,
        store: { ours: 10841, others: 1000, agrees: true },
      },
    ]);
    expect(bySaleMonth).toMatchObject([{ month: '2026-11', refunded: 10841, store: { ours: 10841, agrees: true } }]);
  });

  it('reads WooCommerce again before it says that something differs: what was refunded since the last reading does not', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    await world.settle();
    world.pass(60_000);
    const before = await report();
    expect([before.reading, before.byRefundMonth[0]?.store]).toMatchObject([{ read: expect.any(Number) }, null]);
    await readOrders(world.deps);
    const after = await report();
    expect([after.reading, after.byRefundMonth[0]?.store?.agrees]).toEqual([null, true]);
  });

  it('says so when a refund of Boomerang’s is gone from WooCommerce', async () => {
    const gone = world.woo.book.refunds.filter(({ amount }) => amount !== 10).map((one) => one.order_id);
    world.woo.book.refunds = world.woo.book.refunds.filter(({ amount }) => amount === 10);
    world.pass(10_000);
    for (const order of world.woo.book.orders) if (gone.includes(order.id)) order.modified = world.deps.clock.now();
    await readOrders(world.deps);
    expect((await report()).byRefundMonth[0]?.store).toMatchObject({ ours: 0, agrees: false });
  });
});
