import type { Address } from '../../domain/order.ts';

/** What carriers print of a line; Shippo refuses more, or cuts it off. */
const LONGEST = 35;

/**
 * A street in Shippo's three lines: what is over 35 characters goes on the next line, at a blank where there is one. Nothing is cut off: what has no room
 * on two lines stands on the third.
 */
export function streetLines({ street1, street2 }: Pick<Address, 'street1' | 'street2'>): [string, string, string] {
  const [first, rest] = broken(street1.trim());
  const [second, third] = broken([rest, street2.trim()].filter(Boolean).join(', '));
  return [first, second, third];
}

function broken(text: string): [string, string] {
  const letters = [...text];
  if (letters.length <= LONGEST) return [text, ''];
  const head = letters.slice(0, LONGEST + 1).join('');
  const blank = /^(.*\S)\s+\S*$/su.exec(head)?.[1] ?? letters.slice(0, LONGEST).join('');
  return [blank, text.slice(blank.length).trim()];
}
