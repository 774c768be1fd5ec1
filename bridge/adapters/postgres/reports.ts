import { sql, type Kysely } from 'kysely';
import type { Budgets } from '../../ports/budgets.ts';
import type { Database } from '../../ports/database.ts';
import { toReturn } from './rows.ts';
import { countEarlier, keysOfCustomer } from './customers.ts';
import { countOwnerEmails } from './digests.ts';
import type { Tables } from './schema.ts';

type ReportPart = Budgets & Pick<Database, 'returnsBetween' | 'countReturnsOf' | 'ledgerByMonth' | 'openCredit'>;

/** Sums and counts over many returns. */
export function reports(db: Kysely<Tables>, storeId: string): ReportPart {
  const returns = db.selectFrom('returns').where('store_id', '=', storeId);

  return {
    async returnsBetween(from, to) {
      const rows = await returns
        .select('document')
        .where('created_at', '>=', sql<Date>`${from}`)
        .where('created_at', '<', sql<Date>`${to}`)
        .orderBy('created_at')
        .orderBy('sequence')
        .execute();
      return rows.map(toReturn);
    },

    async countReturnsOf(customer, since, except) {
      const keys = await keysOfCustomer(db, storeId, customer);
      return countEarlier(db, storeId, keys, since, except);
    },

    async countEmailsBefore(id, email, since) {
      const { count } = await db
        .selectFrom('effects')
        .innerJoin('returns', 'returns.id', 'effects.return_id')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('returns.store_id', '=', storeId)
        .where(sql<boolean>`lower(returns.customer_email) = lower(${email})`)
        .where('effects.kind', '=', 'email')
        .where('effects.state', '<>', 'failed')
        .where('effects.created_at', '>', sql<Date>`${since}`)
        .where('effects.seq', '<', db.selectFrom('effects').select('seq').where('id', '=', id))
        .where(sql<boolean>`effects.plan->>'email' not like 'owner\\_%'`)
        .where(sql<boolean>`effects.plan->>'email' <> 'withdrawal_receipt'`)
        .executeTakeFirstOrThrow();
      return count;
    },

    async countOwnerEmailsBefore({ id, orderId }, customer, since) {
      const { ids, mailboxes } = await keysOfCustomer(db, storeId, customer);
      return countOwnerEmails(db, storeId, { id, orderId, ids, mailboxes, since });
    },

    async ledgerByMonth(from, to, timeZone = 'UTC') {
      const rows = await db
        .selectFrom('ledger')
        .innerJoin('returns', 'returns.id', 'ledger.return_id')
        .select([
          sql<string>`to_char(returns.sold_at at time zone ${timeZone}::text, 'YYYY-MM')`.as('sold_in'),
          sql<string>`to_char(ledger.at at time zone ${timeZone}::text, 'YYYY-MM')`.as('booked_in'),
          'ledger.account',
          'ledger.kind',
          'ledger.currency',
          'ledger.decimals',
          sql<string>`sum(ledger.amount)::bigint`.as('amount'),
        ])
        .where('ledger.store_id', '=', storeId)
        .where('ledger.at', '>=', sql<Date>`${from}`)
        .where('ledger.at', '<', sql<Date>`${to}`)
        .groupBy(['sold_in', 'booked_in', 'ledger.account', 'ledger.kind', 'ledger.currency', 'ledger.decimals'])
        .orderBy('booked_in')
        .orderBy('sold_in')
        .orderBy('ledger.account')
        .orderBy('ledger.kind')
        .orderBy('ledger.currency')
        .orderBy('ledger.decimals')
        .execute();
      return rows.map((row) => ({
        soldIn: row.sold_in,
        bookedIn: row.booked_in,
        account: row.account,
        kind: row.kind,
        currency: row.currency,
        decimals: row.decimals,
        amount: Number(row.amount),
      }));
    },

    async openCredit() {
      const rows = await returns
        .select([
          sql<string>`document->'currency'->>'code'`.as('currency'),
          sql<number>`(document->'currency'->>'decimals')::int`.as('decimals'),
          sql<string>`sum((document->'credit'->>'left')::bigint)::bigint`.as('amount'),
        ])
        .where(sql<boolean>`credit_open`)
        .groupBy(['currency', 'decimals'])
        .orderBy('currency')
        .orderBy('decimals')
        .execute();
      return rows.map(({ currency, decimals, amount }) => ({ currency, decimals, amount: Number(amount) }));
    },
  };
}
