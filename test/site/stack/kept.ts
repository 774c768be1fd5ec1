import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a stack keeps between its starts. */
export interface Kept {
  readonly secret: string;
  readonly wcKey: string;
  readonly wcSecret: string;
  readonly ports: { readonly site: number; readonly bridge: number; readonly mailbox: number; readonly shippo: number };
  /** True once the sample store and its returns are there. */
  readonly seeded: boolean;
  /** Folder of the real WooCommerce, or null: another kind of store needs a new start. */
  readonly realStore: boolean;
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

export async function readKept(dir: string, realStore: boolean): Promise<Kept> {
  await mkdir(dir, { recursive: true });
  const file = join(dir, 'stack.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Kept;
  return {
    secret: randomBytes(32).toString('base64url'),
    wcKey: `ck_${hex(20)}`,
    wcSecret: `cs_${hex(20)}`,
    ports: { site: 0, bridge: 0, mailbox: 0, shippo: 0 },
    seeded: false,
    realStore,
  };
}

export async function writeKept(dir: string, kept: Kept): Promise<void> {
  const file = join(dir, 'stack.json');
  await writeFile(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
