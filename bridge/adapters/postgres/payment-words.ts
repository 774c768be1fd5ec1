import { type Kysely, sql, type Transaction as Sql } from 'kysely';
import type { GivePaymentWord, PaymentWords } from '../../ports/payment-words.ts';
import type { Tables } from './schema.ts';

export function paymentWords(db: Kysely<Tables>, storeId: string): PaymentWords {
  return {
    async paymentWords(orderIds) {
      if (orderIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('payment_words')
        .select(['order_id', 'status'])
        .where('store_id', '=', storeId)
        .where(sql<boolean>`order_id = any(${orderIds}::bigint[])`)
        .execute();
      return new Map(rows.map(({ order_id: id, status }) => [Number(id), { status }]));
    },

    async paymentWordsToTakeUp(limit) {
      const rows = await db
        .selectFrom('payment_words')
        .select('order_id')
        .where('store_id', '=', storeId)
        .where(sql<boolean>`not taken_up`)
        .orderBy('said_at')
        .limit(limit)
        .execute();
      return rows.map(({ order_id: id }) => Number(id));
    },

    async paymentWordTakenUp(orderId) {
      await db
        .updateTable('payment_words')
        .set({ taken_up: true })
        .where('store_id', '=', storeId)
        .where('order_id', '=', sql<string>`${orderId}`)
        .execute();
    },
  };
}

export function givePaymentWord(trx: Sql<Tables>, storeId: string): GivePaymentWord {
  return {
    async givePaymentWord({ orderId, policyVersion, status, by, at }) {
      const said = {
        policy_version: policyVersion,
        status,
        said_by: JSON.stringify(by),
        said_at: at,
        taken_up: false,
      };
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('payment_words')
        .values({ store_id: storeId, order_id: orderId, ...said })
        .onConflict((conflict) =>
          conflict
            .columns(['store_id', 'order_id'])
            .doUpdateSet(said)
            .whereRef('payment_words.status', '<>', 'excluded.status'),
        )
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
  };
}
