import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { createRefund } from '../../standins/woocommerce/refunds.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin, kindsOf, paidFor, refundsOf, timeline, unsettled, type Begun } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.wooFaults.clear();
  world.woo.gateways['boomtest']!.mood = 'pays';
});

/** Cents of one and of two shirts with tax. */
const WORTH = [0, 5420, 10841];
const GATEWAY_ANSWERS_MS = 300_000;
const RECORD = { method: 'DELETE', path: /\/orders\/\d+\/refunds\/\d+/ };

/** WooCommerce has the refund, and its gateway never answered. */
async function doubtful(units: number): Promise<Begun> {
  const begun = await begin(world, {}, units);
  await arrive(world, begun);
  world.woo.gateways['boomtest']!.mood = 'dies-before-paying';
  await world.settle();
  world.woo.gateways['boomtest']!.mood = 'pays';
  world.pass(3_000);
  await world.settle();
  expect((await unsettled(world, begun.id, 'refund')).trouble?.code).toBe('refund_not_marked_paid');
  return begun;
}

async function notPaid({ id }: Begun): Promise<void> {
  const { id: effectId } = await unsettled(world, id, 'refund');
  value(await world.command(id, { type: 'resolve_doubt', effectId, happened: false }));
  await world.settle();
}

const recordsOf = ({ order }: Begun) => world.woo.book.refunds.filter((one) => one.order_id === order.id);
const booked = async ({ id }: Begun) =>
  (await world.deps.database.ledgerOf(id))
    .filter(({ account }) => account === 'refunded')
    .reduce((sum, { amount }) => sum + amount, 0);

describe('A refund that a person says was not paid', () => {
  it.each([1, 2])('(%s of 2 units): its record goes, the new try is paid, and books show it once', async (units) => {
    const begun = await doubtful(units);
    const [dead] = recordsOf(begun);
    world.pass(GATEWAY_ANSWERS_MS);
    await notPaid(begun);
    const detail = await world.detail(begun.id);
    expect(detail.payouts[0]).toMatchObject({ state: 'settled' });
    expect(paidFor(world, begun.order)).toEqual([WORTH[units]]);
    expect(recordsOf(begun)).toMatchObject([{ refunded_payment: true }]);
    expect(recordsOf(begun)[0]!.id).not.toBe(dead!.id);
    expect(await booked(begun)).toBe(WORTH[units]);
    const told = detail.timeline.filter(({ type }) => type === 'refund_record_removed');
    expect(told).toMatchObject([{ data: { refundId: dead!.id, amount: WORTH[units] } }]);
  });

  it('waits until its gateway can have answered: one that is paid by then is taken, and its record stays', async () => {
    const begun = await doubtful(2);
    const [slow] = recordsOf(begun);
    await notPaid(begun);
    expect(recordsOf(begun)).toEqual([slow]);
    slow!.refunded_payment = true;
    world.woo.book.payouts.push({ orderId: begun.order.id, refundId: slow!.id, amount: 108.41, at: world.clock.now() });
    world.pass(GATEWAY_ANSWERS_MS);
    await world.settle();
    expect((await world.detail(begun.id)).payouts[0]).toMatchObject({ state: 'settled' });
    expect([recordsOf(begun), paidFor(world, begun.order)]).toEqual([[slow], [WORTH[2]]]);
  });

  it.each(['cut-after', 'cut-before', 'empty'] as const)(
    '(the answer to taking it out is lost, %s): it is taken out once, told once, and paid once',
    async (fault) => {
      const begun = await doubtful(2);
      world.pass(GATEWAY_ANSWERS_MS);
      world.wooFaults.rules.add({ match: RECORD, fault, times: 1 });
      await notPaid(begun);
      world.pass(30_000);
      await world.settle();
      world.pass(60_000);
      await world.settle();
      const detail = await world.detail(begun.id);
      expect(detail.payouts[0]).toMatchObject({ state: 'settled' });
      expect(timeline(detail).filter((type) => type === 'refund_record_removed')).toHaveLength(1);
      expect([refundsOf(world, begun.order), paidFor(world, begun.order)]).toEqual([1, [WORTH[2]]]);
    },
  );

  it('leaves the records of others alone', async () => {
    const begun = await doubtful(1);
    const { order } = begun;
    createRefund(world.woo.shop, order.id, { amount: '1.00', api_refund: false, api_restock: false, reason: 'Sorry' });
    world.pass(GATEWAY_ANSWERS_MS);
    await notPaid(begun);
    expect(recordsOf(begun).map(({ reason }) => reason)).toContain('Sorry');
    expect(paidFor(world, order)).toEqual([WORTH[1]]);
  });

  it('that WooCommerce does not let go is said, and nothing is sent', async () => {
    const begun = await doubtful(2);
    world.pass(GATEWAY_ANSWERS_MS);
    const body = '{"code":"woocommerce_rest_cannot_delete","message":"This post cannot be deleted."}';
    world.wooFaults.rules.add({ match: RECORD, fault: { status: 400, body }, times: 1 });
    await notPaid(begun);
    expect((await world.detail(begun.id)).payouts[0]).toMatchObject({
      state: 'failed',
      trouble: { code: 'refund_record_stays' },
    });
    expect(paidFor(world, begun.order)).toEqual([]);
    const { id: effectId } = await unsettled(world, begun.id, 'refund');
    value(await world.command(begun.id, { type: 'try_again', effectId }));
    await world.settle();
    expect([refundsOf(world, begun.order), paidFor(world, begun.order)]).toEqual([1, [WORTH[2]]]);
  });
});

describe('A gateway that answers after the bridge has given up', () => {
  it('is taken up by a later look: settled, paid once, and nobody is asked a second time', async () => {
    const begun = await doubtful(2);
    const [slow] = recordsOf(begun);
    world.pass(75_000);
    slow!.refunded_payment = true;
    const order = world.woo.shop.book.orders.find(({ id }) => id === begun.order.id)!;
    order.modified = world.clock.now();
    await readOrders(world.deps);
    await world.settle();
    expect((await world.detail(begun.id)).payouts[0]).toMatchObject({ state: 'settled' });
    expect(recordsOf(begun)).toEqual([slow]);
    expect(await booked(begun)).toBe(WORTH[2]);
    expect(kindsOf(world, begun)).toEqual(['received', 'owner_in_doubt', 'refunded']);
  });

  it('stays in doubt while nothing says that it was paid', async () => {
    const begun = await doubtful(1);
    world.pass(75_000);
    const order = world.woo.shop.book.orders.find(({ id }) => id === begun.order.id)!;
    order.modified = world.clock.now();
    await readOrders(world.deps);
    await readOrders(world.deps);
    await world.settle();
    expect((await world.detail(begun.id)).payouts[0]).toMatchObject({ state: 'in_doubt' });
    expect(kindsOf(world, begun)).toEqual(['received', 'owner_in_doubt']);
  });
});
