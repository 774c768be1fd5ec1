import { sql, type Kysely, type Selectable } from 'kysely';
import { DEFAULT_RULES, type Policy } from '../../domain/policy.ts';
import type { Database } from '../../ports/database.ts';
import type { Tables } from './schema.ts';

type PolicyPart = Pick<Database, 'currentPolicy' | 'policy' | 'policyVersions' | 'savePolicy'>;

const DEFAULTS: Policy = { ...DEFAULT_RULES, version: 0 };

export function policies(db: Kysely<Tables>, storeId: string): PolicyPart {
  const saved = db
    .selectFrom('policies')
    .select(['version', 'rules', 'currency', 'decimals'])
    .where('store_id', '=', storeId);

  return {
    async currentPolicy() {
      const row = await saved.orderBy('version', 'desc').limit(1).executeTakeFirst();
      return row ? toPolicy(row) : DEFAULTS;
    },

    async policy(version) {
      if (version === 0) return DEFAULTS;
      const row = await saved.where('version', '=', version).executeTakeFirst();
      return row ? toPolicy(row) : null;
    },

    async policyVersions() {
      const rows = await db
        .selectFrom('policies')
        .select(['version', 'saved_by', 'saved_at'])
        .where('store_id', '=', storeId)
        .orderBy('version', 'desc')
        .execute();
      return rows.map((row) => ({
        version: row.version,
        savedBy: row.saved_by,
        savedAt: row.saved_at.toISOString(),
      }));
    },

    async savePolicy(rules, basedOn, by, at, countedIn = null) {
      const row = await db
        .insertInto('policies')
        .columns(['store_id', 'version', 'rules', 'saved_by', 'saved_at', 'currency', 'decimals'])
        .expression(
          db
            .selectFrom('policies')
            .select([
              sql<string>`${storeId}`.as('store_id'),
              sql<number>`${basedOn}::integer + 1`.as('version'),
              sql<string>`${JSON.stringify(rules)}::jsonb`.as('rules'),
              sql<string>`${by}`.as('saved_by'),
              sql<string>`${at}::timestamptz`.as('saved_at'),
              sql<string | null>`${countedIn?.code ?? null}::text`.as('currency'),
              sql<number | null>`${countedIn?.decimals ?? null}::integer`.as('decimals'),
            ])
            .where('store_id', '=', storeId)
            .having(sql<number>`coalesce(max(version), 0)`, '=', sql<number>`${basedOn}::integer`),
        )
        // Two owners save at the same moment: the second one's insert finds the version taken.
        .onConflict((conflict) => conflict.doNothing())
        .returning(['version', 'rules', 'currency', 'decimals'])
        .executeTakeFirst();
      return row ? toPolicy(row) : null;
    },
  };
}

/** Whole in every version: a migration brings older ones to the present shape. */
function toPolicy({ version, rules, currency: code, decimals }: Saved): Policy {
  return { ...rules, version, ...(code !== null && decimals !== null && { countedIn: { code, decimals } }) };
}

type Saved = Pick<Selectable<Tables['policies']>, 'version' | 'rules' | 'currency' | 'decimals'>;
