import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_BYTES } from './keyring.ts';

/** One sentence for the owner; the bridge does not start. */
export class KeyFileUnusable extends Error {
  override readonly name = 'KeyFileUnusable';
}

/** The key of this data folder: read from `key`, or made once with mode 0600. */
export async function readOrMakeKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'key');
  await mkdir(dataDir, { recursive: true });
  try {
    return await readKey(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
  await makeKey(path);
  return readKey(path);
}

async function readKey(path: string): Promise<Buffer> {
  const { mode } = await stat(path);
  // Windows has no such bits: there the folder's own rights count.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new KeyFileUnusable(`${path} can be read by other users: run "chmod 600 ${path}" and start again.`);
  }
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
  if (key.length !== KEY_BYTES) {
    throw new KeyFileUnusable(
      `${path} does not hold a key of ${KEY_BYTES} bytes: put the right one back from a backup. Without it what was sealed stays closed.`,
    );
  }
  return key;
}

/** Written aside and linked into place, so that two bridges that start at once end with one whole key. */
async function makeKey(path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64url')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
