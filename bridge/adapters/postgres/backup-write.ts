import type pg from 'pg';
import { FORMAT, type BackupEnd, type BackupHeader, type TableEnd, type TableStart } from './backup-format.ts';
import { AS_TEXT, carriedTables, copyOut, moneySums } from './backup-tables.ts';
import { SCHEMA } from './schema.ts';

/** Rows are gathered to chunks of this size. */
const CHUNK_BYTES = 65_536;

export interface BackupSummary extends BackupHeader {
  readonly tables: readonly (TableStart & TableEnd)[];
  readonly end: BackupEnd;
}

/**
 * Everything that Boomerang keeps, as of one moment, in the form of a backup (not zipped). Bridges go on working meanwhile. The jobs of the queue are left out:
 * they only wake effects, and the next bridge's sweep does that.
 */
export async function* backupOf(client: pg.Client): AsyncGenerator<Buffer, BackupSummary> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(AS_TEXT);
  const header = await headerOf(client);
  yield line(header);
  const tables: (TableStart & TableEnd)[] = [];
  for (const table of await carriedTables(client)) {
    const start: TableStart = { table: table.name, columns: [...table.columns] };
    yield line(start);
    const end = yield* chunked(copyOut(client, table));
    yield line(end);
    tables.push({ ...start, ...end });
  }
  const money = [...(await moneySums(client))];
  const rows = tables.reduce((all, table) => all + table.rows, 0);
  const end: BackupEnd = { end: true, tables: tables.length, rows, money };
  yield line(end);
  await client.query('commit');
  return { ...header, tables, end };
}

async function headerOf(client: pg.Client): Promise<BackupHeader> {
  const taken = await client.query<{ at: Date }>('select transaction_timestamp() as at');
  const migrations = await client.query<{ name: string }>(`select name from ${SCHEMA}.kysely_migration order by name`);
  const stores = await client.query<{ id: string }>(`select id from ${SCHEMA}.stores order by id collate "C"`);
  return {
    boomerang: 'backup',
    format: FORMAT,
    takenAt: taken.rows[0]!.at.toISOString(),
    migrations: migrations.rows.map(({ name }) => name),
    stores: stores.rows.map(({ id }) => id),
  };
}

async function* chunked(rows: AsyncGenerator<Buffer, TableEnd>): AsyncGenerator<Buffer, TableEnd> {
  let gathered: Buffer[] = [];
  let bytes = 0;
  function* flushed(): Generator<Buffer> {
    if (bytes === 0) return;
    yield line({ bytes });
    yield* gathered;
    gathered = [];
    bytes = 0;
  }
  for (;;) {
    const step = await rows.next();
    if (step.done) {
      yield* flushed();
      return step.value;
    }
    gathered.push(step.value);
    bytes += step.value.length;
    if (bytes >= CHUNK_BYTES) yield* flushed();
  }
}

function line(content: object): Buffer {
  return Buffer.from(`${JSON.stringify(content)}\n`);
}
