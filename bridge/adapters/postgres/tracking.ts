import { type Kysely, type RawBuilder, sql } from 'kysely';
import { bareNumber, plainNumber } from '../../domain/track.ts';
import type { Tracking } from '../../ports/tracking.ts';
import { toReturn } from './rows.ts';
import { SCHEMA, type Tables } from './schema.ts';

/** A number that strangers typed into many returns must not make one webhook's work endless. */
const MOST = 50;

export function tracking(db: Kysely<Tables>, storeId: string): Tracking {
  const returns = db.selectFrom('returns').where('store_id', '=', storeId);
  const has = (number: string) => sql<boolean>`tracking_numbers @> array[${number}]::text[]`;

  return {
    async findReturnsByTracking(trackingNumber) {
      const rows = await returns
        .select('document')
        .where(has(plainNumber(trackingNumber)))
        .where('parcel_state', 'in', ['approved', 'in_transit'])
        .orderBy('sequence')
        .limit(MOST)
        .execute();
      return rows.map(toReturn);
    },

    async numberUse(trackingNumber, own) {
      const number = plainNumber(trackingNumber);
      // Materialised: with a limit alone the planner takes the number for a common one and reads the whole table.
      const { rows } = await sql<{ number: string }>`
        with named as materialized (
          select id, number from ${sql.table(`${SCHEMA}.returns`)} where store_id = ${storeId} and ${has(number)})
        select number from named where id <> ${own.id} order by number limit 1`.execute(db);
      const [other] = rows;
      if (other) return { by: 'return', number: other.number };
      const sent = await outboundOf(db, storeId, bareNumber(number), own.orderId);
      if (sent === null) return null;
      return sent.id === own.orderId
        ? { by: 'own_order', number: own.orderNumber }
        : { by: 'order', number: sent.number };
    },
  };
}

/** As `bareNumber` writes it, and as the indexes have it (migration 0015). */
function bare(number: RawBuilder<string>): RawBuilder<string> {
  return sql<string>`upper(regexp_replace(${number}, '[^A-Za-z0-9]', '', 'g'))`;
}

/** The order that went out under this number, this return's own before all others. */
async function outboundOf(
  db: Kysely<Tables>,
  storeId: string,
  number: string,
  ownId: number,
): Promise<{ readonly id: number; readonly number: string } | null> {
  const [snapshots, deliveries] = [sql.table(`${SCHEMA}.order_snapshots`), sql.table(`${SCHEMA}.deliveries`)];
  const { rows } = await sql<{ order_id: string; number: string | null }>`
    select sent.order_id, saved.document->>'number' as number from (
      select order_id from ${snapshots} where store_id = ${storeId}
        and document->'outboundParcel'->>'trackingNumber' is not null
        and ${bare(sql<string>`document->'outboundParcel'->>'trackingNumber'`)} = ${number}
      union select order_id from ${deliveries} where store_id = ${storeId} and ${bare(sql<string>`tracking_number`)} = ${number}
    ) as sent left join ${snapshots} as saved on saved.store_id = ${storeId} and saved.order_id = sent.order_id
    order by sent.order_id <> ${ownId}, sent.order_id limit 1`.execute(db);
  const [row] = rows;
  return row ? { id: Number(row.order_id), number: row.number ?? row.order_id } : null;
}
