import { z } from 'zod';
import { isDraft } from '../../domain/paid.ts';
import { countedDecimals } from '../../domain/payable.ts';
import { emailSpellings } from '../network/email-spellings.ts';
import type { FoundOrder } from '../../ports/found-order.ts';
import { type Call, readPage } from './call.ts';
import { utc } from './meta.ts';
import { minorOf } from './money-text.ts';
import { fullName } from './ship-to.ts';

/** Of what WooCommerce's loose search finds, the newest that are looked at, and that are told. */
const LOOKED_AT = 100;
const TOLD = 20;

const person = z.object({ first_name: z.string(), last_name: z.string(), company: z.string() });
const rowSchema = z.object({
  id: z.number(),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  total: z.string(),
  date_created_gmt: z.string(),
  billing: person.extend({ email: z.string() }),
  shipping: person,
});
type Row = z.infer<typeof rowSchema>;

/**
 * Orders of a person by name or e-mail, newest first: one call, whatever is typed. The search also finds items and streets of that name: those are left
 * out. `more`: there may be others.
 */
export async function searchOrders(
  call: Call,
  text: string,
  shownDecimals: number,
): Promise<{ readonly orders: readonly FoundOrder[]; readonly more: boolean }> {
  const search = text.includes('@') ? (emailSpellings(text)[0] ?? text) : text;
  const newest = { orderby: 'date', order: 'desc', per_page: String(LOOKED_AT), page: '1' };
  const { rows, pages } = await readPage(call, 'orders', { ...newest, search }, rowSchema);
  const theirs = rows.filter((row) => !isDraft(row) && isOf(row, search));
  return {
    orders: theirs.slice(0, TOLD).map((row) => foundOrder(row, shownDecimals)),
    more: theirs.length > TOLD || (theirs.length > 0 && pages > 1),
  };
}

/** Each word stands in the name, the company, the e-mail or the number. */
function isOf({ number, billing, shipping }: Row, text: string): boolean {
  const names = [billing, shipping].flatMap((one) => [one.first_name, one.last_name, one.company]);
  const known = folded([number, billing.email, ...names].join(' '));
  const words = folded(text).split(/\s+/).filter(Boolean);
  return words.length > 0 && words.every((word) => known.includes(word));
}

/** As a database compares: no case, no accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function foundOrder({ id, number, currency, total, date_created_gmt, billing }: Row, shown: number): FoundOrder {
  const decimals = countedDecimals(currency, shown);
  return {
    id,
    number,
    placedAt: utc(date_created_gmt),
    name: fullName(billing),
    email: billing.email,
    total: minorOf(total, decimals),
    currency: { code: currency, decimals },
  };
}
