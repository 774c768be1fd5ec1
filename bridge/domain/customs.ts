import { isSent } from './found.ts';
import { customsTerritory } from './customs-territory.ts';
import type { Minor } from './money.ts';
import type { Return, ReturnLine } from './return.ts';

export interface CustomsItem {
  readonly description: string;
  readonly quantity: number;
  /** Of all units together. */
  readonly weightGrams: number;
  /** Of all units together, minor units of `currency` with `decimals`. */
  readonly value: Minor;
  readonly currency: string;
  readonly decimals: number;
  /** 6 to 12 digits. */
  readonly hsCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly originCountry: string;
}

/** What customs are told of returned merchandise. */
export interface CustomsDeclaration {
  /** Name of who signs it. */
  readonly signer: string;
  readonly items: readonly CustomsItem[];
}

export const CUSTOMS_LACKS = ['hs_code', 'origin', 'weight'] as const;
export type CustomsLack = (typeof CUSTOMS_LACKS)[number];

export interface Customs {
  /** The parcel crosses a customs border. */
  readonly needed: boolean;
  /** null: not needed, or something is missing. */
  readonly declaration: CustomsDeclaration | null;
  /** Products of the parcel whose data does not do, each once. */
  readonly missing: readonly { readonly name: string; readonly lacks: readonly CustomsLack[] }[];
}

/** The declaration for the parcel of a return: what the shopper keeps is not in it. */
export function customsOf(entry: Return): Customs {
  const sent = entry.lines.filter((line) => isSent(line) && line.quantity > 0);
  const { address: from } = entry.customer;
  const { address: to } = entry.store;
  // Where a country is missing nobody knows of a border: the address is what is wrong, and the carrier says so.
  const isKnown = countryOf(from.country) !== null && countryOf(to.country) !== null;
  const needed = sent.length > 0 && isKnown && customsTerritory(from) !== customsTerritory(to);
  if (!needed) return { needed, declaration: null, missing: [] };

  const missing = new Map<string, Customs['missing'][number]>();
  const items: CustomsItem[] = [];
  for (const line of sent) {
    const read = readItem(line, entry);
    if ('lacks' in read) missing.set(`${line.productId} ${line.variationId}`, { name: line.name, ...read });
    else items.push(read);
  }
  if (missing.size > 0) return { needed, declaration: null, missing: [...missing.values()] };
  return { needed, declaration: { signer: entry.customer.address.name || entry.customer.name, items }, missing: [] };
}

/** Customs take no goods without a value: what was free is worth its price, and never nothing. */
function readItem(line: ReturnLine, { currency }: Return): CustomsItem | { readonly lacks: readonly CustomsLack[] } {
  const hsCode = hsCodeOf(line.hsCode ?? '');
  const originCountry = countryOf(line.originCountry ?? '');
  const weightGrams = Math.ceil((line.weightGrams ?? 0) * line.quantity);
  if (hsCode === null || originCountry === null || !(weightGrams > 0)) {
    const has = { hs_code: hsCode !== null, origin: originCountry !== null, weight: weightGrams > 0 };
    return { lacks: CUSTOMS_LACKS.filter((what) => !has[what]) };
  }
  return {
    description: line.name,
    quantity: line.quantity,
    weightGrams,
    value: Math.max(1, line.goods || line.subtotal),
    currency: currency.code,
    decimals: currency.decimals,
    hsCode,
    originCountry,
  };
}

/** `6109.10 00` → `61091000`; null for what is no code of the Harmonized System (6 digits, and up to 6 national ones). */
function hsCodeOf(text: string): string | null {
  const digits = text.replace(/[\s.]/g, '');
  return /^\d{6,12}$/.test(digits) ? digits : null;
}

function countryOf(text: string): string | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? code : null;
}
