import type { Address } from './order.ts';

/** Member states; Monaco belongs to the Union's customs territory: Regulation (EU) No 952/2013 (Union Customs Code), art. 4(1) and 4(2)(a). */
const EU_CUSTOMS: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
);

/**
 * Places that have the country code of a member state, and yet goods from and to them are declared: outside the customs territory (art. 4(1): Ceuta, Melilla,
 * Heligoland, Büsingen, Livigno), or in it but outside its common VAT (art. 1(3) with Directive 2006/112/EC, art. 6: Canary Islands, Åland, Mount Athos).
 * The others have country codes of their own (GP, MQ, GF, RE, YT, MF, AX, FO, GL).
 */
const APART: Readonly<Record<string, RegExp>> = {
  ES: /^(35|38|51|52)/,
  DE: /^(27498|78266)/,
  IT: /^23041/,
  FI: /^22/,
  GR: /^63086/,
};

/** Countries that are one customs territory with another: Liechtenstein by its Customs Treaty with Switzerland of 29 March 1923. */
const WITH: Readonly<Record<string, string>> = { LI: 'CH' };

/** Goods between two addresses of one territory need no customs declaration. */
export function customsTerritory({ country, postcode }: Pick<Address, 'country' | 'postcode'>): string {
  const code = country.toUpperCase();
  const digits = postcode.replace(/\D/g, '');
  const apart = APART[code]?.exec(digits);
  if (apart) return `${code} ${apart[0]}`;
  return EU_CUSTOMS.has(code) ? 'EU' : (WITH[code] ?? code);
}
