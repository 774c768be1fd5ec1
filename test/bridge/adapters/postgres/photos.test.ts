import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, aReturn, asNew } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

let orders = 800;
async function photosOfNewOrder(count: number) {
  const orderId = (orders += 1);
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids)
    await fresh.database.savePhoto({ id, orderId, jpeg: Buffer.from(`jpeg ${id}`), createdAt: NOW });
  return { orderId, ids };
}

function submit(orderId: number, photoIds: readonly string[], claimFirst = false) {
  const entry = aReturn({ orderId, number: `RMA-${(orders += 1)}` });
  return fresh.database.transaction(async (tx) => {
    if (!claimFirst) await tx.insertReturn(asNew(entry));
    const claimed = await tx.claimPhotos(orderId, photoIds, entry.id);
    if (claimFirst) await tx.insertReturn(asNew(entry));
    return { id: entry.id, claimed };
  });
}

describe('Photos', () => {
  it('are loose until a return of their order takes them, and then read by that return only', async () => {
    const { orderId, ids } = await photosOfNewOrder(3);
    const { database } = fresh;
    expect(await database.countLoosePhotos(orderId)).toBe(3);
    const { id, claimed } = await submit(orderId, ids.slice(0, 2));
    expect(claimed).toBe(2);
    expect(await database.countLoosePhotos(orderId)).toBe(1);
    const jpeg = Buffer.from(`jpeg ${ids[0]}`);
    expect(await database.photoOf(id, ids[0]!)).toEqual({ id: ids[0], orderId, jpeg, createdAt: NOW });
    expect(await database.photoOf(id, ids[2]!)).toBeNull();
    const another = await submit(orderId, []);
    expect(await database.photoOf(another.id, ids[0]!)).toBeNull();
  });

  it('of another order, of another return, or that never were, are not taken', async () => {
    const [mine, theirs] = [await photosOfNewOrder(1), await photosOfNewOrder(1)];
    const ids = [...mine.ids, ...theirs.ids, randomUUID(), 'no-uuid', "'; drop table photos; --"];
    expect((await submit(mine.orderId, ids)).claimed).toBe(1);
    expect((await submit(mine.orderId, ids)).claimed).toBe(0);
    expect(await fresh.database.countLoosePhotos(theirs.orderId)).toBe(1);
  });

  it('wanted by two returns at once go to one of them', async () => {
    const { orderId, ids } = await photosOfNewOrder(4);
    const answers = await Promise.all([submit(orderId, ids), submit(orderId, ids)]);
    expect(answers.map(({ claimed }) => claimed).sort()).toEqual([0, 4]);
  });

  it('may be taken before the return itself is stored, but not without it', async () => {
    const { orderId, ids } = await photosOfNewOrder(1);
    await expect(fresh.database.transaction((tx) => tx.claimPhotos(orderId, ids, randomUUID()))).rejects.toThrow();
    expect((await submit(orderId, ids, true)).claimed).toBe(1);
  });

  it('that no return takes are gone after a day; the others stay', async () => {
    const { orderId, ids } = await photosOfNewOrder(2);
    const { id } = await submit(orderId, ids.slice(0, 1));
    await fresh.database.prune('2026-03-02T09:59:59.999Z');
    expect(await fresh.database.countLoosePhotos(orderId)).toBe(1);
    await fresh.database.prune('2026-03-02T10:00:00.000Z');
    expect(await fresh.database.countLoosePhotos(orderId)).toBe(0);
    expect(await fresh.database.photoOf(id, ids[0]!)).not.toBeNull();
  });

  it('are not found by anything that is no id', async () => {
    expect(await fresh.database.photoOf('RMA-1', randomUUID())).toBeNull();
    expect(await fresh.database.photoOf(randomUUID(), '1')).toBeNull();
  });
});
