import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, chmod, chown, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Log } from '../../ports/log.ts';
import { SERVER_ROLE, connectTo, pidFileState, runningServer, stopServer, type Postmaster } from './postmaster.ts';
import { runServerTool, serverFiles, type ServerFiles } from './server-files.ts';
import { makePlace, placeFor, recordedPlace, type ServerPlace } from './server-place.ts';
import { lockServer } from './server-lock.ts';
import { ownerOf, serverUser, type ServerUser } from './server-user.ts';
import { DatabaseUnusable } from './database-unusable.ts';

const DATABASE = 'boomerang';
const LEFTOVER_MS = 3_600_000;

const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
timezone = 'UTC'
log_timezone = 'UTC'
# Errors of statements reach the bridge anyway; what only the server knows goes to its log.
log_min_messages = 'log'
log_checkpoints = off
`;

export interface OwnServer {
  readonly connectionString: string;
  /** Where its data lies. */
  readonly folder: string;
  /** Stops exactly this server. To be called last: it rolls back what is still open. */
  stop(): Promise<void>;
}

/**
 * Starts the bridge's own PostgreSQL on a loopback port, or adopts the one that a killed bridge left running on this data folder.
 * It outlives the bridge's process. Throws a sentence for the owner when another bridge uses the folder, or it is of another major version.
 */
export async function startOwnServer(options: {
  readonly dataDir: string;
  readonly log: Log;
  /** The server has ended without `stop`: another start brings it back, on another port. */
  readonly onLost?: (() => void) | undefined;
}): Promise<OwnServer> {
  const dataDir = resolve(options.dataDir);
  const place = await placeFor(dataDir, serverUser());
  await makePlace(place, serverUser());
  const user = ownerOf(place.folder);
  const cluster = join(place.folder, 'cluster');

  const started = Date.now();
  const adopted = existsSync(cluster) ? await runningServer(cluster, place.password) : null;
  const server = adopted ?? (await launch(place, cluster, user, options.log));
  const lock = await lockServer({ ...place, ...options, port: server.port, dataDir }, options.onLost);
  try {
    await removeLeftovers(place.folder);
    await createDatabase(server.port, place.password);
  } catch (error) {
    await lock.release();
    throw error;
  }
  const details = { pid: server.pid, port: server.port, folder: cluster, ms: Date.now() - started };
  options.log.info(details, adopted ? 'PostgreSQL was still running' : 'PostgreSQL started');

  return {
    connectionString: connectionStringOf(server, place),
    folder: cluster,
    async stop() {
      // The lock goes with the server, so that no other bridge adopts it while it shuts down.
      lock.expectEnd();
      await stopServer(cluster, server);
      await lock.release();
    },
  };
}

export function connectionStringOf({ port }: Postmaster, { password }: ServerPlace): string {
  return `postgres://${SERVER_ROLE}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

/** Stops the data folder's server and deletes everything it keeps. Refused while a bridge uses it. */
export async function removeOwnServer(options: { readonly dataDir: string; readonly log: Log }): Promise<void> {
  const dataDir = resolve(options.dataDir);
  const place = await recordedPlace(dataDir);
  if (!place) return;
  const cluster = join(place.folder, 'cluster');
  const server = existsSync(cluster) ? await runningServer(cluster, place.password) : null;
  if (server) {
    const lock = await lockServer({ ...place, ...options, port: server.port, dataDir });
    lock.expectEnd();
    await stopServer(cluster, server);
    await lock.release();
  }
  await rm(place.folder, { recursive: true, force: true });
  await rm(join(dataDir, 'postgres.json'), { force: true });
}

async function launch(place: ServerPlace, cluster: string, user: ServerUser | null, log: Log): Promise<Postmaster> {
  const files = await serverFiles(place.folder, user);
  if (!existsSync(cluster)) await createCluster(files, place, cluster, user);
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found !== files.major) {
    throw new DatabaseUnusable(
      `The data in ${cluster} was written by PostgreSQL ${found}, and this Boomerang brings PostgreSQL ${files.major}. ` +
        'Two commands carry it over: `npm run backup -- boomerang.backup` with the Boomerang that wrote it, then ' +
        '`npm run restore -- boomerang.backup` with this one and an empty DATA_DIR.',
    );
  }
  if (pidFileState(cluster) === 'stale') {
    log.warn({ folder: cluster }, 'PostgreSQL was not stopped properly: it recovers now');
    await rm(join(cluster, 'postmaster.pid'));
  }
  const serverLog = join(place.folder, 'server.log');
  for (let attempt = 1; ; attempt += 1) {
    const args = ['start', '-w', '-t', '300', '-D', cluster, '-l', serverLog, '-o', `-p ${await freePort()}`];
    const { code, output } = await runServerTool(files, 'pg_ctl', args, { user, cwd: place.folder });
    // Also after a failure: another bridge may have been faster. Only one of the two gets the lock.
    const server = await runningServer(cluster, place.password);
    if (server) return server;
    if (attempt === 3) {
      const said = existsSync(serverLog) ? readFileSync(serverLog, 'utf8').slice(-1500) : '';
      throw new DatabaseUnusable(`PostgreSQL did not start (pg_ctl ended with ${code}): ${output}\n${said}`);
    }
  }
}

/** Made aside and renamed: a cluster that is there is complete. */
async function createCluster(
  files: ServerFiles,
  place: ServerPlace,
  cluster: string,
  user: ServerUser | null,
): Promise<void> {
  const fresh = join(place.folder, `cluster-${randomUUID()}`);
  const passwordFile = join(place.folder, `cluster-${randomUUID()}.password`);
  await writeFile(passwordFile, place.password, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--auth=scram-sha-256', `--username=${SERVER_ROLE}`, `--pwfile=${passwordFile}`];
  const { code, output } = await runServerTool(files, 'initdb', ['-D', fresh, ...locale, ...access], {
    user,
    cwd: place.folder,
  });
  await rm(passwordFile);
  if (code !== 0) throw new DatabaseUnusable(`initdb ended with ${code}: ${output}`);
  await appendFile(join(fresh, 'postgresql.conf'), SETTINGS);
  await chmod(fresh, 0o700);
  await rename(fresh, cluster).catch(async (error: unknown) => {
    if (!existsSync(cluster)) throw error;
    await rm(fresh, { recursive: true, force: true });
  });
}

/** What a start that was killed left beside the cluster. Younger ones may belong to a bridge that starts just now, to be refused. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!/^(cluster|server-new)-/.test(name)) continue;
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > LEFTOVER_MS) await rm(path, { recursive: true, force: true });
  }
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = connectTo(port, password, 'postgres', 'boomerang setup');
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolvePort(port));
    });
  });
}
