import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { compose, type Composed, type CompositionOptions } from '../../bridge/composition.ts';
import { markTest } from '../../bridge/adapters/pdf/mark-test.ts';
import { packingSlip } from '../../bridge/adapters/pdf/packing-slip.ts';
import { readConfig } from '../../bridge/config.ts';
import type { Limits } from '../../bridge/usecases/deps.ts';
import { startFaultProxy, type FaultProxy } from '../standins/fault-proxy.ts';
import { startShippoStandin, type ShippoStandin } from '../standins/shippo/server.ts';
import { startWooStandin, type WooStandin } from '../standins/woocommerce/index.ts';
import { driveBridge, STAFF, value, type BridgeDriver } from './drive-bridge.ts';
import { stockShop, type SampleProducts } from './shop.ts';

export { GUEST, STAFF, value } from './drive-bridge.ts';

const SECRET = 'a-test-secret-of-more-than-32-bytes';

/** The whole bridge on a real database, with stand-in peers behind fault proxies and a clock that the test moves. */
export interface World extends Composed, BridgeDriver {
  readonly woo: WooStandin;
  readonly shippo: ShippoStandin;
  readonly wooFaults: FaultProxy;
  readonly shippoFaults: FaultProxy;
  readonly products: SampleProducts;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** Default: silent, or as loud as TEST_LOG says. */
  readonly log?: Logger;
  /** null: the owner has given none. Default: a test token. */
  readonly token?: string | null;
  readonly limits?: Partial<Limits>;
  /** Default: nobody is made to wait. */
  readonly stopwatch?: CompositionOptions['stopwatch'];
  readonly random?: () => number;
  /** PDFs come from a thread of their own, as they do in real; it takes a second or two to start. */
  readonly pdfThread?: boolean;
  /** How many connections to its database the bridge may open. */
  readonly connections?: number;
  /** Default: a fresh one of the test run. A benchmark, which is no test, brings its own. */
  readonly database?: { readonly url: string; close(): Promise<void> };
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  let nowMs = Date.parse('2026-11-20T10:00:00Z');
  const now = () => nowMs;
  const fresh = options.database ?? (await (await import('./database.ts')).freshDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'boomerang-world-'));
  const woo = await startWooStandin({ now, boomerangSecrets: [SECRET] });
  const wooFaults = await startFaultProxy({ target: woo.url });
  woo.shop.siteUrl = wooFaults.url;
  const shippo = await startShippoStandin({ now });
  const shippoFaults = await startFaultProxy({ target: shippo.url });
  const products = stockShop(woo.shop);
  const config = readConfig({
    WORDPRESS_URL: wooFaults.url,
    WC_KEY: woo.key,
    WC_SECRET: woo.secret,
    BOOMERANG_SECRET: SECRET,
    DATABASE_URL: fresh.url,
    DATA_DIR: dataDir,
    SHIPPO_URL: shippoFaults.url,
    WEBHOOK_PRIVATE_HOSTS: '127.0.0.1',
    ...(options.connections ? { DATABASE_CONNECTIONS: String(options.connections) } : {}),
  });
  const log: Logger = options.log ?? pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const composed = await compose(config, log, {
    clock: { now },
    // Tests of one file are one shopper's day.
    limits: {
      shopperEmailsADay: 10_000,
      ownerEmailsAnHour: 10_000,
      customerReturnsADay: 10_000,
      networkReturnsADay: 10_000,
      ...options.limits,
    },
    stopwatch: options.stopwatch ?? { now: () => performance.now(), pause: () => Promise.resolve() },
    ...(options.random ? { random: options.random } : {}),
    ...(options.pdfThread ? {} : { documents: { packingSlip, markTest, close: async () => undefined } }),
  });
  const { handlers } = composed;
  const token = options.token === undefined ? 'shippo_test_abcdefgh' : options.token;
  if (token !== null) value(await handlers.shippoToken({ body: { token }, query: undefined, params: {} }, STAFF));

  return {
    ...composed,
    woo,
    shippo,
    wooFaults,
    shippoFaults,
    products,
    ...driveBridge(composed, { now, pass: (ms) => void (nowMs += ms) }),
    async close() {
      await composed.stop();
      await Promise.all([wooFaults.stop(), shippoFaults.stop()]);
      await Promise.all([woo.stop(), shippo.stop()]);
      await fresh.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
