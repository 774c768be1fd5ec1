import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction as Sql } from 'kysely';
import type { ReturnEvent } from '../../domain/return.ts';
import { ChangedMeanwhile, DuplicateRequest, type Transaction } from '../../ports/database.ts';
import { isUuid, violates } from './errors.ts';
import { claimPhotos } from './photos.ts';
import { newReturnRow, returnColumns, toEvent, toLedgerEntry, toReturn } from './rows.ts';
import type { Tables } from './schema.ts';

type ReturnPart = Pick<
  Transaction,
  | 'lockOrder'
  | 'nextReturnNumber'
  | 'insertReturn'
  | 'lockReturn'
  | 'updateReturn'
  | 'findReturnByRequest'
  | 'returnsOfOrder'
  | 'eventsOf'
  | 'appendEvents'
  | 'appendLedger'
  | 'ledgerOfOrder'
  | 'saveLabel'
  | 'claimPhotos'
  | 'hasSecret'
  | 'newEffectId'
>;

/** What happened to a return, oldest first: by the pool or inside a transaction. */
export async function eventsOf(db: Kysely<Tables>, storeId: string, returnId: string): Promise<readonly ReturnEvent[]> {
  if (!isUuid(returnId)) return [];
  const events = db.selectFrom('return_events').selectAll().where('store_id', '=', storeId);
  const rows = await events.where('return_id', '=', returnId).orderBy('seq').execute();
  return rows.map(toEvent);
}

/** What a transaction can do with returns, their timeline and their money lines. */
export function returnTransaction(trx: Sql<Tables>, storeId: string): ReturnPart {
  const returns = trx.selectFrom('returns').select('document').where('store_id', '=', storeId);

  return {
    async lockOrder(orderId) {
      const key = `order ${orderId} of ${storeId}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
    },

    async nextReturnNumber() {
      const store = await trx
        .updateTable('stores')
        .set({ next_number: sql`next_number + 1` })
        .where('id', '=', storeId)
        .returning('next_number')
        .executeTakeFirstOrThrow();
      return `RMA-${store.next_number - 1}`;
    },

    async insertReturn(added) {
      try {
        await trx.insertInto('returns').values(newReturnRow(added)).execute();
      } catch (error) {
        if (!violates(error, 'returns_one_per_request')) throw error;
        throw new DuplicateRequest(`Request ${added.entry.requestId} has a return already`);
      }
    },

    async lockReturn(returnId) {
      if (!isUuid(returnId)) return null;
      const row = await returns.where('id', '=', returnId).forUpdate().executeTakeFirst();
      return row ? toReturn(row) : null;
    },

    async updateReturn(next) {
      const saved = { ...next, revision: next.revision + 1 };
      const { numUpdatedRows } = await trx
        .updateTable('returns')
        .set(returnColumns(saved))
        .where('store_id', '=', storeId)
        .where('id', '=', next.id)
        .where('revision', '=', next.revision)
        .executeTakeFirst();
      if (numUpdatedRows === 0n)
        throw new ChangedMeanwhile(`${next.number} is not at revision ${next.revision} any more`);
      return saved;
    },

    async findReturnByRequest(actorKey, requestId) {
      const row = await returns
        .where('actor_key', '=', actorKey)
        .where('request_id', '=', requestId)
        .executeTakeFirst();
      return row ? toReturn(row) : null;
    },

    async returnsOfOrder(orderId) {
      const rows = await returns
        .where('order_id', '=', sql<string>`${orderId}`)
        .orderBy('sequence')
        .execute();
      return rows.map(toReturn);
    },

    eventsOf: (returnId) => eventsOf(trx, storeId, returnId),

    async appendEvents(returnId, events) {
      if (events.length === 0) return;
      const policyVersion = trx.selectFrom('returns').select('policy_version').where('id', '=', returnId);
      await trx
        .insertInto('return_events')
        .values(
          events.map((event) => ({
            store_id: storeId,
            return_id: returnId,
            policy_version: policyVersion,
            type: event.type,
            actor: JSON.stringify(event.actor),
            data: JSON.stringify(event.data),
            at: event.at,
          })),
        )
        .execute();
    },

    async appendLedger(returnId, policyVersion, entries) {
      if (entries.length === 0) return;
      await trx
        .insertInto('ledger')
        .values(
          entries.map((entry) => ({
            store_id: storeId,
            return_id: returnId,
            policy_version: policyVersion,
            account: entry.account,
            kind: entry.kind,
            order_line_id: entry.orderLineId,
            tax_rate_id: entry.taxRateId === null ? null : String(entry.taxRateId),
            currency: entry.currency,
            decimals: entry.decimals,
            amount: entry.amount,
            effect_id: entry.effectId,
            at: entry.at,
          })),
        )
        .execute();
    },

    async ledgerOfOrder(orderId) {
      const rows = await trx
        .selectFrom('ledger')
        .innerJoin('returns', 'returns.id', 'ledger.return_id')
        .selectAll('ledger')
        .where('returns.store_id', '=', storeId)
        .where('returns.order_id', '=', sql<string>`${orderId}`)
        .orderBy('ledger.seq')
        .execute();
      return rows.map((row) => ({ ...toLedgerEntry(row), returnId: row.return_id }));
    },

    async saveLabel(label) {
      await trx
        .insertInto('labels')
        .values({
          store_id: storeId,
          return_id: label.returnId,
          policy_version: label.policyVersion,
          pdf: Buffer.from(label.pdf),
          source: label.source,
          created_at: label.createdAt,
        })
        .execute();
    },

    async hasSecret(name) {
      const row = await trx
        .selectFrom('secrets')
        .select('name')
        .where('store_id', '=', storeId)
        .where('name', '=', name)
        .executeTakeFirst();
      return row !== undefined;
    },
    newEffectId: () => randomUUID(),

    claimPhotos: (orderId, photoIds, returnId) => claimPhotos(trx, storeId, orderId, photoIds, returnId),
  };
}
