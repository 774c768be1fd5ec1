import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Return } from '../../../../bridge/domain/return.ts';
import { SCHEMA } from '../../../../bridge/adapters/postgres/schema.ts';
import type { Database } from '../../../../bridge/ports/database.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { NOW, anEffect, anOrder, aReturn, asNew } from './fixtures.ts';

/** Rows in every table that a store fills in its work, with what COPY has to escape. */
export async function fillStore(database: Database, orderId: number): Promise<Return> {
  const { storeId } = database;
  const customer = { ...aReturn().customer, name: 'Ada\t"Byron"\n\\. \\N ÷ 雪' };
  await database.savePolicy(DEFAULT_RULES, 0, 'staff:1', NOW);
  await database.setSecret('shippo', `sealed of ${storeId}`, NOW);
  await database.saveOrders([{ order: anOrder(orderId), changedAt: NOW }]);
  await database.setOrderReading({ changedUntil: NOW, read: 1, total: 1, finishedAt: null });
  await database.decimalsSeen({ currency: 'USD', decimals: 2, since: NOW });
  await database.saveDelivery({ orderId, trackingNumber: 'T1' }, { deliveredAt: null, askedAt: NOW });
  await database.savePhoto({ id: randomUUID(), orderId, jpeg: randomBytes(200_000), createdAt: NOW });
  await database.rememberNonce(randomUUID(), NOW);
  await database.reserveAttempts([{ key: `order ${orderId}`, most: 8 }], 60_000, NOW);
  await database.beginSweep('expiry', NOW, NOW, 1);
  await database.setAside([
    { orderId: orderId + 1_000, number: 'A-71', what: 'tax', field: 'tax_lines.0', triedAt: NOW },
  ]);
  const filled = await database.transaction(async (tx) => {
    const number = await tx.nextReturnNumber();
    const entry = aReturn({ number, storeId, orderId, customer, comment: 'a\\b\r\n\u0001' });
    await tx.insertReturn(asNew(entry));
    await tx.appendEvents(entry.id, [{ type: 'requested', actor: { type: 'guest' }, data: { a: 1 }, at: NOW }]);
    const booked = {
      account: 'promised',
      kind: 'goods',
      orderLineId: 7,
      taxRateId: null,
      effectId: null,
      decimals: 2,
    } as const;
    await tx.appendLedger(entry.id, 3, [
      { ...booked, currency: 'EUR', amount: 4491, at: NOW },
      { ...booked, currency: 'EUR', amount: -91, at: NOW },
    ]);
    await tx.insertEffect(anEffect(entry));
    const by = { type: 'staff', id: 7, name: 'Olga Owner' } as const;
    await tx.givePaymentWord({ orderId, policyVersion: 3, status: 'processing', by, at: NOW });
    await tx.saveLabel({
      returnId: entry.id,
      policyVersion: 3,
      pdf: randomBytes(100_000),
      source: 'owner',
      createdAt: NOW,
    });
    return entry;
  });
  await database.savePackingSlip({
    returnId: filled.id,
    policyVersion: 3,
    shows: 'what it shows',
    pdf: randomBytes(30_000),
    createdAt: NOW,
  });
  return filled;
}

/** Rows of every table as text, in one order: what two databases must share to be the same. */
export async function contentOf(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = $1 and table_name not like 'kysely%' order by 1`,
      [SCHEMA],
    );
    const content: Record<string, readonly string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${SCHEMA}.${name} t order by 1`);
      content[name] = rows.map(({ row }) => row);
    }
    return content;
  } finally {
    await client.end();
  }
}
