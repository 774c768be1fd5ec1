import { sql, type Kysely } from 'kysely';
import type { Slips } from '../../ports/slips.ts';
import { isUuid } from './errors.ts';
import { SCHEMA, type Tables } from './schema.ts';

export function slips(db: Kysely<Tables>, storeId: string): Slips {
  const table = (name: string) => sql.table(`${SCHEMA}.${name}`);

  return {
    async packingSlipOf(returnId) {
      if (!isUuid(returnId)) return null;
      const row = await db
        .selectFrom('packing_slips')
        .selectAll()
        .where('store_id', '=', storeId)
        .where('return_id', '=', returnId)
        .executeTakeFirst();
      if (!row) return null;
      const { shows, pdf } = row;
      return { returnId, policyVersion: row.policy_version, shows, pdf, createdAt: row.created_at.toISOString() };
    },

    async savePackingSlip({ returnId, policyVersion, shows, pdf, createdAt }) {
      // Its row is locked as it is read, so a person who is erased in this moment is gone before or takes the slip along.
      await sql`
        insert into ${table('packing_slips')} (return_id, store_id, policy_version, shows, pdf, created_at)
        select id, store_id, ${policyVersion}, ${shows}, ${Buffer.from(pdf)}, ${createdAt}::timestamptz from ${table('returns')}
          where id = ${returnId} and store_id = ${storeId} and erased_at is null for share
        on conflict (return_id) do update set policy_version = excluded.policy_version, shows = excluded.shows,
          pdf = excluded.pdf, created_at = excluded.created_at`.execute(db);
    },
  };
}
