import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import {
  backupHeader,
  backupLine,
  BackupUnusable,
  FORMAT,
  type BackupEnd,
  type BackupHeader,
  type TableEnd,
  type TableStart,
} from './backup-format.ts';

/** A backup, piece by piece and in this order: header; for each table start, data, end; the end of all. Sums are checked on the way. */
export type BackupPart =
  | { readonly type: 'header'; readonly header: BackupHeader }
  | { readonly type: 'table'; readonly table: TableStart }
  | { readonly type: 'data'; readonly bytes: Buffer }
  | { readonly type: 'table_end'; readonly end: TableEnd }
  | { readonly type: 'end'; readonly end: BackupEnd };

const CUT_OFF = 'The backup is cut off: its end is missing. Use another one.';
const DAMAGED = 'The backup is damaged: its sums do not match its content. Use another one.';
const NOT_ONE = 'This file is no backup of Boomerang.';

/** Throws BackupUnusable at whatever is no whole and sound backup. */
export async function* readBackup(source: AsyncIterable<Buffer>): AsyncGenerator<BackupPart> {
  const reader = createReader(source);
  const header = parsed(backupHeader, await reader.line(), NOT_ONE);
  if (header.format !== FORMAT) {
    throw new BackupUnusable('This backup was written by a newer Boomerang: update this one first.');
  }
  yield { type: 'header', header };
  let [tables, rows] = [0, 0];
  let sum = createHash('sha256');
  for (;;) {
    const found = parsed(backupLine, await reader.line(), DAMAGED);
    if ('bytes' in found) {
      const bytes = await reader.bytes(found.bytes);
      sum.update(bytes);
      yield { type: 'data', bytes };
    } else if ('table' in found) {
      sum = createHash('sha256');
      yield { type: 'table', table: found };
    } else if ('sha256' in found) {
      if (sum.digest('hex') !== found.sha256) throw new BackupUnusable(DAMAGED);
      tables += 1;
      rows += found.rows;
      yield { type: 'table_end', end: found };
    } else {
      if (found.tables !== tables || found.rows !== rows) throw new BackupUnusable(DAMAGED);
      yield { type: 'end', end: found };
      return;
    }
  }
}

/** The unzipped content of a backup's file. */
export async function* unzipped(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  pipeline(createReadStream(file), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new BackupUnusable(`There is no file ${file}.`, { cause: error });
    if (code === 'Z_BUF_ERROR') throw new BackupUnusable(CUT_OFF, { cause: error });
    if (code === 'Z_DATA_ERROR') {
      throw new BackupUnusable(gunzip.bytesWritten > 0 ? DAMAGED : NOT_ONE, { cause: error });
    }
    throw error;
  }
}

function parsed<Value>(
  schema: { safeParse(value: unknown): { success: true; data: Value } | { success: false } },
  text: string,
  otherwise: string,
): Value {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BackupUnusable(otherwise);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new BackupUnusable(otherwise);
  return result.data;
}

const LONGEST_LINE = 1_000_000;

/** Lines and runs of bytes out of a stream, with no more of it in memory than the piece that was asked for. */
function createReader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<Buffer> {
    const { done, value } = await chunks.next();
    if (done) throw new BackupUnusable(CUT_OFF);
    return value;
  }

  return {
    async line(): Promise<string> {
      let end = rest.indexOf(10);
      while (end < 0) {
        if (rest.length > LONGEST_LINE) throw new BackupUnusable(NOT_ONE);
        rest = Buffer.concat([rest, await more()]);
        end = rest.indexOf(10);
      }
      const text = rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      return text;
    },

    async bytes(wanted: number): Promise<Buffer> {
      const parts = [rest];
      let length = rest.length;
      while (length < wanted) {
        const chunk = await more();
        parts.push(chunk);
        length += chunk.length;
      }
      const all = parts.length === 1 ? rest : Buffer.concat(parts);
      rest = all.subarray(wanted);
      return all.subarray(0, wanted);
    },
  };
}
