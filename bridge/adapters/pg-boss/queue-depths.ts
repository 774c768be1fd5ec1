import type { SqlExecutor } from '../../ports/effect-queue.ts';
import { SCHEMA } from './effect-queue.ts';

/** Jobs of this store that wait to be taken, by queue (`effect`, `track`…, without the store's name). */
export async function queueDepths(sql: SqlExecutor, storeId: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql(
    `select q.name, count(j.id)::int as count from ${SCHEMA}.queue q
       left join ${SCHEMA}.job j on j.name = q.name and j.state < 'active' and j.start_after <= now()
       where q.name like '%-' || $1 group by q.name`,
    [storeId],
  );
  // Another store's id may end like this one's: then more than the queue's name is left.
  const named = (rows as { name: string; count: number }[]).map(
    ({ name, count }) => [name.slice(0, -storeId.length - 1), count] as const,
  );
  return Object.fromEntries(named.filter(([queue]) => /^[a-z_]+$/.test(queue)));
}
