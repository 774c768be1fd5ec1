import { sql, type Kysely, type Migration } from 'kysely';
import { ownCurrency } from '../../../domain/payable.ts';

/** Each amount says what it is counted in: those of a return in its decimals, a label's price in its currency's own. Of policies nobody knows any more: null. */
export const amountsDecimals: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`set local search_path to boomerang`.execute(db);
    await sql`alter table ledger add column decimals integer`.execute(db);
    // No amount changes: each only says more.
    await sql`alter table ledger disable trigger ledger_append_only`.execute(db);
    await sql`update ledger set decimals = (returned.document->'currency'->>'decimals')::integer
      from returns as returned where returned.id = ledger.return_id and ledger.account <> 'label'`.execute(db);
    const { rows } = await sql<{ currency: string }>`
      select distinct currency from ledger where decimals is null`.execute(db);
    for (const { currency } of rows) {
      await sql`update ledger set decimals = ${ownCurrency(currency).decimals}
        where currency = ${currency} and decimals is null`.execute(db);
    }
    await sql`alter table ledger enable trigger ledger_append_only`.execute(db);
    await sql`alter table ledger alter column decimals set not null`.execute(db);
    await sql`alter table policies add column currency text, add column decimals integer`.execute(db);
  },
};
