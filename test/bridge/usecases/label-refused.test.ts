import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CarrierUnavailable } from '../../../bridge/ports/carrier.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, type World } from '../../support/world.ts';
import { begin, effectsOf, kindsOf, mailsOf, settleWith, within } from './steps.ts';

interface Case {
  readonly status: number;
  readonly body: object;
  readonly expected: { readonly words: string };
}
const reported = JSON.parse(
  readFileSync(new URL('../../data/cases/shippo-400-on-shipment.json', import.meta.url), 'utf8'),
) as Case;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => world.shippoFaults.clear());

const answer = (path: string, status: number, body: object) =>
  world.shippoFaults.rules.add({
    match: { method: 'POST', path },
    fault: { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  });
const asked = (path: string) => world.shippoFaults.log.filter((one) => one.method === 'POST' && one.path === path);

const field = { address_from: ['This field is required.'] };

describe('A no of Shippo is no outage', () => {
  it.each([
    ['shipments', reported.status, reported.body, reported.expected.words],
    ['shipments', 400, field, 'address_from: This field is required.'],
    ['shipments', 401, { detail: 'Token does not exist' }, 'Token does not exist'],
    ['shipments', 402, { detail: 'Payment required' }, 'Payment required'],
    ['shipments', 403, { detail: 'Account suspended' }, 'Account suspended'],
    ['shipments', 404, { detail: 'Not found.' }, 'Not found.'],
    ['shipments', 409, { detail: 'Duplicate parcel' }, 'Duplicate parcel'],
    ['shipments', 422, { parcels: [{ weight: ['Ensure this value is less than 70.'] }] }, 'Ensure this value'],
    ['transactions', 400, { rate: { __all__: ['Rate has expired.'] } }, 'Rate has expired.'],
    ['transactions', 402, { detail: 'Payment required' }, 'Payment required'],
  ])('(%s %i): asked once, packing slip, and the owner reads its words', async (path, status, body, words) => {
    answer(`/${path}`, status, body);
    const before = asked(`/${path}`).length;
    const begun = await begin(world);
    await within(world, 3_600_000);
    expect(asked(`/${path}`).length - before).toBe(1);
    expect((await world.detail(begun.id)).shipping).toMatchObject({ state: 'packing_slip' });
    expect((await effectsOf(world, begun.id, 'buy_label'))[0]).toMatchObject({
      state: 'failed',
      trouble: { message: expect.stringContaining(words) },
    });
    expect(kindsOf(world, begun).sort()).toEqual(['owner_label', 'received']);
    const told = mailsOf(world, begun).find(({ kind }) => kind === 'owner_label');
    expect(told?.data).toMatchObject({ reason: expect.stringContaining(words) });
    expect(world.deps.peers.state().shippo.state).toBe('answers');
  });

  it.each([408, 429, 500, 503])('but HTTP %i is one: it is asked again, and a label comes', async (status) => {
    world.shippoFaults.rules.add({ match: { method: 'POST', path: '/shipments' }, fault: { status }, times: 1 });
    const begun = await begin(world);
    await within(world, 600_000);
    expect((await world.detail(begun.id)).shipping.state).toBe('label');
    expect(kindsOf(world, begun)).not.toContain('owner_label');
  });
});

describe('A shipment that stays queued', () => {
  it('is asked for again some minutes before the slip goes out', async () => {
    const rates = vi.fn(() => Promise.reject(new CarrierUnavailable('shippo_queued', 'Shippo is still at it.')));
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    await world.submit(order, [[0, 1]]);
    const id = await world.newestId();
    const carriers = async (storeId: string) => {
      const carrier = await world.deps.carriers(storeId);
      return carrier && { ...carrier, mode: carrier.mode, rates };
    };
    for (let minute = 0; minute < 60; minute += 1) {
      await settleWith(world, { carriers });
      world.pass(60_000);
    }
    expect((await world.detail(id)).shipping).toMatchObject({ state: 'packing_slip', instead: 'no_rate' });
    expect(rates.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(rates.mock.calls.length).toBeLessThanOrEqual(6);
  });
});
