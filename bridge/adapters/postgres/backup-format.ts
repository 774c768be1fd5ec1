import { z } from 'zod';

/**
 * A backup, unzipped: lines of JSON. First the header; then for each table its name and columns, chunks (`{"bytes":n}`, then n bytes as COPY wrote them) and its
 * count and sum; last the end, without which the file is cut off.
 */
export const FORMAT = 1;

const count = z.number().int().min(0);
const names = z.array(z.string().min(1));

export const backupHeader = z.object({
  boomerang: z.literal('backup'),
  format: z.number(),
  /** Of the snapshot, by the database's clock, ISO 8601. */
  takenAt: z.string(),
  /** Applied migrations, oldest first: the shape of the tables. */
  migrations: names.min(1),
  stores: names,
});
export type BackupHeader = z.output<typeof backupHeader>;

/** Ledger of one store, currency and account: minor units as text, which a sum may need. */
export const moneySum = z.object({
  store: z.string(),
  currency: z.string(),
  account: z.string(),
  entries: count,
  amount: z.string(),
});
export type MoneySum = z.output<typeof moneySum>;

const tableStart = z.object({ table: z.string(), columns: names.min(1) });
const tableEnd = z.object({ rows: count, sha256: z.string().length(64) });
const backupEnd = z.object({ end: z.literal(true), tables: count, rows: count, money: z.array(moneySum) });
const chunk = z.object({ bytes: z.number().int().min(1) });

export const backupLine = z.union([chunk, tableStart, tableEnd, backupEnd]);
export type TableStart = z.output<typeof tableStart>;
export type TableEnd = z.output<typeof tableEnd>;
export type BackupEnd = z.output<typeof backupEnd>;

/** The file is no whole backup, or does not go into this database; the message is a sentence for the owner. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
}
