import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRefund } from '../../standins/woocommerce/refunds.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import {
  arrive,
  ask,
  begin,
  kindsOf,
  mailsOf,
  paidFor,
  refundsOf,
  send,
  STAFF,
  timeline,
  unsettled,
  within,
} from './steps.ts';

const REFUNDS = { method: 'POST', path: /\/orders\/\d+\/refunds/ };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.wooFaults.clear();
  world.woo.gateways['boomtest']!.mood = 'pays';
});

describe('A gateway that says no', () => {
  it('fails the payout and tells the owner why; "try again" after it pays makes a second attempt that pays once', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    world.woo.gateways['boomtest']!.mood = 'refuses';
    await world.settle();
    const failed = await world.detail(begun.id);
    expect([failed.state, failed.attention, failed.payouts[0]]).toMatchObject([
      'inspected',
      'failed_payout',
      { state: 'failed', trouble: { message: expect.stringContaining('The bank said no.') } },
    ]);
    expect(kindsOf(world, begun)).toEqual(['received', 'owner_failed_payout']);
    expect(mailsOf(world, begun)[1]?.data['reason']).toContain('The bank said no.');

    world.pass(86_400_000);
    await world.settle();
    expect((await unsettled(world, begun.id, 'refund')).attempt).toBe(1);

    world.woo.gateways['boomtest']!.mood = 'pays';
    const { id: effectId } = await unsettled(world, begun.id, 'refund');
    value(await world.command(begun.id, { type: 'try_again', effectId }));
    await world.settle();
    const closed = await world.detail(begun.id);
    expect([closed.state, closed.attention]).toEqual(['closed', null]);
    expect(timeline(closed)).toEqual(expect.arrayContaining(['refund_failed', 'tried_again', 'refunded']));
    expect(paidFor(world, begun.order)).toHaveLength(1);
    expect(await world.command(begun.id, { type: 'try_again', effectId })).toMatchObject({
      problem: { code: 'not_possible_now' },
    });
  });

  it('lets the owner pay by hand instead: settled by that word, and recorded in WooCommerce without asking the gateway', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    world.woo.gateways['boomtest']!.mood = 'refuses';
    await world.settle();
    value(await world.command(begun.id, { type: 'paid_by_hand', resolution: 'refund' }));
    await world.settle();
    const closed = await world.detail(begun.id);
    expect([closed.state, closed.attention, closed.payouts[0]]).toMatchObject([
      'closed',
      null,
      { state: 'settled', byHand: true },
    ]);
    expect(timeline(closed)).toEqual(expect.arrayContaining(['refund_failed', 'paid_by_hand', 'refund_recorded']));
    expect(paidFor(world, begun.order)).toEqual([]);
    expect(refundsOf(world, begun.order)).toBe(1);
  });

  it('lets nobody try an effect of another return again', async () => {
    const [one, other] = [await begin(world), await begin(world)];
    await arrive(world, one);
    world.woo.gateways['boomtest']!.mood = 'refuses';
    await world.settle();
    const { id: effectId } = await unsettled(world, one.id, 'refund');
    for (const command of [
      { type: 'try_again', effectId } as const,
      { type: 'resolve_doubt', effectId, happened: true } as const,
    ]) {
      expect(await world.command(other.id, command)).toMatchObject({ problem: { code: 'not_allowed' } });
    }
  });
});

describe('A store that dies in the middle of a refund', () => {
  it.each([
    ['dies-after-paying', 1],
    ['dies-before-paying', 0],
  ] as const)('(%s) leaves it in doubt, and pays no second time', async (mood, payments) => {
    const begun = await begin(world);
    await arrive(world, begun);
    world.woo.gateways['boomtest']!.mood = mood;
    await world.settle();
    world.woo.gateways['boomtest']!.mood = 'pays';
    world.pass(3_000);
    await world.settle();
    expect(await unsettled(world, begun.id, 'refund')).toMatchObject({
      state: 'in_doubt',
      trouble: { code: 'refund_not_marked_paid' },
    });
    world.pass(86_400_000);
    await world.settle();
    expect(paidFor(world, begun.order)).toHaveLength(payments);
    expect(kindsOf(world, begun)).toEqual(['received', 'owner_in_doubt']);
  });
});

