import { WooError } from './shop.ts';
import { number, type Json } from './values.ts';

/** The query as PHP sees it: `a[]=1&a[0]=2` are lists, the last of two equal names wins. */
export class Query {
  readonly #values = new Map<string, string[]>();

  constructor(search: string) {
    for (const [name, value] of new URLSearchParams(search)) {
      const list = /^(.+)\[\d*\]$/.exec(name);
      if (list?.[1]) this.#values.set(list[1], [...(this.#values.get(list[1]) ?? []), value]);
      else this.#values.set(name, [value]);
    }
  }

  text(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  /** Comma-separated text or a PHP list; undefined where the parameter is absent. */
  list(name: string): string[] | undefined {
    const values = this.#values.get(name)?.flatMap((value) => value.split(','));
    return values?.map((value) => value.trim()).filter(Boolean);
  }

  ids(name: string): number[] | undefined {
    return this.list(name)?.map(Number);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }
}

/** Dates come without a zone; WooCommerce reads them in the site's zone unless `dates_are_gmt`. */
export function inWindow(query: Query, name: string, offsetHours: number): number | undefined {
  const value = query.text(name);
  if (value === undefined) return undefined;
  if (/(Z|[+-]\d\d:?\d\d)$/.test(value)) return Date.parse(value);
  return Date.parse(`${value}Z`) - (query.text('dates_are_gmt') === 'true' ? 0 : offsetHours * 3_600_000);
}

export interface Page<T> {
  items: T[];
  headers: Record<string, string>;
}

export function page<T>(all: T[], query: Query, address: string): Page<T> {
  const size = number(query.text('per_page'), 10);
  const at = number(query.text('page'), 1);
  const bad = size < 1 || size > 100 ? 'per_page' : at < 1 ? 'page' : null;
  if (bad) {
    const data = { status: 400, params: { [bad]: `${bad} must be between 1 (inclusive) and 100 (inclusive)` } };
    throw new WooError(400, 'rest_invalid_param', `Invalid parameter(s): ${bad}`, data);
  }
  const pages = Math.ceil(all.length / size);
  const headers: Record<string, string> = { 'x-wp-total': String(all.length), 'x-wp-totalpages': String(pages) };
  if (at < pages) headers.link = `<${address}?per_page=${size}&page=${at + 1}>; rel="next"`;
  return { items: all.slice((at - 1) * size, at * size), headers };
}

/** WordPress's `_fields`: only these, nested ones with dots. */
export function onlyFields(body: unknown, fields: string[] | undefined): unknown {
  if (!fields) return body;
  if (Array.isArray(body)) return body.map((each) => onlyFields(each, fields));
  if (body === null || typeof body !== 'object') return body;
  const picked: Json = {};
  for (const [key, value] of Object.entries(body as Json)) {
    if (fields.includes(key)) picked[key] = value;
    const nested = fields.filter((field) => field.startsWith(`${key}.`)).map((field) => field.slice(key.length + 1));
    if (nested.length) picked[key] = onlyFields(value, nested);
  }
  return picked;
}
