import type { z } from 'zod';
import { parseThing } from './canonical.ts';
import type { StoreCall, StoreReply } from './client.ts';
import { listIn, unreadable } from './reading.ts';
import { fieldsOf } from './schemas.ts';

/** One call to the store, with its time limit set by whoever hands it on. */
export type Call = (call: Omit<StoreCall, 'timeoutMs'>) => Promise<StoreReply>;

interface Page<Row> {
  readonly rows: readonly Row[];
  /** Rows that can't be read, left out: none waits for them. */
  readonly odd: number;
  /** Of the whole list, over all pages. */
  readonly total: number;
  readonly pages: number;
}

type Query = Readonly<Record<string, string>>;

/** One page of a list as it came, of each thing only what the schema reads. Throws StoreUnavailable. */
export async function rawPage(call: Call, path: string, query: Query, schema: z.ZodObject): Promise<Page<unknown>> {
  const reply = await call({ method: 'GET', path, query: { ...query, _fields: fieldsOf(schema) } });
  const rows = listIn(reply);
  const header = (name: string, otherwise: number) =>
    Number((reply.type === 'answer' ? reply.headers.get(name) : null) ?? otherwise);
  return { rows, odd: 0, total: header('x-wp-total', rows.length), pages: header('x-wp-totalpages', 1) };
}

/** One page of a list, each thing parsed by itself. Throws StoreUnavailable. */
export async function readPage<Schema extends z.ZodObject>(
  call: Call,
  path: string,
  query: Query,
  schema: Schema,
): Promise<Page<z.infer<Schema>>> {
  const page = await rawPage(call, path, query, schema);
  const rows = parseRows(page.rows, schema);
  return { ...page, rows, odd: page.rows.length - rows.length };
}

/** Those that can be read. */
export function parseRows<Schema extends z.ZodObject>(rows: readonly unknown[], schema: Schema): z.infer<Schema>[] {
  return rows.flatMap((row) => {
    const parsed = parseThing(schema, row);
    return parsed.success ? [parsed.data] : [];
  });
}

/** What must not be taken for missing: it might be the one that can't be read. Throws StoreUnavailable then. */
export function theOne<Row>({ rows, odd }: Page<Row>, isIt: (row: Row) => boolean): Row | null {
  const found = rows.find(isIt);
  if (found === undefined && odd > 0) throw unreadable();
  return found ?? null;
}

/** All pages of a list, at most `most` of them, 100 things each. */
export async function readAll<Schema extends z.ZodObject>(
  call: Call,
  path: string,
  query: Query,
  schema: Schema,
  most = 1000,
): Promise<z.infer<Schema>[]> {
  return parseRows(await readRows(call, path, query, schema, most), schema);
}

/** The same as they came. */
export async function readRows(
  call: Call,
  path: string,
  query: Query,
  schema: z.ZodObject,
  most = 1000,
): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let page = 1, pages = 1; page <= Math.min(pages, most); page += 1) {
    const found = await rawPage(call, path, { ...query, per_page: '100', page: String(page) }, schema);
    all.push(...found.rows);
    pages = found.pages;
  }
  return all;
}
