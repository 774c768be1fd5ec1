import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { plainNumber } from '../../domain/track.ts';
import type { Attention, Database, ReturnListQuery } from '../../ports/database.ts';
import { isUuid } from './errors.ts';
import { toReturn } from './rows.ts';
import { SCHEMA, type Tables } from './schema.ts';

const SORTS = { created_at: 'created_at', number: 'sequence', amount: 'amount' } as const;

/**
 * What the return itself answers for: a label that is not to be had leaves a packing slip, and money stands in its payouts, where a person may have
 * settled it otherwise.
 */
const NOT_TOLD_BY_RETURN = sql`and kind not in ('buy_label', 'refund', 'store_credit', 'exchange_order')
  and not (kind = 'exchange_status' and plan->>'to' = 'ship')`;

const ALIVE = sql`parcel_state not in ('rejected', 'cancelled', 'expired')`;

/**
 * What makes a return need the owner, the most pressing first. Worked out when asked for, from the return and its effects:
 * a stored copy could be wrong. A deadline is near once the sweep has warned of it: list and e-mail then say the same.
 */
const ATTENTION: RawBuilder<Attention | null> = sql`case
  when payout_state = 'in_doubt' or ${anEffectIs('in_doubt')} then 'in_doubt'
  when payout_failed then 'failed_payout'
  when warned and payout_state <> 'settled' and ${ALIVE} then 'deadline'
  when parcel_state = 'requested' then 'decision'
  when payment_at_risk then 'payment_at_risk'
  when pay_by_hand then 'pay_by_hand'
  when payout_held and ${ALIVE} then 'held_payout'
  when order_unpaid and ${ALIVE} then 'unpaid_order'
  when ${anEffectIs('failed', NOT_TOLD_BY_RETURN)} then 'failed_effect'
end`;

/** True for returns whose most pressing need is one of these. */
export function needsPersonFor(...needs: readonly Attention[]): RawBuilder<boolean> {
  return sql`${ATTENTION} in (${sql.join(needs.map((need) => sql.lit(need)))})`;
}

function anEffectIs(state: 'failed' | 'in_doubt', and: RawBuilder<unknown> = sql``): RawBuilder<boolean> {
  return sql`returns.id in (select return_id from ${sql.table(`${SCHEMA}.effects`)} where state = ${sql.lit(state)} ${and})`;
}

export async function listReturns(
  db: Kysely<Tables>,
  storeId: string,
  query: ReturnListQuery,
): ReturnType<Database['listReturns']> {
  const matching = filtered(db.selectFrom('returns').where('store_id', '=', storeId), query);
  const rows = await matching
    .select(['document', ATTENTION.as('attention')])
    .orderBy(SORTS[query.sort], query.direction)
    .orderBy('sequence', query.direction)
    .limit(query.perPage)
    .offset((query.page - 1) * query.perPage)
    .execute();
  const { total } = await matching.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  return { items: rows.map((row) => ({ entry: toReturn(row), attention: row.attention })), total };
}

export async function attentionOf(db: Kysely<Tables>, storeId: string, returnId: string): Promise<Attention | null> {
  if (!isUuid(returnId)) return null;
  const row = await db
    .selectFrom('returns')
    .select(ATTENTION.as('attention'))
    .where('store_id', '=', storeId)
    .where('id', '=', returnId)
    .executeTakeFirst();
  return row?.attention ?? null;
}

function filtered<O>(
  select: SelectQueryBuilder<Tables, 'returns', O>,
  { search, searchIn = 'all', states, attention }: ReturnListQuery,
): SelectQueryBuilder<Tables, 'returns', O> {
  let matching = select;
  const text = search?.trim().replace(/^#/, '');
  if (text) {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    matching = matching.where((is) =>
      is.or([
        is('number', 'ilike', pattern),
        is('order_number', 'ilike', pattern),
        ...(searchIn === 'numbers'
          ? [sql<boolean>`tracking_numbers @> array[${plainNumber(text)}]::text[]`]
          : [is('customer_name', 'ilike', pattern), is('customer_email', 'ilike', pattern)]),
      ]),
    );
  }
  if (states?.length) matching = matching.where('parcel_state', 'in', [...states]);
  if (attention === 'in_doubt') matching = matching.where(needsPersonFor('in_doubt'));
  else if (attention !== undefined) matching = matching.where(ATTENTION, attention ? 'is not' : 'is', null);
  return matching;
}
