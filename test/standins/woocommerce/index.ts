import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newBook, readBook, writeBook, type Book } from './book.ts';
import { defaultGateways } from './gateways.ts';
import { serve, type Switches } from './serve.ts';
import type { Gateway, Shop } from './shop.ts';
import type { Settings } from './types.ts';

export interface StandinOptions {
  /** 0 or absent: a free port. */
  port?: number;
  /** The book on disk: survives restarts. Absent: in memory only. */
  file?: string;
  key?: string;
  secret?: string;
  /** `trusted`: whoever forwards to us (WordPress) has checked the key. */
  auth?: 'keys' | 'trusted';
  /** Secrets that the plugin's routes accept: current, then previous. */
  boomerangSecrets?: string[];
  /** Milliseconds since the epoch; the store's clock, not that of signatures. */
  now?: () => number;
  settings?: Partial<Settings>;
  /** Fills a new book; not called when `file` has one. */
  seed?: (shop: Shop) => void;
  /** WordPress's home_url() without trailing slash; default is the server's own address. */
  siteUrl?: string;
}

export interface WooStandin {
  /** Origin, e.g. `http://127.0.0.1:40123`. */
  url: string;
  siteUrl: string;
  key: string;
  secret: string;
  boomerangSecret: string;
  /** Read it freely; writing is for set-up only. */
  book: Book;
  shop: Shop;
  /** Moods of the payment gateways, e.g. `gateways.boomtest.mood = 'refuses'`. */
  gateways: Record<string, Gateway>;
  switches: Switches;
  setNow(now: () => number): void;
  stop(): Promise<void>;
}

/** A store that answers `/wp-json/wc/v3` as WooCommerce 10.2.4 was recorded to, and the plugin's routes for the bridge. */
export async function startWooStandin(options: StandinOptions = {}): Promise<WooStandin> {
  const known = options.file ? readBook(options.file) : null;
  const book = known ?? newBook(options.settings);
  const shop: Shop = { book, siteUrl: '', now: options.now ?? Date.now, gateways: defaultGateways() };
  const keys = { key: options.key ?? 'ck_standin', secret: options.secret ?? 'cs_standin' };
  const secrets = options.boomerangSecrets ?? ['standin-secret-of-at-least-32-bytes'];
  const trusted = options.auth === 'trusted';
  // Behind WordPress the plugin's own guard is on the path; a second one here would hide a fault in it.
  const switches: Switches = { guard: !trusted, readOnlyKey: false, slow: [], deaths: [] };
  const save = () => options.file && writeBook(options.file, book);
  const server = createServer(serve(shop, { keys: trusted ? null : keys, secrets }, switches, save));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shop.siteUrl = options.siteUrl ?? url;
  if (!known) options.seed?.(shop);
  save();
  return {
    url,
    siteUrl: shop.siteUrl,
    ...keys,
    boomerangSecret: secrets[0]!,
    book,
    shop,
    gateways: shop.gateways,
    switches,
    setNow: (now) => void (shop.now = now),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
