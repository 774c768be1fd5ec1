import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReplayResponse } from '../../../bridge/contract/policy.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import type { ParcelOfOrder } from '../../../bridge/ports/jobs.ts';
import { followDelivery } from '../../../bridge/usecases/follow-delivery.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { withDelivery } from '../../../bridge/usecases/with-delivery.ts';
import { createOrder } from '../../standins/woocommerce/orders.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { codeOf, formBody, send, STAFF } from './steps.ts';

const HOUR_MS = 3_600_000;
const PATIENT = { timeout: 10_000, interval: 20 };
const FROM_DELIVERY = { ...DEFAULT_RULES.window, days: 30, from: 'delivery', transitDays: 5 } as const;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({ window: FROM_DELIVERY });
  await world.deps.knownStore.get();
});
afterAll(() => world.close());
beforeEach(() => world.shippoFaults.clear());

/** Completed on 10 October; the parcel is one that Shippo knows. */
async function sent(trackingNumber: string, placed = '2026-10-08T10:00:00Z'): Promise<Order> {
  const tracking = { tracking_provider: 'ups', tracking_number: trackingNumber, date_shipped: '1791600000' };
  const order = createOrder(world.woo.shop, {
    status: 'completed',
    set_paid: true,
    payment_method: 'boomtest',
    billing: { email: ANA, country: 'US' },
    line_items: [{ product_id: world.products.shirt.id, quantity: 2 }],
    meta_data: [{ key: '_wc_shipment_tracking_items', value: [tracking] }],
  });
  order.created = Date.parse(placed);
  order.completed = Date.parse('2026-10-10T10:00:00Z');
  await fetch(`${world.shippo.url}/tracks`, {
    method: 'POST',
    headers: { authorization: 'ShippoToken shippo_test_abcdefgh', 'content-type': 'application/json' },
    body: JSON.stringify({ carrier: 'ups', tracking_number: trackingNumber }),
  });
  return order;
}

async function arrived(trackingNumber: string, day: string): Promise<void> {
  await world.shippo.play(trackingNumber, 'delivered');
  world.shippo.book.tracks.find((one) => one.tracking_number === trackingNumber)!.tracking_status!.status_date = day;
}

const parcelOf = ({ id, created }: Order, trackingNumber: string): ParcelOfOrder => {
  return { orderId: id, placedAt: new Date(created).toISOString(), carrier: 'ups', trackingNumber };
};
const line = async (order: Order) => (await world.lookUp(order)).order.lines[0]!;
const tracksAsked = () => world.shippoFaults.log.filter(({ path }) => path.startsWith('/tracks/')).length;

describe('The day of delivery of a parcel with a tracking number', () => {
  it('is asked for in the background: no look-up and no submit waits for Shippo', async () => {
    const order = await sent('1ZBACKGROUND');
    await arrived('1ZBACKGROUND', '2026-10-25T09:00:00Z');
    world.shippoFaults.rules.add({ match: () => true, fault: { delay: 60_000 } });
    const asked = world.shippoFaults.log.length;
    // By completion and the days on the way: over since 14 November.
    expect(await line(order)).toMatchObject({ returnable: 0, refusal: { params: { from: 'completion' } } });
    expect(codeOf(await send(world, 'submit', await formBody(world, order)))).toBe('order_refused');
    expect(world.shippoFaults.log).toHaveLength(asked);
  });

  it('counts from the next look-up on, and is said so', async () => {
    const open = await sent('1ZOPEN');
    const over = await sent('1ZOVER');
    await arrived('1ZOPEN', '2026-10-25T09:00:00Z');
    await arrived('1ZOVER', '2026-10-16T09:00:00Z');
    await Promise.all([line(open), line(over)]);
    await followDelivery(world.deps, parcelOf(open, '1ZOPEN'));
    await followDelivery(world.deps, parcelOf(over, '1ZOVER'));
    expect(await line(open)).toMatchObject({ returnable: 2, refusal: null, until: '2026-11-24T23:59:59.999Z' });
    expect((await line(over)).refusal).toMatchObject({
      code: 'window_over',
      params: { from: 'delivery', start: '2026-10-16T09:00:00.000Z', until: '2026-11-15T23:59:59.999Z' },
    });
    expect(value(await world.submit(open, [[0, 1]])).number).toMatch(/^RMA-/);
  });

  it('is put to Shippo by the bridge’s own worker', async () => {
    const order = await sent('1ZWORKER');
    await arrived('1ZWORKER', '2026-10-25T09:00:00Z');
    await line(order);
    await world.start();
    const delivery = () => world.deps.database.deliveryOf(parcelOf(order, '1ZWORKER'));
    await vi.waitFor(async () => expect((await delivery())?.deliveredAt).toBe('2026-10-25T09:00:00.000Z'), PATIENT);
    expect((await line(order)).returnable).toBe(2);
  });

  it('reaches the replay of the policy, too', async () => {
    world.pass(1_000);
    while (await readOrders(world.deps));
    const rules = { ...DEFAULT_RULES, window: { ...FROM_DELIVERY, days: 10 } };
    const played = value(await send(world, 'replay', { rules }, STAFF)) as ReplayResponse;
    if (played.state !== 'done') throw new Error('The orders are not read');
    // Asked for on 20 November, 26 days after the delivery: 30 days allow it, 10 would not.
    expect(played.changed).toMatchObject([{ before: { allowed: true }, after: { code: 'window_over' } }]);
  });
});

