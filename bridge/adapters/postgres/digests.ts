import { type Kysely, type Selectable, sql, type Transaction as Sql } from 'kysely';
import type { EmailKind } from '../../domain/effect.ts';
import { KINDS_THAT_WAIT } from '../../domain/owner-emails.ts';
import type { ParcelState } from '../../domain/return.ts';
import type { Instant } from '../../domain/time.ts';
import type { CustomerKeys } from '../../ports/customer-payouts.ts';
import type { Digests, OpenDigest } from '../../ports/digests.ts';
import { mailboxOf } from './customers.ts';
import { toEffect } from './rows.ts';
import { SCHEMA, type Tables } from './schema.ts';

/** As the index of e-mails to the owner has it (migration 0018). */
const TO_OWNER = sql<boolean>`effects.kind = 'email' and effects.plan->>'email' like 'owner\\_%'`;

export function digests(db: Kysely<Tables>, storeId: string): Digests {
  return {
    async digestOf(effectId, limit) {
      const { rows } = await sql<{
        id: string;
        number: string;
        order: string;
        email: EmailKind;
        state: ParcelState;
        total: number;
      }>`
        select returns.id, returns.number, returns.order_number as order, effects.plan->>'email' as email,
          returns.parcel_state as state, count(*) over ()::int as total
        from ${sql.table(`${SCHEMA}.effects`)} as effects
          join ${sql.table(`${SCHEMA}.returns`)} as returns on returns.id = effects.return_id
        where effects.store_id = ${storeId} and effects.result->>'digest' = ${effectId}
        order by effects.seq limit ${limit}`.execute(db);
      return {
        lines: rows.map(({ id, number, order, email, state }) => ({
          returnId: id,
          returnNumber: number,
          orderNumber: order,
          email,
          state,
        })),
        total: rows[0]?.total ?? 0,
      };
    },
  };
}

interface Counted extends CustomerKeys {
  readonly id: string;
  readonly orderId: number;
  readonly since: Instant;
}

/** Those of the last hour are few, whatever the number of returns: read by their own index, then by order and customer. */
export async function countOwnerEmails(
  db: Kysely<Tables>,
  storeId: string,
  { id, orderId, ids, mailboxes, since }: Counted,
): Promise<number> {
  const effects = sql.table(`${SCHEMA}.effects`);
  const { rows } = await sql<{ count: number }>`
    with told as materialized (
      select order_id, return_id from ${effects} as effects
      where store_id = ${storeId} and created_at > ${since} and ${TO_OWNER}
        and plan->>'email' = any(${sql.val([...KINDS_THAT_WAIT])}::text[]) and state <> 'failed'
        and seq < (select seq from ${effects} where id = ${id}))
    select count(*)::int as count from told join ${sql.table(`${SCHEMA}.returns`)} as about on about.id = told.return_id
    where told.order_id = ${orderId}
      or (about.customer_id > 0 and about.customer_id = any(${sql.val([...ids])}::bigint[]))
      or ${mailboxOf(sql<string>`about.customer_email`)} = any(${sql.val([...mailboxes])}::text[])`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Two that gather at the same moment find the same digest: the second waits for the first one's commit. */
export function digestTransaction(trx: Sql<Tables>, storeId: string): OpenDigest {
  return {
    async lockDigest() {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`digest of ${storeId}`}, 0))`.execute(trx);
      // One that came with a backup may have been sent already, under the same Message-ID: it takes no more.
      const { rows } = await sql<Selectable<Tables['effects']>>`
        select * from ${sql.table(`${SCHEMA}.effects`)} as effects
        where store_id = ${storeId} and ${TO_OWNER} and plan->>'email' = 'owner_digest' and state = 'pending'
          and restored is null order by seq limit 1 for update`.execute(trx);
      return rows[0] ? toEffect(rows[0]) : null;
    },
  };
}
