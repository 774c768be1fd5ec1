/** What shops print before a number, and people type with it; only before a blank, a sign or a digit: `ORD-7` is a number of its own. */
const WORDS =
  /^(?:(?:order|orders|commande|bestellung|pedido|ordine|ordre|bestelling|encomenda|number|numéro|numero|nummer|bestellnummer|num|nr|no|n)(?=[\s.:#°\d])[\s.:#°]*|[#°:.\s]+)+/iu;

/** In one spelling of signs: full width, digits of any script, dashes, no marks that can't be seen. */
function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\p{Nd}/gu, digit)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Digits of a script stand together, from zero on. */
function digit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** A sentence's full stop is no part of it. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === '.' || text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}

/** The number alone, as it is written. */
function bare(typed: string): string {
  return withoutEnd(plain(typed).replace(WORDS, '')).replace(/^0+(?=\d)/, '');
}

/**
 * What makes two spellings one number: compared exactly, both sides alike. Empty: no number. The same of its own result.
 */
export function orderNumberKey(typed: string): string {
  let key = typed;
  for (let last = ''; key !== last;) {
    last = key;
    // By way of the capitals: Greek has two small sigmas.
    key = bare(key).replace(/\s+/g, '').toUpperCase().toLowerCase();
  }
  return key;
}

/** What a store's loose search is asked for: the number as it is written, and without its blanks. The key of each is the same. */
export function searchTerms(typed: string): readonly string[] {
  const number = bare(typed);
  return [...new Set([number, number.replace(/\s+/g, '')])].filter((term) => term !== '');
}
