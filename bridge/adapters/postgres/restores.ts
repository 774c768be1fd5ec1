import { sql, type Kysely } from 'kysely';
import type { EffectKind } from '../../domain/effect.ts';
import { RESTORED_FATES, type RestoredFate } from '../../domain/restored-fate.ts';
import type { Restores } from '../../ports/restores.ts';
import type { Tables } from './schema.ts';

const MOST_ACTS = 200;

/** Sent before the restore, or never as far as is known, and yet done: then the look has found it. */
const FATE = sql<RestoredFate>`case
  when effects.state in ('pending', 'in_flight') then 'waiting'
  when effects.state <> 'done' then effects.state
  when effects.sent_at >= (effects.restored->>'at')::timestamptz then 'sent'
  else 'found' end`;

export function restores(db: Kysely<Tables>, storeId: string): Restores {
  return {
    async lastRestore() {
      const last = await db
        .selectFrom('restores')
        .select(['taken_at', 'restored_at', 'numbers_from'])
        .where('store_id', '=', storeId)
        .orderBy('restored_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!last) return null;
      // A label that had failed is looked for only once a person tries again.
      const acts = db
        .selectFrom('effects')
        .innerJoin('returns', 'returns.id', 'effects.return_id')
        .where('effects.store_id', '=', storeId)
        .where(sql<boolean>`(effects.restored->>'at')::timestamptz = ${last.restored_at}`)
        .where(sql<boolean>`effects.attempt >= (effects.restored->>'lookTo')::int`);
      const counted = await acts
        .select([FATE.as('fate'), sql<number>`count(*)::int`.as('count')])
        .groupBy('fate')
        .execute();
      const listed = await acts
        .select(['effects.id', 'effects.return_id', 'returns.number', 'effects.kind', FATE.as('fate')])
        .orderBy(sql`array_position(array[${sql.join(RESTORED_FATES)}]::text[], ${FATE})`)
        .orderBy('effects.seq')
        .limit(MOST_ACTS)
        .execute();
      const countOf = (fate: RestoredFate) => counted.find((one) => one.fate === fate)?.count ?? 0;
      return {
        takenAt: last.taken_at.toISOString(),
        restoredAt: last.restored_at.toISOString(),
        firstNumber: `RMA-${last.numbers_from}`,
        counts: Object.fromEntries(RESTORED_FATES.map((fate) => [fate, countOf(fate)])) as Record<RestoredFate, number>,
        acts: listed.map((row) => ({
          effectId: row.id,
          returnId: row.return_id,
          returnNumber: row.number,
          kind: row.kind satisfies EffectKind,
          fate: row.fate,
        })),
      };
    },
  };
}
