import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../../../bridge/ports/database.ts';
import { addDays } from '../../../../bridge/domain/time.ts';
import type { Return } from '../../../../bridge/domain/return.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { contentOf, fillStore } from './full-database.ts';
import { NOW, asNew } from './fixtures.ts';

const ORDER = 71;
const LATER = addDays(NOW, 1_000);
let fresh: FreshDatabase;
let second: Awaited<ReturnType<FreshDatabase['openAgain']>>;
let ours: Return;
let theirs: Return;

beforeAll(async () => {
  fresh = await freshDatabase();
  second = await fresh.openAgain('second');
  ours = await fillStore(fresh.database, ORDER);
  theirs = await fillStore(second.database, ORDER);
});
afterAll(async () => {
  await second.close();
  await fresh.close();
});
afterEach(() => vi.restoreAllMocks());

/** Everything that the port can be asked, with the other store's ids wherever an id is asked for. */
async function askEverything(database: Database, their: Return): Promise<Readonly<Record<string, unknown>>> {
  const [effect] = await second.database.effectsOf(their.id);
  const all = { now: LATER, limit: 50, after: null };
  const answers: Record<string, unknown> = {
    findReturn: await database.findReturn(their.id),
    lastEvent: await database.lastEventAt(their.id),
    attention: await database.attentionOf(their.id),
    events: await database.eventsOf(their.id),
    ledger: await database.ledgerOf(their.id),
    effects: await database.effectsOf(their.id),
    label: await database.labelOf(their.id),
    photo: await database.photoOf(their.id, their.id),
    lastRestore: await database.lastRestore(),
  };
  await database.transaction(async (tx) => {
    answers['lockReturn'] = await tx.lockReturn(their.id);
    answers['lockEffect'] = await tx.lockEffect(effect!.id);
    answers['claimEffect'] = await tx.claimEffect(effect!.id, LATER, 1_000);
    answers['effectsOfReturn'] = await tx.effectsOfReturn(their.id);
    answers['request'] = await tx.findReturnByRequest(asNew(their).actorKey, their.requestId);
  });
  await expect(database.transaction((tx) => tx.updateReturn(their))).rejects.toThrow('not at revision');
  await database.transaction((tx) => tx.saveEffect({ ...effect!, state: 'failed' }));
  // What reads or changes many at once.
  await database.returnsToSweep('late', LATER, 50);
  await database.returnsToSweep('credit', LATER, 50);
  await database.returnsToRemind({ ...all, until: LATER, madeBefore: LATER });
  await database.returnsToTrack({ ...all, askedBefore: LATER });
  await database.dueEffects(LATER, 50);
  await database.workload(LATER);
  await database.troubled();
  await database.returnsBetween(NOW, LATER);
  await database.ledgerByMonth(NOW, LATER);
  await database.openCredit();
  await database.savedOrders('2026-01-01T00:00:00.000Z', LATER);
  await database.savedOrder(ORDER);
  await database.orderReading();
  await database.currentPolicy();
  await database.policyVersions();
  await database.getSecret('shippo');
  await database.setSecret('shippo', null, NOW);
  await database.newestSweeps();
  await database.finishedSweep('expiry');
  await database.pruneSweeps(LATER);
  await database.prune(LATER);
  return answers;
}

describe('Two stores in one database', () => {
  it('do not see each other: what is asked with the other one’s ids is not there', async () => {
    const answers = await askEverything(fresh.database, theirs);
    const empty = Object.entries(answers).filter(([, value]) => value === null || (value as unknown[]).length === 0);
    expect(Object.keys(answers).filter((name) => !empty.some(([one]) => one === name))).toEqual([]);
    expect(await second.database.findReturn(ours.id)).toBeNull();
    const lists = await Promise.all(
      [fresh, second].map(({ database }) =>
        database.listReturns({ sort: 'number', direction: 'asc', page: 1, perPage: 9 }),
      ),
    );
    expect(lists.map(({ items }) => items.map(({ entry }) => entry.id))).toEqual([[ours.id], [theirs.id]]);
  });

  it('do not change each other: not a row of the other store is another one afterwards', async () => {
    const before = await theirRows();
    await askEverything(fresh.database, theirs);
    await fillStore({ ...fresh.database, savePolicy: () => Promise.resolve(null) }, ORDER + 1);
    expect(await theirRows()).toEqual(before);
    expect(Object.values(before).flat().length).toBeGreaterThan(10);
  });

  it('are kept apart by every single statement', async () => {
    const query = vi.spyOn(pg.Client.prototype, 'query');
    await askEverything(fresh.database, theirs);
    const texts = query.mock.calls.map(([asked]) =>
      typeof asked === 'string' ? asked : (asked as { text: string }).text,
    );
    const onTables = texts.filter((text) => /"?boomerang"?\./.test(text));
    expect(onTables.length).toBeGreaterThan(30);
    // A store's own row is found by its id.
    expect(onTables.filter((text) => !/store_id|"boomerang"\."stores"/.test(text))).toEqual([]);
  });

  it('have a column for the store in every table', async () => {
    const client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'boomerang'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
         and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'store_id' and a.attnotnull)`,
    );
    await client.end();
    expect(rows).toEqual([{ name: 'stores' }]);
  });
});

async function theirRows(): Promise<Readonly<Record<string, readonly string[]>>> {
  const content = await contentOf(fresh.url);
  return Object.fromEntries(
    Object.entries(content).map(([name, rows]) => [name, rows.filter((row) => /[(,"]second[,)"]/.test(row))]),
  );
}
