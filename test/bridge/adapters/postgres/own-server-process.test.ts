import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { removeOwnServer } from '../../../../bridge/adapters/postgres/own-server.ts';
import { isServerOf } from '../../../../bridge/adapters/postgres/postmaster.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { privateClone, removeFolder, startBridgeProcess, type BridgeProcess } from './private-clone.ts';

type User = { readonly uid: number; readonly gid: number } | null;
const NOBODY = { uid: 65_534, gid: 65_534 };
const users: { name: string; user: User }[] =
  process.getuid?.() === 0
    ? [
        { name: 'root', user: null },
        { name: 'an ordinary user', user: NOBODY },
      ]
    : [{ name: 'an ordinary user', user: null }];

const clones = new Map<User, string>();
beforeAll(async () => {
  for (const { user } of users) clones.set(user, await privateClone(user));
});
afterAll(() => clones.forEach(removeFolder));

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A new data folder in that user's clone, and what starts a bridge on it. */
function newFolder(user: User = null) {
  const clone = clones.get(user)!;
  const dataDir = join(clone, `data-${randomUUID()}`);
  cleanUps.push(() => removeOwnServer({ dataDir, log: quietLog }));
  const start = async (): Promise<BridgeProcess> => {
    const bridge = await startBridgeProcess(clone, dataDir, user);
    cleanUps.push(() => bridge.end('SIGKILL'));
    return bridge;
  };
  return { dataDir, start };
}

async function ask<T>(connectionString: string | undefined, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

/** The data folder's server as its pid file says. */
function serverOf(dataDir: string): { readonly pid: number; isRunning(): boolean } {
  const { folder } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { folder: string };
  const cluster = join(folder, 'cluster');
  const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { pid, isRunning: () => isServerOf(cluster, pid) };
}

describe.each(users)('From a folder that only its owner can enter, as $name', ({ user }) => {
  it('the server starts, keeps what was committed and stops', async () => {
    const { dataDir, start } = newFolder(user);
    const first = await start();
    expect(first.answer).toEqual({ connectionString: expect.stringContaining('@127.0.0.1:') });
    await ask(first.answer.connectionString, 'create table kept as select 42 as answer');
    const server = serverOf(dataDir);
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    await first.end('SIGTERM');
    expect(server.isRunning()).toBe(false);

    const second = await start();
    expect(await ask(second.answer.connectionString, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.end('SIGTERM');
  });
});

describe('A bridge that is killed', () => {
  it('leaves its server running, and the next one adopts exactly that and stops it', async () => {
    const { dataDir, start } = newFolder();
    const first = await start();
    await ask(first.answer.connectionString, 'create table kept as select 42 as answer');
    const server = serverOf(dataDir);
    await first.end('SIGKILL');
    expect(server.isRunning()).toBe(true);

    const second = await start();
    expect(second.answer.connectionString).toBe(first.answer.connectionString);
    expect(serverOf(dataDir).pid).toBe(server.pid);
    expect(await ask(second.answer.connectionString, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.end('SIGTERM');
    expect(server.isRunning()).toBe(false);
  });

  it('by Ctrl-C still has its server while it drains', async () => {
    const { dataDir, start } = newFolder();
    const bridge = await start();
    const server = serverOf(dataDir);
    process.kill(-bridge.child.pid!, 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await ask(bridge.answer.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(serverOf(dataDir).pid).toBe(server.pid);
    await bridge.end('SIGTERM');
  });
});

describe('A second bridge on the same folder', () => {
  it('is refused with a sentence, and the first one keeps its server', async () => {
    const { start } = newFolder();
    const first = await start();
    const second = await start();
    expect(second.answer.error).toMatch(
      new RegExp(`^Another bridge \\(process ${first.child.pid}\\) is using the data folder .*DATA_DIR\\.$`),
    );
    expect(await ask(first.answer.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.end('SIGTERM');
  });

  it('that starts at the same moment on a new folder is refused too', async () => {
    const { start } = newFolder();
    const both = await Promise.all([start(), start()]);
    const working = both.filter(({ answer }) => answer.connectionString);
    const refusals = both.flatMap(({ answer }) => answer.error ?? []);
    expect(refusals).toEqual([expect.stringMatching(/^Another bridge /)]);
    expect(await ask(working[0]!.answer.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    await working[0]!.end('SIGTERM');
  });
});
