import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { aReturn, asNew } from './fixtures.ts';

const MANY = 5_000;

let fresh: FreshDatabase;
let client: pg.Client;
beforeAll(async () => {
  fresh = await freshDatabase();
  client = new pg.Client(fresh.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await fresh.close();
});

it('finds the returns of a page of orders, closed ones too, by two indexes, however many returns there are', async () => {
  await fresh.database.transaction(async (tx) => {
    await tx.insertReturn(asNew(aReturn({ number: await tx.nextReturnNumber(), orderId: 1 })));
  });
  await client.query(`insert into boomerang.returns select made.* from boomerang.returns one, generate_series(2000, ${MANY + 2000}) n,
    lateral jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'request_id', gen_random_uuid(),
      'number', 'RMA-' || n, 'sequence', n, 'order_id', n, 'parcel_state', 'closed', 'document',
      one.document || jsonb_build_object('orderId', n, 'exchangeOrder',
        case when n % 10 = 0 then jsonb_build_object('orderId', n + 1000000) end))) made`);
  await client.query('analyze boomerang.returns');
  const page = Array.from({ length: 100 }, (_, n) => 2_000 + n * 7);
  const found = await fresh.database.returnsTouching([...page, 1_002_010]);
  expect(found.map(({ orderId }) => orderId).toSorted((a, b) => a - b)).toEqual(
    [...new Set([...page, 2_010])].toSorted((a, b) => a - b),
  );
  const ids = page.map(String);
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain select document from boomerang.returns where store_id = 'test'
       and (order_id = any($1::bigint[]) or document->'exchangeOrder'->>'orderId' = any($2::text[])) order by sequence`,
    [ids, ids],
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('returns_by_order');
  expect(plan).toContain('returns_by_exchange_order');
  expect(plan).not.toContain('Seq Scan');
});
