import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { pgBossQueue } from '../../bridge/adapters/pg-boss/effect-queue.ts';
import { openDatabase } from '../../bridge/adapters/postgres/open-database.ts';
import { removeOwnServer, startOwnServer } from '../../bridge/adapters/postgres/own-server.ts';
import { quietLog } from './quiet-log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the run's database server, which starts with the first question. */
    databaseBroker: string;
  }
}

/** What a test file needs to make a database of its own. */
export interface TestServer {
  /** Of a database that is there to connect to, e.g. for `create database`. */
  readonly url: string;
  /** A database with the schema, the queues and the store `test`. Nobody is connected to it. */
  readonly template: string;
}

export const TEST_STORE = 'test';
const FOLDER = 'boomerang-test-';

/** Vitest's global set-up: one cluster for the whole run, in a folder named after this process, made only when a test needs it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = join(tmpdir(), `${FOLDER}${process.pid}`);
  let server: Promise<TestServer & { stop(): Promise<void> }> | null = null;

  const broker = createServer((_request, response) => {
    server ??= startServer(dataDir);
    server.then(
      ({ url, template }) => response.end(JSON.stringify({ url, template })),
      (error: Error) => response.writeHead(500).end(error.stack),
    );
  });
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  project.provide('databaseBroker', `http://127.0.0.1:${(broker.address() as AddressInfo).port}`);

  return async () => {
    broker.close();
    broker.closeAllConnections();
    await (await server?.catch(() => null))?.stop();
  };
}

async function startServer(dataDir: string): Promise<TestServer & { stop(): Promise<void> }> {
  const template = `boomerang_template_${randomUUID().replaceAll('-', '')}`;
  const given = process.env.DATABASE_URL;
  if (!given) await removeForgotten();
  if (!given) await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const own = given ? null : await startOwnServer({ dataDir, log: quietLog });
  const url = given ?? own!.connectionString;

  await runSql(url, `create database ${template}`);
  const opened = await openDatabase({
    url: databaseUrl(url, template),
    dataDir,
    storeId: TEST_STORE,
    log: quietLog,
    queue: pgBossQueue,
  });
  await opened.close();

  return {
    url,
    template,
    async stop() {
      if (!own) return runSql(url, `drop database ${template}`);
      await own.stop();
      await removeOwnServer({ dataDir, log: quietLog });
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Servers of runs that were killed. */
async function removeForgotten(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER) || isAlive(Number(name.slice(FOLDER.length)))) continue;
    const dataDir = join(tmpdir(), name);
    await removeOwnServer({ dataDir, log: quietLog });
    await rm(dataDir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

export async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
