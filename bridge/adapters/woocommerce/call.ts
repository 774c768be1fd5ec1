import { z } from 'zod';
import type { StoreCall, StoreReply } from './client.ts';
import { parseReply } from './reading.ts';
import { fieldsOf } from './schemas.ts';

/** One call to the store, with its time limit set by whoever hands it on. */
export type Call = (call: Omit<StoreCall, 'timeoutMs'>) => Promise<StoreReply>;

interface Page<Row> {
  readonly rows: readonly Row[];
  /** Of the whole list, over all pages. */
  readonly total: number;
  readonly pages: number;
}

/** One page of a list, of each thing only what the schema reads. Throws StoreUnavailable. */
export async function readPage<Schema extends z.ZodObject>(
  call: Call,
  path: string,
  query: Readonly<Record<string, string>>,
  schema: Schema,
): Promise<Page<z.infer<Schema>>> {
  const reply = await call({ method: 'GET', path, query: { ...query, _fields: fieldsOf(schema) } });
  const rows = parseReply(reply, z.array(schema));
  const header = (name: string, otherwise: number) =>
    Number((reply.type === 'answer' ? reply.headers.get(name) : null) ?? otherwise);
  return { rows, total: header('x-wp-total', rows.length), pages: header('x-wp-totalpages', 1) };
}

/** All pages of a list, at most `most` of them, 100 things each. */
export async function readAll<Schema extends z.ZodObject>(
  call: Call,
  path: string,
  query: Readonly<Record<string, string>>,
  schema: Schema,
  most = 1000,
): Promise<z.infer<Schema>[]> {
  const all: z.infer<Schema>[] = [];
  for (let page = 1, pages = 1; page <= Math.min(pages, most); page += 1) {
    const found = await readPage(call, path, { ...query, per_page: '100', page: String(page) }, schema);
    all.push(...found.rows);
    pages = found.pages;
  }
  return all;
}
