import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMs } from '../../../../bridge/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, anOrder } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

const DAY = '2026-02-20T09:00:00.000Z';
const parcelOf = (orderId: number, trackingNumber = '1Z999') => ({ orderId, trackingNumber });

describe('The delivery of a parcel', () => {
  it('is unknown until the carrier was asked, and then whatever it said', async () => {
    const { database } = fresh;
    const parcel = parcelOf(9_000_000_001);
    expect(await database.deliveryOf(parcel)).toBeNull();
    await database.saveDelivery(parcel, { deliveredAt: null, askedAt: NOW });
    expect(await database.deliveryOf(parcel)).toEqual({ deliveredAt: null, askedAt: NOW });
    await database.saveDelivery(parcel, { deliveredAt: DAY, askedAt: addMs(NOW, 1) });
    expect(await database.deliveryOf(parcel)).toEqual({ deliveredAt: DAY, askedAt: addMs(NOW, 1) });
  });

  it('stays known, whatever an answer that comes late says', async () => {
    const { database } = fresh;
    await database.saveDelivery(parcelOf(1), { deliveredAt: DAY, askedAt: addMs(NOW, 1) });
    await database.saveDelivery(parcelOf(1), { deliveredAt: null, askedAt: NOW });
    await database.saveDelivery(parcelOf(1), { deliveredAt: NOW, askedAt: NOW });
    expect(await database.deliveryOf(parcelOf(1))).toEqual({ deliveredAt: DAY, askedAt: addMs(NOW, 1) });
  });

  it('is that of this parcel of this order in this store only', async () => {
    const other = await fresh.openAgain('other');
    await fresh.database.saveDelivery(parcelOf(2), { deliveredAt: DAY, askedAt: NOW });
    expect(await fresh.database.deliveryOf(parcelOf(2, '1Z000'))).toBeNull();
    expect(await fresh.database.deliveryOf(parcelOf(3))).toBeNull();
    expect(await other.database.deliveryOf(parcelOf(2))).toBeNull();
    await other.close();
  });

  it('is forgotten with the orders of that age', async () => {
    await fresh.database.saveDelivery(parcelOf(4), { deliveredAt: DAY, askedAt: NOW });
    await fresh.database.prune(addDays(NOW, 799));
    expect(await fresh.database.deliveryOf(parcelOf(4))).not.toBeNull();
    await fresh.database.prune(addDays(NOW, 801));
    expect(await fresh.database.deliveryOf(parcelOf(4))).toBeNull();
  });
});

describe('An order as it was last read', () => {
  it('has the delivery of its parcel, however it is read, and its own word first', async () => {
    const other = await fresh.openAgain('reader');
    const { database } = other;
    const outboundParcel = { carrier: 'ups', trackingNumber: '1Z999' };
    const orders = [
      anOrder(1, { outboundParcel }),
      anOrder(2, { outboundParcel: { ...outboundParcel, trackingNumber: '1Z000' } }),
      anOrder(3, { outboundParcel, deliveredAt: NOW }),
      anOrder(4),
    ];
    await database.saveOrders(orders.map((order) => ({ order, changedAt: NOW })));
    for (const { id } of orders) await database.saveDelivery(parcelOf(id), { deliveredAt: DAY, askedAt: NOW });
    const found = await database.savedOrders('2026-01-01T00:00:00.000Z', NOW);
    expect(found.map(({ deliveredAt }) => deliveredAt)).toEqual([DAY, null, NOW, null]);
    expect(await database.savedOrder(1)).toEqual({ ...orders[0], deliveredAt: DAY });
    await other.close();
  });
});