describe('A store that is away or busy before a refund', () => {
  it.each([
    ['429 with a time', { status: 429, headers: { 'retry-after': '30' } }],
    ['maintenance', { status: 503, headers: { 'retry-after': '30' } }],
    ['a key that is refused', { status: 401, body: '{"code":"woocommerce_rest_cannot_create","message":"no"}' }],
  ])('(%s): nothing was sent, so it is sent again, and paid once', async (_title, fault) => {
    const begun = await begin(world);
    await arrive(world, begun);
    world.wooFaults.rules.add({ match: REFUNDS, fault, times: 1 });
    await world.settle();
    expect(await unsettled(world, begun.id, 'refund')).toMatchObject({ state: 'pending', tries: 1, attempt: 1 });
    await within(world, 31_000);
    expect((await world.detail(begun.id)).state).toBe('closed');
    expect(paidFor(world, begun.order)).toHaveLength(1);
  });
});

describe('Two returns of one order', () => {
  it('never have two refunds at work: the second waits while the first is in doubt, and is paid after it', async () => {
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
    const first = await ask(world, order, 1);
    const second = await ask(world, order, 1);
    await arrive(world, first);
    world.wooFaults.rules.add({ match: REFUNDS, fault: 'cut-before', times: 1 });
    await world.settle();
    await arrive(world, second);
    await world.settle();
    expect(await unsettled(world, second.id, 'refund')).toMatchObject({ state: 'pending', tries: 0 });
    world.pass(70_000);
    await world.settle();
    const { id: effectId, state } = await unsettled(world, first.id, 'refund');
    expect(state).toBe('in_doubt');
    world.pass(3_600_000);
    await world.settle();
    expect(paidFor(world, order)).toEqual([]);

    value(await world.command(first.id, { type: 'resolve_doubt', effectId, happened: false }));
    await within(world, 6_000);
    expect((await world.detail(first.id)).state).toBe('closed');
    expect((await world.detail(second.id)).state).toBe('closed');
    expect(paidFor(world, order)).toHaveLength(2);
  });
});

describe('Money that somebody else paid back meanwhile', () => {
  it('leaves too little: the payout fails, and nothing is sent', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    createRefund(world.woo.shop, begun.order.id, { amount: '60.00', api_refund: true, api_restock: false });
    const before = world.wooFaults.log.filter(({ method, path }) => method === 'POST' && path.includes('/refunds'));
    await world.settle();
    const after = world.wooFaults.log.filter(({ method, path }) => method === 'POST' && path.includes('/refunds'));
    expect((await world.detail(begun.id)).payouts[0]).toMatchObject({
      state: 'failed',
      trouble: { code: 'more_than_left' },
    });
    expect(after).toEqual(before);
    expect(refundsOf(world, begun.order)).toBe(1);
  });

  it('is seen per line too: the line was refunded, though the order has enough left', async () => {
    const lines = [
      { product: world.products.shirt, quantity: 1 },
      { product: world.products.poster, quantity: 9 },
    ];
    const begun = await begin(world, { lines }, 1);
    await arrive(world, begun);
    createRefund(world.woo.shop, begun.order.id, {
      amount: '49.90',
      api_refund: true,
      api_restock: false,
      line_items: [{ id: begun.order.line_items[0]!.id, quantity: 1, refund_total: 49.9, refund_tax: [] }],
    });
    await world.settle();
    expect((await world.detail(begun.id)).payouts[0]?.trouble?.code).toBe('more_than_left');
    expect(paidFor(world, begun.order)).toEqual([4990]);
  });
});

describe('Two people who act on one return', () => {
  it('the second is told what it has become, and nothing is done', async () => {
    const begun = await begin(world);
    const { revision } = await world.detail(begun.id);
    const body = { revision, command: { type: 'receive' } };
    const answers = await Promise.all([1, 2].map(() => send(world, 'command', body, STAFF, { id: begun.id })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      problem: { code: 'changed_meanwhile', params: { state: 'received' } },
    });
    expect(timeline(await world.detail(begun.id)).filter((type) => type === 'received')).toHaveLength(1);
  });
});
