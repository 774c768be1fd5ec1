import { sql, type Kysely } from 'kysely';
import type { Database, Transaction } from '../../ports/database.ts';
import type { EffectQueue, WakeUp } from '../../ports/effect-queue.ts';
import { books } from './books.ts';
import { counts } from './counts.ts';
import { customerPayouts } from './customers.ts';
import { digests, digestTransaction } from './digests.ts';
import { deliveries } from './deliveries.ts';
import { effectTransaction } from './effect-transaction.ts';
import { isUuid, mayGoThroughNow } from './errors.ts';
import { guards } from './guards.ts';
import { attentionOf, listReturns } from './list-returns.ts';
import { orders } from './orders.ts';
import { photos } from './photos.ts';
import { slips } from './slips.ts';
import { givePaymentWord, paymentWords } from './payment-words.ts';
import { policies } from './policies.ts';
import { reports } from './reports.ts';
import { retention } from './retention.ts';
import { setAside } from './set-aside.ts';
import { eventsOf, returnTransaction } from './return-transaction.ts';
import { toEffect, toLedgerEntry, toReturn } from './rows.ts';
import type { Tables } from './schema.ts';
import { operations } from './workload.ts';
import { restores } from './restores.ts';
import { sweepRuns } from './sweep-runs.ts';
import { tracking } from './tracking.ts';
import { inTransaction, outsideTransactions } from './transaction-scope.ts';
import { returnsOfCredits, returnsRestoring, returnsToRemind, returnsToSweep, returnsToTrack } from './sweeps.ts';

const TRIES = 3;

export interface DatabaseParts {
  readonly db: Kysely<Tables>;
  readonly storeId: string;
  readonly queue: EffectQueue;
  /** Hears of every wake-up after its transaction has committed. */
  readonly onCommitted: (wakeUps: readonly WakeUp[]) => void;
}

export function kyselyDatabase(parts: DatabaseParts): Database {
  const { db, storeId } = parts;
  const database: Database = {
    storeId,
    transaction: (work) => transaction(parts, work),
    listReturns: (query) => listReturns(db, storeId, query),
    attentionOf: (returnId) => attentionOf(db, storeId, returnId),
    returnsOfCredits: (codes) => returnsOfCredits(db, storeId, codes),
    returnsRestoring: (code) => returnsRestoring(db, storeId, code),
    returnsToRemind: (query) => returnsToRemind(db, storeId, query),
    returnsToTrack: (query) => returnsToTrack(db, storeId, query),
    returnsToSweep: (kind, now, limit) => returnsToSweep(db, storeId, kind, now, limit),
    ...reads(db, storeId),
    ...photos(db, storeId),
    ...slips(db, storeId),
    ...orders(db, storeId),
    ...setAside(db, storeId),
    ...paymentWords(db, storeId),
    ...deliveries(db, storeId),
    ...digests(db, storeId),
    ...reports(db, storeId),
    ...policies(db, storeId),
    ...guards(db, storeId),
    ...operations(db, storeId),
    ...sweepRuns(db, storeId),
    ...restores(db, storeId),
    ...books(db, storeId),
    ...counts(db, storeId),
    ...retention(db, storeId),
    ...tracking(db, storeId),
  };
  return outsideTransactions(database, 'database');
}

async function transaction<T>(parts: DatabaseParts, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { db, storeId, queue, onCommitted } = parts;
  for (let attempt = 1; ; attempt += 1) {
    const wakeUps: WakeUp[] = [];
    const committed = await db
      .transaction()
      .execute(async (trx) => {
        const effects = effectTransaction(trx, storeId, queue, (wakeUp) => wakeUps.push(wakeUp));
        const tx = {
          storeId,
          ...returnTransaction(trx, storeId),
          ...customerPayouts(trx, storeId),
          ...effects,
          ...digestTransaction(trx, storeId),
          ...givePaymentWord(trx, storeId),
        };
        return { result: await inTransaction(() => work(tx)) };
      })
      .catch((error: unknown) => {
        if (attempt === TRIES || !mayGoThroughNow(error)) throw error;
        return null;
      });
    if (!committed) continue;
    if (wakeUps.length) onCommitted(wakeUps);
    return committed.result;
  }
}

type ReadPart = Pick<
  Database,
  'findReturn' | 'returnsTouching' | 'eventsOf' | 'lastEventAt' | 'ledgerOf' | 'effectsOf' | 'labelOf' | 'dueEffects'
>;

function reads(db: Kysely<Tables>, storeId: string): ReadPart {
  const returns = db.selectFrom('returns').where('store_id', '=', storeId);
  const effects = db.selectFrom('effects').where('store_id', '=', storeId);

  return {
    async findReturn(returnId) {
      if (!isUuid(returnId)) return null;
      const row = await returns.select('document').where('id', '=', returnId).executeTakeFirst();
      return row ? toReturn(row) : null;
    },

    async returnsTouching(orderIds) {
      if (orderIds.length === 0) return [];
      const ids = orderIds.map(String);
      const rows = await returns
        .select('document')
        .where((is) =>
          is.or([is('order_id', 'in', ids), is(sql<string>`document->'exchangeOrder'->>'orderId'`, 'in', ids)]),
        )
        .orderBy('sequence')
        .execute();
      return rows.map(toReturn);
    },

    eventsOf: (returnId) => eventsOf(db, storeId, returnId),

    async lastEventAt(returnId) {
      if (!isUuid(returnId)) return null;
      const events = db.selectFrom('return_events').select('at').where('store_id', '=', storeId);
      const row = await events.where('return_id', '=', returnId).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      return row?.at.toISOString() ?? null;
    },

    async ledgerOf(returnId) {
      if (!isUuid(returnId)) return [];
      const ledger = db.selectFrom('ledger').selectAll().where('store_id', '=', storeId);
      const rows = await ledger.where('return_id', '=', returnId).orderBy('seq').execute();
      return rows.map(toLedgerEntry);
    },

    async effectsOf(returnId) {
      if (!isUuid(returnId)) return [];
      const rows = await effects.selectAll().where('return_id', '=', returnId).orderBy('seq').execute();
      return rows.map(toEffect);
    },

    async labelOf(returnId) {
      if (!isUuid(returnId)) return null;
      const labels = db.selectFrom('labels').selectAll().where('store_id', '=', storeId);
      const row = await labels.where('return_id', '=', returnId).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      if (!row) return null;
      const { pdf, source } = row;
      return { returnId, policyVersion: row.policy_version, pdf, source, createdAt: row.created_at.toISOString() };
    },

    async dueEffects(now, limit) {
      const at = sql<Date>`${now}`;
      return effects
        .select(['id', 'kind', 'state'])
        .where((is) =>
          is.or([
            is.and([is('state', '=', 'pending'), is('due_at', '<=', at)]),
            is.and([is('state', '=', 'in_flight'), is('lease_until', '<=', at)]),
          ]),
        )
        .orderBy('due_at')
        .orderBy('seq')
        .limit(limit)
        .execute();
    },
  };
}
