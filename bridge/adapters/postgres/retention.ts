import { sql, type Kysely, type Transaction as Trx } from 'kysely';
import { eventWithoutPerson, orderWithoutPerson } from '../../domain/retention.ts';
import type { Order } from '../../domain/order.ts';
import type { Return } from '../../domain/return.ts';
import type { Retention } from '../../ports/retention.ts';
import { returnColumns, sequenceOf, toEvent, toReturn } from './rows.ts';
import { SCHEMA, type Tables } from './schema.ts';

const CHUNK = 200;

export function retention(db: Kysely<Tables>, storeId: string): Retention {
  const table = (name: string) => sql.table(`${SCHEMA}.${name}`);
  const [returns, events, photos] = [table('returns'), table('return_events'), table('photos')];

  return {
    async returnsToForget({ quietSince, after, limit, withPhotos, cancelled = false }) {
      const ended = cancelled ? ['cancelled'] : ['closed', 'rejected', 'cancelled', 'expired'];
      const some = withPhotos
        ? sql`exists (select 1 from ${photos} as photo where photo.return_id = ended.id)`
        : sql`erased_at is null`;
      const { rows } = await sql<{ document: Return }>`
        select document from ${returns} as ended
        where store_id = ${storeId} and created_at < ${quietSince} and ${some}
          and parcel_state in (${sql.join(ended)})
          and sequence > ${after === null ? 0 : sequenceOf(after)}
          and not exists (select 1 from ${events} as later where later.return_id = ended.id and later.at >= ${quietSince})
        order by sequence limit ${limit}`.execute(db);
      return rows.map(toReturn);
    },

    dropPhotos: (next) =>
      db.transaction().execute(async (trx) => {
        if (!(await save(trx, storeId, next))) return false;
        await trx.deleteFrom('photos').where('store_id', '=', storeId).where('return_id', '=', next.id).execute();
        return true;
      }),

    erasePerson: (next, at) =>
      db.transaction().execute(async (trx) => {
        if (!(await save(trx, storeId, next))) return false;
        await eraseBeside(trx, storeId, next.id, at);
        return true;
      }),

    async eraseOrders(which) {
      const whose =
        'email' in which
          ? sql<boolean>`lower(document->>'email') = lower(${which.email})`
          : sql<boolean>`placed_at < ${which.placedBefore} and document->>'email' <> ''`;
      for (let erased = 0; ;) {
        const rows = await db
          .selectFrom('order_snapshots')
          .select(['order_id', 'document'])
          .where('store_id', '=', storeId)
          .where(whose)
          .limit(CHUNK)
          .execute();
        for (const { order_id, document } of rows) await saveOrder(db, storeId, order_id, document);
        erased += rows.length;
        if (rows.length < CHUNK) return erased;
      }
    },

    async returnsOfEmail(email) {
      const rows = await db
        .selectFrom('returns')
        .select('document')
        .where('store_id', '=', storeId)
        .where(sql<boolean>`lower(customer_email) = lower(${email})`)
        .orderBy('sequence')
        .execute();
      return rows.map(toReturn);
    },

    async savedOrdersOf(email) {
      const rows = await db
        .selectFrom('order_snapshots')
        .select(sql<string>`document->>'number'`.as('number'))
        .where('store_id', '=', storeId)
        .where(sql<boolean>`lower(document->>'email') = lower(${email})`)
        .orderBy('placed_at')
        .execute();
      return rows.map(({ number }) => number);
    },
  };
}

/** By its revision: whoever changed it meanwhile counts. */
async function save(trx: Trx<Tables>, storeId: string, next: Return): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('returns')
    .set(returnColumns({ ...next, revision: next.revision + 1 }))
    .where('id', '=', next.id)
    .where('store_id', '=', storeId)
    .where('revision', '=', next.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function eraseBeside(trx: Trx<Tables>, storeId: string, returnId: string, at: string): Promise<void> {
  await trx.updateTable('returns').set({ erased_at: at, trace_id: '' }).where('id', '=', returnId).execute();
  for (const table of ['photos', 'labels', 'packing_slips'] as const) {
    await trx.deleteFrom(table).where('store_id', '=', storeId).where('return_id', '=', returnId).execute();
  }
  const events = await trx.selectFrom('return_events').selectAll().where('return_id', '=', returnId).execute();
  for (const row of events) {
    const { actor, data } = eventWithoutPerson(toEvent(row));
    await trx
      .updateTable('return_events')
      .set({ actor: JSON.stringify(actor), data: JSON.stringify(data) })
      .where('seq', '=', row.seq)
      .execute();
  }
  // What a peer said may name an address; a coupon's plan names whom it is for, a label's refund its parcel.
  await sql`update ${sql.table(`${SCHEMA}.effects`)} set
      trouble = case when trouble is null then null else trouble || '{"message": ""}' end,
      result = result - '{trackingNumber,trackingUrl,qrCodeUrl}'::text[],
      plan = case kind when 'store_credit' then plan || '{"email": ""}'
        when 'void_label' then plan || '{"trackingNumber": null}' else plan end
    where store_id = ${storeId} and return_id = ${returnId}`.execute(trx);
}

async function saveOrder(db: Kysely<Tables>, storeId: string, orderId: string, order: Order): Promise<void> {
  await db
    .updateTable('order_snapshots')
    .set({ document: JSON.stringify(orderWithoutPerson(order)) })
    .where('store_id', '=', storeId)
    .where('order_id', '=', sql<string>`${orderId}`)
    .execute();
}
