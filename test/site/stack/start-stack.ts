import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startShippoStandin, type ShippoStandin } from '../../standins/shippo/server.ts';
import { startWooStandin, type WooStandin } from '../../standins/woocommerce/index.ts';
import { setUpWooCommerce } from '../real-woocommerce.ts';
import type { NativeOptions } from '../site-protocol.ts';
import { startSite, type Site } from '../start-site.ts';
import { startBridgeProcess, type BridgeProcess } from './bridge-process.ts';
import { freePort } from './free-port.ts';
import { readKept, writeKept, type Kept } from './kept.ts';
import { startMailbox, type Mailbox } from './mailbox.ts';
import { startSiteCron } from './site-cron.ts';
import { removeStack } from './remove-stack.ts';

const PLUGIN = fileURLToPath(new URL('../../../plugin', import.meta.url));
const STANDIN_IS_THE_STORE = fileURLToPath(new URL('./standin-is-the-store.php', import.meta.url));

export interface StackOptions {
  /** Keeps everything: WordPress, the bridge's database, the stand-ins' books. Survives restarts. */
  readonly dir: string;
  /** Folder of a real WooCommerce; without it the stand-in answers behind WordPress. */
  readonly woocommerceDir?: string | undefined;
  /** Wished ports; a taken one gives way to any free one. */
  readonly ports?: Partial<Kept['ports']>;
  readonly workers?: number;
  /** On php-fpm, nginx and MariaDB of this machine. */
  readonly native?: NativeOptions;
  /** Stands before a peer of the bridge, e.g. a fault proxy: answers the address that the bridge is told. */
  readonly before?: { readonly shippo?: (url: string) => Promise<string> };
  /** Fills the store and makes the sample returns, once, before the bridge starts. */
  readonly seed?: (parts: SeedParts) => Promise<void>;
  readonly bridgeEnv?: Readonly<Record<string, string>>;
  readonly onProgress?: (line: string) => void;
}

/** What a seed may use: the clock that store, Shippo and bridge go by is its to set. */
export interface SeedParts {
  readonly site: Site;
  /** null with a real WooCommerce. */
  readonly woo: WooStandin | null;
  readonly shippo: ShippoStandin;
  readonly bridgeEnv: Readonly<Record<string, string>>;
  readonly keys: { readonly key: string; readonly secret: string };
  now(): number;
  setNow(ms: number | null): void;
}

export interface Stack extends Omit<SeedParts, 'setNow'> {
  readonly bridge: BridgeProcess;
  readonly mailbox: Mailbox;
  readonly secret: string;
  /** Has WordPress do what its clock says is due, without waiting for the next minute. */
  cron(): Promise<void>;
  /** Starts the bridge again after stop() or kill(). */
  restartBridge(): Promise<BridgeProcess>;
  stop(): Promise<void>;
}

/** The whole of Boomerang on this machine: WordPress with the plugin, the store, Shippo's stand-in, the mailbox page and the bridge. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dir, woocommerceDir, onProgress = () => undefined } = options;
  const kept = await readKept(dir, woocommerceDir !== undefined);
  // A first start that was broken off has left half a store.
  if (options.seed && !kept.seeded) await removeStack(dir);
  const ports = await choosePorts(kept.ports, options.ports ?? {});
  const keys = { key: kept.wcKey, secret: kept.wcSecret };
  const stops: (() => Promise<unknown>)[] = [];
  let set: number | null = null;
  const now = () => set ?? Date.now();
  await mkdir(join(dir, 'logs'), { recursive: true });

  async function stop(): Promise<void> {
    for (const end of stops.splice(0).reverse()) await end().catch((error: unknown) => onProgress(String(error)));
  }

  try {
    const woo = woocommerceDir
      ? null
      : await startWooStandin({
          auth: 'trusted',
          file: join(dir, 'store.json'),
          now,
          siteUrl: `http://127.0.0.1:${ports.site}`,
        });
    if (woo) stops.push(() => woo.stop());
    const shippo = await startShippoStandin({ port: ports.shippo, file: join(dir, 'shippo.json'), now });
    stops.push(() => shippo.stop());
    const site = await startSite({
      dir: join(dir, 'wordpress'),
      port: ports.site,
      plugin: PLUGIN,
      onProgress,
      ...(options.workers ? { workers: options.workers } : {}),
      ...(options.native ? { native: options.native } : {}),
      ...(woocommerceDir ? { woocommerceDir } : { muPlugins: [STANDIN_IS_THE_STORE] }),
      constants: {
        BOOMERANG_SECRET: kept.secret,
        BOOMERANG_BRIDGE_URL: `http://127.0.0.1:${ports.bridge}`,
        ...(woo
          ? { BOOMERANG_STANDIN_URL: woo.url, BOOMERANG_STANDIN_KEY: keys.key, BOOMERANG_STANDIN_SECRET: keys.secret }
          : {}),
      },
    });
    stops.push(() => site.stop());
    if (woocommerceDir && !kept.seeded) await setUpWooCommerce(site, keys);
    const mailbox = await startMailbox(site.mailbox, ports.mailbox);
    stops.push(() => mailbox.stop());

    const bridgeEnv = {
      WORDPRESS_URL: site.url,
      WC_KEY: keys.key,
      WC_SECRET: keys.secret,
      BOOMERANG_SECRET: kept.secret,
      DATA_DIR: join(dir, 'bridge'),
      // Two that run leave the third of the site's PHP workers for its answers, and none for those that would wait.
      LOOKUP_SLOTS: String(Math.max(1, Math.min(2, (options.workers ?? 3) - 1))),
      LOOKUP_QUEUE: String(Math.max(0, (options.workers ?? 3) - 3)),
      PORT: String(ports.bridge),
      // Whoever tries things out is a few shoppers all day.
      SHOPPER_EMAILS_PER_DAY: '10000',
      OWNER_EMAILS_PER_HOUR: '10000',
      CUSTOMER_RETURNS_PER_DAY: '10000',
      NETWORK_RETURNS_PER_DAY: '10000',
      SHIPPO_URL: (await options.before?.shippo?.(shippo.url)) ?? shippo.url,
      ...options.bridgeEnv,
    };
    const parts: SeedParts = { site, woo, shippo, bridgeEnv, keys, now, setNow: (ms) => void (set = ms) };
    if (!kept.seeded) {
      await options.seed?.(parts);
      set = null;
    }
    await writeKept(dir, { ...kept, ports: { ...ports, site: site.port }, seeded: true });

    onProgress('Bridge: starting');
    const logFile = join(dir, 'logs/bridge.log');
    let bridge = await startBridgeProcess(bridgeEnv, logFile);
    stops.push(() => bridge.stop());
    const cron = startSiteCron(site.url);
    stops.push(() => cron.stop());
    return {
      ...parts,
      mailbox,
      cron: () => cron.run(),
      secret: kept.secret,
      get bridge() {
        return bridge;
      },
      async restartBridge() {
        bridge = await startBridgeProcess(bridgeEnv, logFile);
        return bridge;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function choosePorts(kept: Kept['ports'], wished: Partial<Kept['ports']>): Promise<Kept['ports']> {
  const choose = async (name: keyof Kept['ports']) => freePort(kept[name] || wished[name] || 0);
  return {
    site: await choose('site'),
    bridge: await choose('bridge'),
    mailbox: await choose('mailbox'),
    shippo: await choose('shippo'),
  };
}
