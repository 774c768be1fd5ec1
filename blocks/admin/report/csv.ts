import { toDecimal } from '../../../bridge/domain/money.ts';
import { agreementOf } from './agreement.ts';
import type { Column, Row } from './columns.ts';

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
/** A spreadsheet takes what starts so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell as RFC 4180 wants it; what a spreadsheet would run is made text. */
export function csvCell(value: string): string {
  const harmless = FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

interface Table<One extends Row> {
  /** Of the first columns: month, currency, and of the last. */
  titles: { month: string; currency: string; check: string };
  columns: readonly Column<One>[];
  rows: readonly One[];
}

/** Amounts with a point and all decimals, so that any program reads them alike. The byte-order mark tells Excel that it is UTF-8. */
export function csvOf<One extends Row>({ titles, columns, rows }: Table<One>): string {
  const head = [titles.month, titles.currency, ...columns.map(({ title }) => title), titles.check];
  const body = rows.map((row) => [
    row.month,
    row.currency,
    ...columns.map(({ value }) => {
      const minor = value(row);
      return minor === null ? '' : toDecimal(minor, row.decimals);
    }),
    agreementOf(row).text,
  ]);
  const lines = [head, ...body].map((cells) => cells.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
