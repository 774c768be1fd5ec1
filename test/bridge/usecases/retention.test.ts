import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { moneyMovesOn } from '../../support/policy.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { ANA } from '../../support/shop.ts';
import { sweep } from '../../support/sweep.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, ask, begin, type Begun } from './steps.ts';
import { placeOrder } from '../../support/shop.ts';

const DAY_MS = 86_400_000;
let fresh: FreshDatabase;
let world: World;
beforeAll(async () => {
  fresh = await freshDatabase();
  world = await startWorld({ database: fresh });
  await world.setPolicy({
    moneyMoves: moneyMovesOn('inspection'),
    retention: { photoDays: 30, personalDays: 100 },
  });
});
afterAll(() => world.close());

async function paid(): Promise<Begun> {
  const begun = await begin(world);
  await arrive(world, begun);
  await world.settle();
  return begun;
}

/** Everything that the database holds, as text: what is in no column any more is gone. */
async function everything(): Promise<string> {
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  try {
    const tables = [
      'returns',
      'return_events',
      'effects',
      'labels',
      'packing_slips',
      'photos',
      'order_snapshots',
      'ledger',
    ];
    const found: string[] = [];
    for (const table of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select row_to_json(t)::text as row from boomerang.${table} t`,
      );
      found.push(...rows.map(({ row }) => row));
    }
    return found.join('\n');
  } finally {
    await client.end();
  }
}

describe('Old returns', () => {
  it('lose their photos first, then their person; numbers and money stay', async () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    const photoId = randomUUID();
    const { database } = world.deps;
    const createdAt = new Date(world.clock.now()).toISOString();
    await database.savePhoto({ id: photoId, orderId: order.id, jpeg, createdAt });
    const begun = await ask(world, order, 1);
    await database.transaction(async (tx) => {
      const entry = (await tx.lockReturn(begun.id))!;
      await tx.claimPhotos(order.id, [photoId], begun.id);
      const lines = entry.lines.map((line) => ({ ...line, photoIds: [photoId], comment: 'My sister Zoe tore it' }));
      await tx.updateReturn({ ...entry, lines, comment: 'Ring at Zoe’s' });
    });
    await arrive(world, begun);
    await world.settle();
    const [ledger, before] = [await database.ledgerOf(begun.id), await database.findReturn(begun.id)];
    const open = await begin(world);

    world.pass(29 * DAY_MS);
    await sweep(world.deps, 'retention');
    expect(await database.photoOf(begun.id, photoId)).not.toBeNull();
    world.pass(2 * DAY_MS);
    await sweep(world.deps, 'retention');
    expect(await database.photoOf(begun.id, photoId)).toBeNull();
    const withoutPhotos = (await database.findReturn(begun.id))!;
    expect(withoutPhotos.lines[0]!.photoIds).toEqual([]);
    expect(withoutPhotos.customer).toEqual(before!.customer);

    world.pass(70 * DAY_MS);
    await sweep(world.deps, 'retention');
    const erased = (await database.findReturn(begun.id))!;
    expect(erased.customer).toMatchObject({ id: 0, name: '', email: '', address: { street1: '', country: 'US' } });
    expect([erased.comment, erased.lines[0]!.comment]).toEqual(['', '']);
    expect(erased.payouts).toEqual(before!.payouts);
    expect(await database.ledgerOf(begun.id)).toEqual(ledger);
    expect(await database.labelOf(begun.id)).toBeNull();
    // One that is not over keeps what is needed to end it.
    expect((await database.findReturn(open.id))!.customer.email).toBe(ANA);
    expect((await world.detail(begun.id)).state).toBe('closed');
    expect(await world.deps.database.finishedSweep('retention')).toMatchObject({ result: { erased: 1, failed: 0 } });
  });

  it('leave nothing of their person anywhere in the database', async () => {
    const open = await everything();
    expect(open).toContain(ANA);
    for (const { id } of await world.deps.database.returnsOfEmail(ANA))
      value(await world.command(id, { type: 'receive' }));
    await paid();
    await endAll();
    world.pass(1_000 * DAY_MS);
    await sweep(world.deps, 'retention');
    const text = await everything();
    for (const word of [ANA, 'Ana', 'Diaz', 'Zoe', 'Indian Summer', '4085550101', '92055']) {
      expect(text.includes(word), word).toBe(false);
    }
  });

  it('are found no more once they are erased, and not at all where the owner keeps them for ever', async () => {
    world.pass(1_000);
    await sweep(world.deps, 'retention');
    expect(await world.deps.database.finishedSweep('retention')).toMatchObject({
      result: { photos: 0, erased: 0, orders: 0 },
    });
    await world.setPolicy({ retention: { photoDays: null, personalDays: null } });
    const begun = await paid();
    world.pass(2_000 * DAY_MS);
    await sweep(world.deps, 'retention');
    expect((await world.deps.database.findReturn(begun.id))!.customer.email).toBe(ANA);
  });
});

/** Ends whatever is still open, as a store owner would. */
async function endAll(): Promise<void> {
  for (const { id, parcel } of await world.deps.database.returnsOfEmail(ANA)) {
    if (parcel.state !== 'received') continue;
    const { lines } = await world.detail(id);
    const found = lines.map(({ orderLineId, quantity }) => ({
      orderLineId,
      sellable: quantity,
      damaged: 0,
      missing: 0,
      lowered: null,
    }));
    value(await world.command(id, { type: 'inspect', lines: found }));
  }
  await world.settle();
}
