import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { MoneySum, TableEnd } from './backup-format.ts';
import { SCHEMA } from './schema.ts';

/** A table as it is carried: all its columns, its rows in the order of its key. */
export interface CarriedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** What to sort by: a text's order must not depend on the server's language. */
  readonly order: readonly string[];
}

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly keyPlace: number | null;
}

/** Every table of the schema but the migrations' own, those that others refer to first. New tables need no mention here. */
export async function carriedTables(client: pg.Client): Promise<readonly CarriedTable[]> {
  const { rows: columns } = await client.query<Column>(
    `select c.relname as table, a.attname as name, a.atttypid::regtype::text as type,
       array_position(i.indkey::int2[], a.attnum) as "keyPlace"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
     order by c.relname, a.attnum`,
    [SCHEMA],
  );
  const { rows: references } = await client.query<{ table: string; to: string }>(
    `select conrelid::regclass::text as table, confrelid::regclass::text as to from pg_constraint
     where contype = 'f' and connamespace = $1::regnamespace`,
    [SCHEMA],
  );
  const bare = (name: string) => name.replace(`${SCHEMA}.`, '');
  const waiting = new Map<string, Column[]>();
  for (const column of columns) waiting.set(column.table, [...(waiting.get(column.table) ?? []), column]);

  const sorted: CarriedTable[] = [];
  while (waiting.size > 0) {
    const next = [...waiting.keys()].find((table) =>
      references.every(({ table: from, to }) => bare(from) !== table || bare(to) === table || !waiting.has(bare(to))),
    );
    if (next === undefined) throw new Error(`Tables refer to each other: ${[...waiting.keys()].join(', ')}`);
    sorted.push(toTable(next, waiting.get(next)!));
    waiting.delete(next);
  }
  return sorted;
}

function toTable(name: string, columns: readonly Column[]): CarriedTable {
  const key = columns.filter(({ keyPlace }) => keyPlace !== null).sort((a, b) => a.keyPlace! - b.keyPlace!);
  if (key.length === 0) throw new Error(`Table ${name} has no key`);
  return {
    name,
    columns: columns.map((column) => column.name),
    order: key.map(({ name: column, type }) => quoted(column) + (type === 'text' ? ' collate "C"' : '')),
  };
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Values are written alike by every server with these. */
export const AS_TEXT = `set local timezone to 'UTC'; set local datestyle to 'ISO, MDY'; set local bytea_output to 'hex';
  set local intervalstyle to 'iso_8601'; set local extra_float_digits to 1; set local client_encoding to 'UTF8'`;

/** The table's rows as COPY writes them; then their count and sum. One chunk is in memory at a time. */
export async function* copyOut(client: pg.Client, table: CarriedTable): AsyncGenerator<Buffer, TableEnd> {
  const columns = table.columns.map(quoted).join(', ');
  const select = `select ${columns} from ${SCHEMA}.${quoted(table.name)} order by ${table.order.join(', ')}`;
  const rows = client.query(copyTo(`copy (${select}) to stdout`));
  const sum = createHash('sha256');
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    sum.update(chunk);
    yield chunk;
  }
  return { rows: rows.rowCount, sha256: sum.digest('hex') };
}

/** Count and sum of a table as it is now. */
export async function sumOf(client: pg.Client, table: CarriedTable): Promise<TableEnd> {
  const rows = copyOut(client, table);
  for (;;) {
    const step = await rows.next();
    if (step.done) return step.value;
  }
}

/** Whether the database has the tables of this Boomerang (the first that knows of backups, or a later one). */
export async function hasTables(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    `${SCHEMA}.restores`,
  ]);
  return rows[0]!.there;
}

/** What the ledger adds up to. */
export async function moneySums(client: pg.Client): Promise<readonly MoneySum[]> {
  const { rows } = await client.query<MoneySum>(
    `select store_id as store, currency, account, count(*)::int as entries, sum(amount)::text as amount
     from ${SCHEMA}.ledger group by store_id, currency, account
     order by store_id collate "C", currency collate "C", account collate "C"`,
  );
  return rows;
}
