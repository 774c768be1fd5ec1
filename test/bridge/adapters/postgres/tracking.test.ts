import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstMigration } from '../../../../bridge/adapters/postgres/migrations/0001-returns.ts';
import type { Return } from '../../../../bridge/domain/return.ts';
import { addDays } from '../../../../bridge/domain/time.ts';
import { anOrder } from '../../domain/builders.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, aReturn, asNew } from './fixtures.ts';
import { openOldDatabase } from './old-database.ts';
import { oldReturn, oldReturnRow } from './old-rows.ts';

const OPEN = { state: 'approved', sendBackBy: addDays(NOW, 14) } as const;
const slip = (trackingNumber: string | null) =>
  ({ state: 'packing_slip', instead: 'no_rate', carrier: 'ups', trackingNumber }) as const;
const extra = (trackingNumber: string) => ({ carrier: 'dpd', trackingNumber, delivered: false });

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

let count = 7000;
async function stored(over: Partial<Return>): Promise<Return> {
  const entry = aReturn({ id: randomUUID(), number: `RMA-${(count += 1)}`, parcel: OPEN, ...over });
  await fresh.database.transaction((tx) => tx.insertReturn(asNew(entry)));
  return entry;
}

describe('A return', () => {
  it('is found by each of its numbers, however it is written, while its parcels are awaited', async () => {
    const entry = await stored({ shipping: slip('AA11'), extraParcels: [extra('BB22'), extra('CC33')] });
    const numbers = async (number: string) =>
      (await fresh.database.findReturnsByTracking(number)).map((one) => one.number);
    for (const number of ['AA11', 'bb22', 'CC 33', 'A-A-11', 'CC‑33'])
      expect(await numbers(number)).toEqual([entry.number]);
    expect(await numbers('DD44')).toEqual([]);
    const here = { state: 'received', receivedAt: NOW } as const;
    await fresh.database.transaction((tx) => tx.updateReturn({ ...entry, parcel: here }));
    expect(await numbers('AA11')).toEqual([]);
  });

  it('whose only number is one more parcel’s has its carrier asked, too', async () => {
    const entry = await stored({ shipping: slip(null), extraParcels: [extra('EE55')] });
    const asked = await fresh.database.returnsToTrack({ now: NOW, askedBefore: addDays(NOW, -1), limit: 10 });
    expect(asked.map(({ number }) => number)).toContain(entry.number);
  });
});

describe('Who else has a number', () => {
  it('is another return, an order that went out under it, or this very order', async () => {
    const own = { id: randomUUID(), orderId: 9001, orderNumber: '#9001' };
    expect(await fresh.database.numberUse('FF66', own)).toBeNull();
    const sent = (id: number, trackingNumber: string) =>
      anOrder({ id, number: `N${id}`, outboundParcel: { carrier: 'ups', trackingNumber } });
    const orders = [sent(9001, 'own1'), sent(9002, 'theirs1')];
    await fresh.database.saveOrders(orders.map((order) => ({ order, changedAt: NOW })));
    expect(await fresh.database.numberUse('OWN 1', own)).toEqual({ by: 'own_order', number: '#9001' });
    expect(await fresh.database.numberUse('theirs1', own)).toEqual({ by: 'order', number: 'N9002' });
    await fresh.database.saveDelivery({ orderId: 9003, trackingNumber: 'Old1' }, { deliveredAt: null, askedAt: NOW });
    expect(await fresh.database.numberUse('old1', own)).toEqual({ by: 'order', number: '9003' });
    const other = await stored({ shipping: slip('GG77') });
    expect(await fresh.database.numberUse('gg77', own)).toEqual({ by: 'return', number: other.number });
    expect(await fresh.database.numberUse('gg77', other)).toBeNull();
  });
});

describe('A number with signs in between', () => {
  const own = { id: randomUUID(), orderId: 9101, orderNumber: '#9101' };
  const spellings = ['1Z999SEP', '1Z-999-SEP', '1z 999 sep', '1Z.999.SEP', '1Z_999_SEP'];

  it.each(spellings)('is one and the same, whichever side has them: %s', async (written) => {
    const orderId = 9110 + spellings.indexOf(written);
    const tail = `X${orderId}`;
    const order = anOrder({
      id: orderId,
      number: `N${orderId}`,
      outboundParcel: { carrier: 'ups', trackingNumber: `${written}A${tail}` },
    });
    await fresh.database.saveOrders([{ order, changedAt: NOW }]);
    const delivery = { orderId: orderId + 100, trackingNumber: `${written}-B${tail}` };
    await fresh.database.saveDelivery(delivery, { deliveredAt: null, askedAt: NOW });
    const other = await stored({ shipping: slip(`${written}-C${tail}`) });
    for (const typed of spellings) {
      const use = (part: string) => fresh.database.numberUse(`${typed}${part}${tail}`, own);
      expect(await use('A')).toEqual({ by: 'order', number: `N${orderId}` });
      expect(await use('-B')).toEqual({ by: 'order', number: `${orderId + 100}` });
      expect(await use('C-')).toEqual({ by: 'return', number: other.number });
    }
  });
});

describe('A return of an older bridge', () => {
  it('is found by its number, and has nothing reported of it', async () => {
    const parcel = { state: 'approved', sendBackBy: addDays(NOW, 14) } as const;
    const before = oldReturn(1001, { parcel, shipping: slip('hh 8-8') });
    const old = await openOldDatabase({ '0001-returns': firstMigration }, async (insert) => {
      await insert('stores', { id: 'test' });
      await insert('returns', oldReturnRow(before));
    });
    const found = await old.opened.database.findReturnsByTracking('HH88');
    expect(found).toMatchObject([{ id: before.id, trackingReports: [] }]);
    await old.close();
  });
});
