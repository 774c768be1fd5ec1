/** What a table says of a word; undefined for one that it does not have: a newer bridge, and scripts that a browser still kept. */
export function knownWord<Said>(table: Readonly<Record<string, Said>>, word: string): Said | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
