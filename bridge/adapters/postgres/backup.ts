import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BackupUnusable, type BackupEnd, type BackupHeader } from './backup-format.ts';
import { readBackup, unzipped } from './backup-read.ts';
import { hasTables } from './backup-tables.ts';
import { backupOf } from './backup-write.ts';
import { connect } from './migrate.ts';

export interface Backup extends BackupHeader {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly end: BackupEnd;
}

/**
 * Writes a backup of the running database into a new file (mode 0600), which appears once it is whole, on the disk and has been read back. Throws BackupUnusable.
 */
export async function writeBackup({ url, file }: { readonly url: string; readonly file: string }): Promise<Backup> {
  const client = await connect(url, 'boomerang backup');
  const draft = `${file}.${randomUUID()}`;
  try {
    if (!(await hasTables(client))) {
      throw new BackupUnusable(
        'There is no store of this Boomerang in the database: start the bridge on it once, which brings it up to date.',
      );
    }
    const out = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(backupOf(client), { objectMode: true }), createGzip({ level: 6 }), out);
    const backup = await checkBackup(draft);
    await link(draft, file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new BackupUnusable(`${file} is there already: name another file.`);
    });
    return backup;
  } finally {
    await rm(draft, { force: true });
    await client.end();
  }
}

/** Reads a backup to its end and checks every sum. Throws BackupUnusable where it is not whole and sound. */
export async function checkBackup(file: string): Promise<Backup> {
  const rows: Record<string, number> = {};
  let header: BackupHeader | null = null;
  let table = '';
  for await (const part of readBackup(unzipped(file))) {
    if (part.type === 'header') header = part.header;
    if (part.type === 'table') table = part.table.table;
    if (part.type === 'table_end') rows[table] = part.end.rows;
    if (part.type === 'end') return { ...header!, rows, end: part.end };
  }
  throw new BackupUnusable('The backup has no end.');
}
