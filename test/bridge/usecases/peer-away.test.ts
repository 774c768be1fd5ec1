import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Peers } from '../../../bridge/usecases/peers.ts';
import { wasAway } from '../../../bridge/usecases/peers.ts';
import { runEffect } from '../../../bridge/usecases/effects/run-effect.ts';
import { instant } from '../../../bridge/domain/time.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin, type Begun, bought, effectsOf, kindsOf, refundsOf, within } from './steps.ts';

const HOUR_MS = 3_600_000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.wooFaults.clear();
  world.shippoFaults.clear();
});

/** Lets a day pass; effects are run whenever they fall due, as the worker would. */
async function aDay(step = 30_000): Promise<void> {
  for (let left = 24 * HOUR_MS; left > 0; left -= step) {
    world.pass(step);
    await world.settle();
  }
}

describe('Shippo is down for a day', () => {
  it('which costs nothing but delay: some calls an hour, and then all labels, one each', async () => {
    world.shippoFaults.rules.add({ match: {}, fault: { status: 502 } });
    const begun: Begun[] = [];
    for (let count = 0; count < 6; count += 1) begun.push(await begin(world));
    await within(world, 70_000);
    for (const one of begun) expect(kindsOf(world, one)).toEqual(['received']);
    const asked = world.shippoFaults.log.length;
    await aDay();
    // Every five minutes at most, whatever waits: one probe.
    expect(world.shippoFaults.log.length - asked).toBeLessThan(24 * 13 * 1.3);
    expect(world.deps.peers.state().shippo).toMatchObject({ state: 'away', code: 'shippo_502' });
    world.shippoFaults.clear();
    await within(world, 2 * HOUR_MS);
    for (const one of begun) {
      expect((await world.detail(one.id)).shipping.state).toBe('label');
      expect(bought(world, one)).toBe(1);
      expect(kindsOf(world, one)).toEqual(['received', 'label']);
    }
    expect(world.deps.peers.state().shippo.state).toBe('answers');
  });
});

describe('A WooCommerce that is down', () => {
  it('is left alone, and each refund is made once when it is back; Shippo is asked all the same', async () => {
    const begun: Begun[] = [];
    for (let count = 0; count < 4; count += 1) begun.push(await begin(world));
    for (const one of begun) await arrive(world, one);
    world.wooFaults.rules.add({ match: {}, fault: 'cut-before' });
    await within(world, 600_000);
    const asked = world.wooFaults.log.length;
    await within(world, HOUR_MS);
    expect(world.wooFaults.log.length - asked).toBeLessThan(40);
    expect(world.deps.peers.state()).toMatchObject({ store: { state: 'away' }, shippo: { state: 'answers' } });
    world.wooFaults.clear();
    await within(world, 2 * HOUR_MS);
    for (const { order, id } of begun) {
      const [refund] = await effectsOf(world, id, 'refund');
      expect(refundsOf(world, order)).toBe(refund?.state === 'in_doubt' ? 0 : 1);
    }
  });
});

describe('A refusal', () => {
  it('is no outage: WooCommerce says no to many refunds with HTTP 500 and a code, and is asked on', async () => {
    const begun: Begun[] = [];
    const refusal = JSON.stringify({
      code: 'woocommerce_rest_cannot_create_order_refund',
      message: 'No',
      data: { status: 500 },
    });
    for (let count = 0; count < 7; count += 1) begun.push(await begin(world));
    const headers = { 'content-type': 'application/json' };
    world.wooFaults.rules.add({
      match: { method: 'POST', path: /refunds/ },
      fault: { status: 500, headers, body: refusal },
    });
    for (const one of begun) await arrive(world, one);
    await world.settle();
    for (const { id } of begun) expect((await effectsOf(world, id, 'refund'))[0]?.state).toBe('failed');
    expect(world.deps.peers.state().store).toMatchObject({ state: 'answers', misses: 0 });
  });

  it.each([
    ['unavailable', 'store_error', true],
    ['unavailable', 'store_refused', false],
    ['unknown', 'boomerang_key_in_flight', false],
    ['unknown', 'http_502', true],
    ['unknown', 'timeout', true],
    ['unknown', 'shippo_waiting', false],
    ['not_sent', 'ECONNREFUSED', true],
    ['not_sent', 'rest_no_route', false],
    ['not_sent', 'shippo_429', true],
    ['refused', 'http_404', false],
    ['error', null, null],
  ] as const)('(%s %s): the peer was away: %s', (outcome, code, away) => {
    expect(wasAway({ outcome, code })).toBe(away);
  });
});

describe('The breaker', () => {
  it('is what keeps the calls few: without it the same outage brings many more', async () => {
    const always: Peers = { ...world.deps.peers, ask: () => 0 };
    world.shippoFaults.rules.add({ match: {}, fault: { status: 502 } });
    for (let count = 0; count < 6; count += 1) {
      const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
      value(await world.submit(order, [[0, 1]]));
    }
    const asked = world.shippoFaults.log.length;
    const deps = { ...world.deps, peers: always };
    for (let left = 10 * 60_000; left > 0; left -= 5_000) {
      world.pass(5_000);
      for (const { id } of await deps.database.dueEffects(instant(deps.clock.now()), 50)) await runEffect(deps, id);
    }
    expect(world.shippoFaults.log.length - asked).toBeGreaterThan(40);
  });
});

describe('Retry-After', () => {
  it.each([429, 503])('of WooCommerce (%i) is waited for, on a read as on a write', async (status) => {
    const begun = await begin(world);
    await arrive(world, begun);
    const seen = world.wooFaults.log.length;
    const headers = { 'retry-after': '900' };
    world.wooFaults.rules.add({ match: { path: /wc\/v3/ }, fault: { status, headers } });
    await world.settle();
    const [refund] = await effectsOf(world, begun.id, 'refund');
    expect(Date.parse(refund!.dueAt) - world.clock.now()).toBeGreaterThan(890_000);
    expect(world.wooFaults.log.length).toBeGreaterThan(seen);
  });
});
