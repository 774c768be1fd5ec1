import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pgBossQueue } from '../../bridge/adapters/pg-boss/effect-queue.ts';
import { openDatabase, type OpenDatabase } from '../../bridge/adapters/postgres/open-database.ts';
import { removeOwnServer } from '../../bridge/adapters/postgres/own-server.ts';
import type { EffectQueue } from '../../bridge/ports/effect-queue.ts';
import { quietLog } from '../support/quiet-log.ts';
import { fillStore } from './adapters/postgres/full-database.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let bridge: OpenDatabase<EffectQueue>;
const dataDirs = new Set<string>();

const open = (dataDir: string) =>
  openDatabase({ dataDir, storeId: 'main', log: quietLog, queue: pgBossQueue }) as Promise<OpenDatabase<EffectQueue>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boomerang-tools-'));
  await chmod(folder, 0o755);
  bridge = await open(dataDir('shop'));
  await fillStore(bridge.database, 71);
});
afterAll(async () => {
  for (const one of dataDirs) await removeOwnServer({ dataDir: one, log: quietLog });
  await rm(folder, { recursive: true });
});

function dataDir(name: string): string {
  const path = join(folder, name);
  dataDirs.add(path);
  return path;
}

/** Runs a command as its npm script does. */
function run(tool: string, args: readonly string[], env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', `bridge/tools/${tool}.ts`, ...args], {
    cwd: ROOT,
    env: { PATH, HOME, DATA_DIR: dataDir('shop'), ...env },
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise<{ code: number | null; text: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, text })),
  );
}

describe('The commands for those who run it', { timeout: 120_000 }, () => {
  it('back up beside a bridge that runs on its own database, check the file, and restore it into another folder', async () => {
    const file = join(folder, 'shop.backup');
    const backup = await run('backup', [file]);
    expect(backup).toMatchObject({ code: 0, text: expect.stringContaining('and read back') });
    expect(backup.text).toContain('ledger of main, promised: 4400 (EUR');
    expect(backup.text).toContain('Keep the key with it');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await bridge.isReady()).toBe(true);
    expect(await run('backup', ['--check', file])).toMatchObject({
      code: 0,
      text: expect.stringContaining('whole and sound'),
    });

    const restored = await run('restore', [file], { DATA_DIR: dataDir('second') });
    expect(restored).toMatchObject({ code: 0, text: expect.stringContaining('counts and sums are the same') });
    expect(restored.text).toContain('1 acts were open');
    const again = await open(dataDir('second'));
    expect((await again.database.listReturns({ sort: 'number', direction: 'asc', page: 1, perPage: 9 })).total).toBe(1);
    await again.close();
  });

  it('refuse in words, and end with 1: a folder in use, one that is not empty, wrong use', async () => {
    const file = join(folder, 'shop.backup');
    const inUse = await run('restore', [file]);
    expect(inUse).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^Another bridge .* is using the data folder/),
    });
    const full = await run('restore', [file], { DATA_DIR: dataDir('second') });
    expect(full).toMatchObject({ code: 1, text: expect.stringMatching(/^The database is not empty/) });
    expect(await run('restore', [])).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^npm run restore -- FILE/),
    });
    const moving = await run('move-to', ['postgres://boomerang@127.0.0.1:1/none']);
    expect(moving).toMatchObject({ code: 1, text: expect.stringMatching(/^Another bridge/) });
  });

  it('move the store once no bridge works on it, into a database that is not there: refused, and the store stays', async () => {
    await bridge.close();
    const moving = await run('move-to', ['postgres://boomerang:secret-word@127.0.0.1:1/none']);
    expect(moving).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^Can't open the database none at 127\.0\.0\.1:1/),
    });
    expect(moving.text).not.toContain('secret-word');
    await (await open(dataDir('shop'))).close();
  });
});
