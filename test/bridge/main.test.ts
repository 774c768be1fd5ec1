import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../support/database.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  /** Standard output and error so far. */
  text(): string;
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

const children: ChildProcess[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridge-main-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** Runs `npm start`'s program with this environment and nothing else of ours. */
function run(env: Record<string, string>): Run {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'bridge/main.ts'], {
    cwd: ROOT,
    env: { PATH, HOME, ...env },
  });
  children.push(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  );
  return { child, text: () => text, ended };
}

const settings = (overrides: Record<string, string> = {}) => ({
  WORDPRESS_URL: 'http://127.0.0.1:9',
  WC_KEY: 'ck_1',
  WC_SECRET: 'cs_1',
  BOOMERANG_SECRET: randomBytes(32).toString('base64url'),
  DATA_DIR: folder,
  PORT: '0',
  ...overrides,
});

// Each test starts Node anew and compiles the bridge: seconds on an idle machine, many on a busy one.
describe('the bridge as a process', { timeout: 120_000 }, () => {
  it('says in plain sentences what is missing, and ends with 1', async () => {
    const { ended, text } = run({});
    expect(await ended).toBe(1);
    expect(text()).toMatch(/^The bridge can not start:\n {2}WORDPRESS_URL is missing/);
    expect(text()).toContain('npm run secret');
    expect(text()).not.toContain(' at ');
  });

  it('starts, is ready, and ends with 0 when it is asked to stop', async () => {
    const fresh = await freshDatabase();
    const { child, ended, text } = run(settings({ DATABASE_URL: fresh.url }));
    await expect.poll(text, { timeout: 90_000 }).toContain('bridge listens');
    const port = /"port":(\d+)/.exec(text())?.[1];
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(text()).toContain('bridge stopped');
    await fresh.close();
  });

  it('ends at once at the second signal', async () => {
    // A database that takes the connection and never says a word.
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const connected = new Promise((resolve) => silent.once('connection', resolve));
    const { child, ended, text } = run(settings({ DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/d` }));
    await connected;
    child.kill('SIGINT');
    await expect.poll(text, { timeout: 60_000 }).toContain('a second signal stops at once');
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    silent.close();
  });
});
