import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ShippoBook } from './types.ts';

/** The stand-in's memory; with a file it survives restarts. */
export interface BookKeeper {
  readonly book: ShippoBook;
  save(): void;
}

export function openBook(file: string | undefined): BookKeeper {
  const empty: ShippoBook = {
    addresses: [],
    declarations: [],
    customsItems: [],
    shipments: [],
    rates: [],
    transactions: [],
    tracks: [],
    refunds: [],
  };
  if (file === undefined) return { book: empty, save: () => undefined };
  const book = existsSync(file) ? { ...empty, ...(JSON.parse(readFileSync(file, 'utf8')) as ShippoBook) } : empty;
  mkdirSync(dirname(file), { recursive: true });
  return {
    book,
    save() {
      // A rename is atomic: whoever kills the process leaves the old book or the new one.
      writeFileSync(`${file}.new`, JSON.stringify(book, null, 1));
      renameSync(`${file}.new`, file);
    },
  };
}

/** The fields that every Shippo object has. */
export function stamp(now: number, test: boolean) {
  const at = new Date(now).toISOString();
  return {
    object_id: randomUUID().replaceAll('-', ''),
    object_created: at,
    object_updated: at,
    object_owner: 'store@example.com',
    test,
  };
}