describe('Shippo', () => {
  /** What would be asked, without a worker. */
  async function asks(order: Order, token = true): Promise<readonly ParcelOfOrder[]> {
    const list: ParcelOfOrder[] = [];
    const jobs = { ...world.deps.jobs, followDelivery: (one: ParcelOfOrder) => Promise.resolve(void list.push(one)) };
    const { database, store } = world.deps;
    const policy = await database.currentPolicy();
    const carriers = token ? world.deps.carriers : () => Promise.resolve(null);
    const read = (await store.getOrder(order.id, policy))!;
    await withDelivery({ ...world.deps, jobs, carriers }, read, policy);
    return list;
  }

  it('is asked once in six hours until the parcel has come, and then no more', async () => {
    const order = await sent('1ZAGAIN');
    const parcel = parcelOf(order, '1ZAGAIN');
    expect(await asks(order)).toEqual([parcel]);
    await followDelivery(world.deps, parcel);
    expect(await asks(order)).toEqual([]);
    world.pass(6 * HOUR_MS - 1);
    expect(await asks(order)).toEqual([]);
    world.pass(1);
    expect(await asks(order)).toEqual([parcel]);
    await arrived('1ZAGAIN', '2026-10-25T09:00:00Z');
    await followDelivery(world.deps, parcel);
    world.pass(24 * HOUR_MS);
    expect(await asks(order)).toEqual([]);
  });

  it('is not asked without a token, nor where nothing counts from delivery', async () => {
    const order = await sent('1ZNEVER');
    expect(await asks(order, false)).toEqual([]);
    await world.setPolicy({ window: { ...FROM_DELIVERY, from: 'completion' } });
    expect(await asks(order)).toEqual([]);
    await world.setPolicy({ withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true } });
    expect(await asks(order)).toHaveLength(1);
    await world.setPolicy({ window: FROM_DELIVERY, withdrawal: DEFAULT_RULES.withdrawal });
  });

  it('that does not know the parcel is not pressed; one that does not answer is asked again by the queue', async () => {
    const order = await sent('1ZSTRANGE');
    const parcel = parcelOf(order, '1ZSTRANGE');
    const { database } = world.deps;
    world.shippoFaults.rules.add({ match: { path: '/tracks/' }, fault: { status: 503 }, times: 1 });
    await expect(followDelivery(world.deps, parcel)).rejects.toThrow();
    expect(await database.deliveryOf(parcel)).toBeNull();
    world.shippoFaults.rules.add({ match: { path: '/tracks/' }, fault: { status: 404, body: '{}' }, times: 1 });
    await followDelivery(world.deps, parcel);
    expect(await database.deliveryOf(parcel)).toMatchObject({ deliveredAt: null });
    expect(tracksAsked()).toBeGreaterThan(1);
  });

  it('that says a number came before the order was placed speaks of another parcel', async () => {
    const order = await sent('1ZREUSED');
    await arrived('1ZREUSED', '2026-10-08T09:59:59Z');
    await followDelivery(world.deps, parcelOf(order, '1ZREUSED'));
    expect(await world.deps.database.deliveryOf(parcelOf(order, '1ZREUSED'))).toMatchObject({ deliveredAt: null });
  });
});
