import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { removeOwnServer, startOwnServer, type OwnServer } from '../../bridge/adapters/postgres/own-server.ts';
import { freePort } from '../site/stack/free-port.ts';
import { quietLog } from '../support/quiet-log.ts';
import { bundle } from './bundle.ts';
import { startPeer, type Carrier, type Ear, type Shop } from './peers.ts';
import { startRelay } from './relay.ts';
import { setUpStore } from './set-up-store.ts';
import { siteClient, type SiteClient } from './site-client.ts';
import { supervise, type Supervised } from './supervised.ts';

const SECRET = 'a-chaos-secret-of-more-than-32-bytes';

export interface ChaosWorld {
  readonly shop: Shop;
  readonly carrier: Carrier;
  /** The owner's own program, which hears of returns. */
  readonly ear: Ear;
  readonly bridges: readonly Supervised[];
  readonly site: SiteClient;
  /** What the bridges have in their database, read past all outages. */
  sql<Row extends object>(text: string): Promise<Row[]>;
  /** The database is away for so long, ms: `crash` ends its server by kill -9 and starts it again, `cut` only parts it from the bridges. */
  databaseGone(ms: number, how: 'crash' | 'cut'): Promise<void>;
  /** WordPress is away for so long, ms: `hang` stops its process, `cut` breaks all connections to it. */
  storeGone(ms: number, how: 'hang' | 'cut'): Promise<void>;
  stop(): Promise<void>;
}

export interface ChaosWorldOptions {
  readonly bridges?: number;
  /** The bridges find nothing of what they have done. */
  readonly blind?: boolean;
}

/** Peers, database and bridges, each in a process of its own; only the fault proxies run in ours. */
export async function startChaosWorld({
  bridges: count = 1,
  blind = false,
}: ChaosWorldOptions = {}): Promise<ChaosWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'boomerang-chaos-'));
  const programs = await bundle();
  let server = await startOwnServer({ dataDir: folder, log: quietLog });
  const relay = await startRelay(portOf(server));
  const [shop, carrier, ear] = await Promise.all([
    startPeer<never>(programs.peer, ['shop', SECRET], join(folder, 'shop.log')) as Promise<Shop>,
    startPeer<never>(programs.peer, ['carrier'], join(folder, 'carrier.log')) as Promise<Carrier>,
    startPeer<never>(programs.peer, ['ear'], join(folder, 'ear.log')) as Promise<Ear>,
  ]);
  await shop.turn({ siteUrl: shop.proxy.url });
  const env = {
    WORDPRESS_URL: shop.proxy.url,
    WC_KEY: 'ck_chaos',
    WC_SECRET: 'cs_chaos',
    BOOMERANG_SECRET: SECRET,
    BOOMERANG_KEY: randomBytes(32).toString('base64url'),
    DATABASE_URL: server.connectionString.replace(/:\d+\/(?=[^/]*$)/, `:${relay.port}/`),
    DATA_DIR: join(folder, 'data'),
    SHIPPO_URL: carrier.proxy.url,
    WEBHOOK_PRIVATE_HOSTS: '127.0.0.1',
    LOOKUP_SLOTS: '8',
    LOG_LEVEL: 'info',
    ...(blind ? { CHAOS_BLIND: '1' } : {}),
  };
  const bridges: Supervised[] = [];
  for (let index = 0; index < count; index += 1) {
    const port = String(await freePort());
    bridges.push(supervise(programs.bridge, { ...env, PORT: port }, join(folder, `bridge-${index}.log`)));
  }
  await Promise.all(bridges.map((bridge) => bridge.ready()));
  const site = siteClient(
    bridges.map(({ url }) => url),
    shop.proxy.url,
    SECRET,
  );
  let pool = poolOf(server);
  /** What we ask ourselves waits for the server, too. */
  let back: Promise<void> = Promise.resolve();
  async function crash(ms: number): Promise<void> {
    await pool.end();
    process.kill(await pidOf(folder), 'SIGKILL');
    await sleep(ms);
    server = await startOwnServer({ dataDir: folder, log: quietLog });
    pool = poolOf(server);
  }
  let isCut = false;
  let outage: Promise<void> | null = null;
  /** One outage at a time: who asks for another meanwhile has this one. */
  const alone = (happen: () => Promise<void>) => (outage ??= happen().finally(() => (outage = null)));
  await setUpStore({ shop, ear, site });

  return {
    shop,
    carrier,
    ear,
    bridges,
    site,
    async sql<Row extends object>(text: string) {
      await back;
      return (await pool.query<Row>(text)).rows;
    },
    databaseGone: (ms, how) =>
      alone(async () => {
        relay.shut();
        if (how === 'crash') {
          back = crash(ms);
          await back;
        } else await sleep(ms);
        relay.open(portOf(server));
      }),
    storeGone: (ms, how) =>
      alone(async () => {
        if (how === 'hang') shop.child.process.kill('SIGSTOP');
        else shop.proxy.rules.addFirst({ match: () => isCut, fault: 'cut-before' });
        isCut = true;
        await sleep(ms);
        isCut = false;
        shop.child.process.kill('SIGCONT');
      }),
    async stop() {
      await outage;
      await Promise.all(bridges.map((bridge) => bridge.stop()));
      await Promise.all([shop.stop(), carrier.stop(), ear.stop(), relay.stop()]);
      await pool.end();
      await server.stop();
      await programs.remove();
      await removeOwnServer({ dataDir: folder, log: quietLog });
      if (process.env['CHAOS_KEEP'] === undefined) await rm(folder, { recursive: true, force: true });
      else console.log(`Logs are in ${folder}`);
    },
  };
}

function poolOf(server: OwnServer): pg.Pool {
  const pool = new pg.Pool({ connectionString: server.connectionString, max: 4 });
  pool.on('error', () => undefined);
  return pool;
}

function portOf(server: OwnServer): number {
  return Number(new URL(server.connectionString).port);
}

async function pidOf(folder: string): Promise<number> {
  const { folder: place } = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8')) as { folder: string };
  return Number((await readFile(join(place, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
}
