import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupUnusable, type BackupEnd, type BackupHeader, type TableEnd, type TableStart } from './backup-format.ts';
import { readBackup, type BackupPart } from './backup-read.ts';
import { AS_TEXT, carriedTables, moneySums, quoted, sumOf, type CarriedTable } from './backup-tables.ts';
import { requireEmpty } from './restore-empty.ts';
import { bringTo, MIGRATION_NAMES, whileAlone } from './migrate.ts';
import { SCHEMA } from './schema.ts';

export interface Loaded extends BackupHeader {
  readonly tables: readonly (TableStart & TableEnd)[];
  readonly end: BackupEnd;
}

/**
 * Puts a backup into an empty database, in one transaction: all of it or nothing. Every table is read back and its count and sum compared with the backup's, and the
 * ledger's sums too; then `adjust` changes what must not stay as it was. Bridges that start meanwhile wait. Throws BackupUnusable.
 */
export async function loadBackup(
  url: string,
  source: AsyncIterable<Buffer>,
  adjust: (client: pg.Client, header: BackupHeader) => Promise<void>,
): Promise<Loaded> {
  const parts = readBackup(source);
  const first = (await parts.next()).value as Extract<BackupPart, { type: 'header' }>;
  const { header } = first;
  if (!isDeepStrictEqual(header.migrations, MIGRATION_NAMES.slice(0, header.migrations.length))) {
    throw new BackupUnusable('This backup was written by a newer Boomerang: update this one first.');
  }
  return whileAlone(url, async (client) => {
    await requireEmpty(client);
    try {
      await bringTo(url, header.migrations.at(-1)!);
      await client.query('begin');
      const loaded = await load(client, parts);
      await adjust(client, header);
      await client.query('commit');
      return { ...header, ...loaded };
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      await client.query(`drop schema if exists ${SCHEMA} cascade`).catch(() => undefined);
      throw error;
    }
  });
}

async function load(client: pg.Client, parts: AsyncIterable<BackupPart>): Promise<Pick<Loaded, 'tables' | 'end'>> {
  const open: { copy: ReturnType<typeof copyInto> | null } = { copy: null };
  try {
    return await loadParts(client, parts, open);
  } catch (error) {
    // Otherwise the server waits for more rows, and the rollback waits for the server.
    await open.copy?.abort();
    throw error;
  }
}

async function loadParts(
  client: pg.Client,
  parts: AsyncIterable<BackupPart>,
  open: { copy: ReturnType<typeof copyInto> | null },
): Promise<Pick<Loaded, 'tables' | 'end'>> {
  await client.query(AS_TEXT);
  const known = await carriedTables(client);
  const tables: (TableStart & TableEnd)[] = [];
  for await (const part of parts) {
    switch (part.type) {
      case 'header':
        break;
      case 'table':
        open.copy = copyInto(client, part.table);
        tables.push({ ...part.table, rows: 0, sha256: '' });
        break;
      case 'data':
        await open.copy?.write(part.bytes);
        break;
      case 'table_end': {
        const rows = await open.copy?.end();
        open.copy = null;
        if (rows !== part.end.rows) throw new BackupUnusable(`The database took ${rows} of ${part.end.rows} rows.`);
        tables.push({ ...tables.pop()!, ...part.end });
        break;
      }
      case 'end':
        await setSequences(client);
        await verify(client, known, tables, part.end);
        return { tables, end: part.end };
      default:
        throw new Error(`Not a part: ${JSON.stringify(part satisfies never)}`);
    }
  }
  throw new BackupUnusable('The backup has no end.');
}

function copyInto(client: pg.Client, { table, columns }: TableStart) {
  const names = columns.map(quoted).join(', ');
  const rows = client.query(copyFrom(`copy ${SCHEMA}.${quoted(table)} (${names}) from stdin`));
  const ended = finished(rows);
  // Awaited at the end; a failure meanwhile is met by the next write.
  ended.catch(() => undefined);
  return {
    async write(bytes: Buffer): Promise<void> {
      if (rows.errored) await ended;
      if (!rows.write(bytes)) await Promise.race([once(rows, 'drain'), ended]);
    },
    async end(): Promise<number> {
      rows.end();
      await ended;
      return rows.rowCount;
    },
    async abort(): Promise<void> {
      rows.destroy(new Error('The backup can not be read'));
      await ended.catch(() => undefined);
    },
  };
}

/** The next row's number comes after those that were loaded. */
async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = $1::regnamespace and a.attidentity <> ''`,
    [SCHEMA],
  );
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence('${SCHEMA}.${quoted(table)}', $1),
         coalesce((select max(${quoted(column)}) from ${SCHEMA}.${quoted(table)}), 0) + 1, false)`,
      [column],
    );
  }
}

async function verify(
  client: pg.Client,
  known: readonly CarriedTable[],
  carried: readonly (TableStart & TableEnd)[],
  end: BackupEnd,
): Promise<void> {
  const different = (what: string) =>
    new BackupUnusable(`What the database has now is not what the backup says (${what}): nothing was kept.`);
  for (const table of known) {
    const { rows, sha256 } = await sumOf(client, table);
    const before = carried.find((one) => one.table === table.name);
    if (!before || before.rows !== rows || before.sha256 !== sha256) throw different(table.name);
  }
  if (known.length !== carried.length) throw different('tables');
  if (!isDeepStrictEqual(await moneySums(client), end.money)) throw different('sums of the ledger');
}
