import { type Kysely, type RawBuilder, sql, type Transaction as Sql } from 'kysely';
import type { Instant } from '../../domain/time.ts';
import type { CustomerKeys, CustomerPayouts } from '../../ports/customer-payouts.ts';
import { toReturn } from './rows.ts';
import type { Tables } from './schema.ts';

/** An address without its case and its `+tag`: one mailbox. As the index has it (migration 0011). */
export function mailboxOf(address: RawBuilder<string>): RawBuilder<string> {
  return sql<string>`regexp_replace(lower(btrim(${address})), '\\+[^@]*@', '@')`;
}

const MAILBOX = mailboxOf(sql<string>`customer_email`);

/**
 * Accounts and mailboxes that returns of this store show to be one customer: an account with the addresses of its orders, a guest with the accounts of the same
 * mailbox, and so on. What nobody could know is not in it.
 */
export async function keysOfCustomer(
  db: Kysely<Tables>,
  storeId: string,
  customer: { readonly id: number; readonly email: string },
): Promise<CustomerKeys> {
  const { rows } = await sql<{ id: string; mailbox: string }>`
    with recursive same (id, mailbox) as (
      select ${customer.id}::bigint, ${mailboxOf(sql<string>`${customer.email}::text`)}
      union
      select linked.id, linked.mailbox from same, lateral (
        select customer_id as id, ${MAILBOX} as mailbox from returns
          where store_id = ${storeId} and customer_id > 0 and customer_id = same.id
        union all
        select customer_id, ${MAILBOX} from returns
          where store_id = ${storeId} and same.mailbox <> '' and ${MAILBOX} = same.mailbox
      ) as linked
    )
    select id, mailbox from same`.execute(db);
  const unique = <Key>(keys: readonly Key[]) => [...new Set(keys)].sort();
  return {
    ids: unique(rows.map(({ id }) => Number(id)).filter((id) => id > 0)),
    mailboxes: unique(rows.map(({ mailbox }) => mailbox).filter((mailbox) => mailbox !== '')),
  };
}

/** Ids of the returns of a customer that `where` leaves: by account and by mailbox, each through its own index. */
export function idsOfReturns(storeId: string, { ids, mailboxes }: CustomerKeys, where: RawBuilder<boolean>) {
  return sql<string>`(
    select id from returns where store_id = ${storeId} and customer_id > 0
      and customer_id = any(${sql.val([...ids])}::bigint[]) and ${where}
    union
    select id from returns where store_id = ${storeId}
      and ${MAILBOX} = any(${sql.val([...mailboxes])}::text[]) and ${where}
  )`;
}

/** How many there are of them, by the pool or inside a transaction; what the customer cancelled is none. */
export function countEarlier(
  db: Kysely<Tables>,
  storeId: string,
  keys: CustomerKeys,
  since: Instant,
  except: string | null,
): Promise<number> {
  const made = sql<boolean>`created_at >= ${since} and parcel_state <> 'cancelled' and id is distinct from ${except}::uuid`;
  return countOf(db, storeId, keys, made);
}

async function countOf(db: Kysely<Tables>, storeId: string, keys: CustomerKeys, where: RawBuilder<boolean>) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${idsOfReturns(storeId, keys, where)} as made`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What a transaction knows of one customer. */
export function customerPayouts(trx: Sql<Tables>, storeId: string): CustomerPayouts {
  return {
    async lockCustomer(customer) {
      const locked = new Set<string>();
      // What another transaction has shown meanwhile is locked, too.
      for (;;) {
        const keys = await keysOfCustomer(trx, storeId, customer);
        const wanted = lockKeys(storeId, keys).filter((key) => !locked.has(key));
        if (wanted.length === 0) return keys;
        for (const key of wanted) {
          await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
          locked.add(key);
        }
      }
    },

    async paidReturnsOf(keys, since) {
      const rows = await trx
        .selectFrom('returns')
        .select('document')
        .where('id', 'in', idsOfReturns(storeId, keys, sql<boolean>`paid_at >= ${since}`))
        .execute();
      return rows.map(toReturn);
    },

    countReturnsOf: (keys, since, except) => countEarlier(trx, storeId, keys, since, except),
    countAsked: (keys, since) => countOf(trx, storeId, keys, sql<boolean>`created_at >= ${since}`),
  };
}

/** In one order for everybody, so that two never wait for each other. */
function lockKeys(storeId: string, { ids, mailboxes }: CustomerKeys): readonly string[] {
  return [...ids.map((id) => `account ${id}`), ...mailboxes.map((mailbox) => `mailbox ${mailbox}`)].map(
    (key) => `${key} of ${storeId}`,
  );
}
