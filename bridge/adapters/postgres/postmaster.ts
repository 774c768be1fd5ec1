import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseUnusable } from './database-unusable.ts';

/** A running server of our own. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export const SERVER_ROLE = 'boomerang';

function pidFile(cluster: string): { pid: number; port: number } | null {
  const path = join(cluster, 'postmaster.pid');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

/**
 * Whether that process is this cluster's server: a pid file outlives a power cut, and in a container the same small pid soon belongs to
 * somebody else; a process that has ended but was not reaped answers signals still.
 */
export function isServerOf(cluster: string, pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster);
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster);
  } catch {
    return false;
  }
}

export type PidFileState = 'none' | 'stale' | 'live';

export function pidFileState(cluster: string): PidFileState {
  const found = pidFile(cluster);
  if (!found) return 'none';
  return isServerOf(cluster, found.pid) ? 'live' : 'stale';
}

export function connectTo(port: number, password: string, database: string, name: string): pg.Client {
  return new pg.Client({
    host: '127.0.0.1',
    port,
    user: SERVER_ROLE,
    password,
    database,
    application_name: name,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
}

/**
 * The server that runs on this cluster, once it takes connections: the one that an earlier bridge left behind, or the one just started.
 * Null when none runs. Waits while it recovers or shuts down.
 */
export async function runningServer(
  cluster: string,
  password: string,
  patienceMs = 120_000,
): Promise<Postmaster | null> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = pidFile(cluster);
    if (!found || !isServerOf(cluster, found.pid)) return null;
    const answer = found.port ? await probe(found.port, password) : 'wait';
    if (answer !== 'wait') {
      if (realpathSync(answer.folder) === realpathSync(cluster)) return found;
      throw new DatabaseUnusable(
        `Port ${found.port} of ${cluster} is answered by the PostgreSQL of ${answer.folder}. Stop that one first.`,
      );
    }
    if (Date.now() > deadline) {
      throw new DatabaseUnusable(
        `PostgreSQL (process ${found.pid}) on ${cluster} does not answer on port ${found.port}.`,
      );
    }
    await sleep(100);
  }
}

async function probe(port: number, password: string): Promise<{ folder: string } | 'wait'> {
  const client = connectTo(port, password, 'postgres', 'boomerang probe');
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    return { folder: rows[0]!.folder };
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '28P01' || code === '28000') {
      throw new DatabaseUnusable(`PostgreSQL on port ${port} does not take the password in postgres.json.`, {
        cause: error,
      });
    }
    return 'wait';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Asks exactly this server to stop (fast: open transactions roll back) and waits for it. */
export async function stopServer(cluster: string, server: Postmaster, patienceMs = 60_000): Promise<void> {
  const isUp = () => isServerOf(cluster, server.pid);
  if (!isUp() || pidFile(cluster)?.pid !== server.pid) return;
  process.kill(server.pid, 'SIGINT');
  const deadline = Date.now() + patienceMs;
  while (isUp()) {
    if (Date.now() > deadline) throw new DatabaseUnusable(`PostgreSQL (process ${server.pid}) has not stopped.`);
    await sleep(20);
  }
}
