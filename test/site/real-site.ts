import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFaultProxy, type FaultProxy } from '../standins/fault-proxy.ts';
import { keepOrdersIn, setUpWooCommerce, type OrderTables, type RestKey } from './real-woocommerce.ts';
import type { NativeOptions } from './site-protocol.ts';
import { freePort } from './stack/free-port.ts';
import { startSite, type Site } from './start-site.ts';

const PLUGIN = fileURLToPath(new URL('../../plugin', import.meta.url));

/** A WordPress with a real WooCommerce and the plugin, of which the tests of one file share one: it takes a minute to start. */
export interface RealSite {
  readonly site: Site;
  /** Stands before the site and has its address: WooCommerce and the plugin judge signatures by their own home_url(). */
  readonly faults: FaultProxy;
  readonly keys: RestKey;
  /** BOOMERANG_SECRET of the site. */
  readonly secret: string;
  /** Takes away what a suite leaves behind that another would notice: tax rates, a gateway's mood, faults. */
  tidy(): Promise<void>;
  stop(): Promise<void>;
}

const TIDY = `
	global $wpdb;
	foreach ( $wpdb->get_col( "SELECT tax_rate_id FROM {$wpdb->prefix}woocommerce_tax_rates" ) as $id ) {
		WC_Tax::_delete_tax_rate( (int) $id );
	}
	foreach ( array( 'refuses', 'dies_after_paying', 'slow_ms', 'next_refund_dies', 'broken_number' ) as $name ) {
		delete_option( "boomtest_$name" );
	}
	$wpdb->query( "DELETE FROM $wpdb->options WHERE option_name LIKE 'boomtest_payment_%'" );
	return true;
`;

/** How a store runs. */
export interface RealStore {
  readonly orders: OrderTables;
  /** Left out: PHP as WebAssembly on SQLite. */
  readonly native?: NativeOptions;
}

/** PHP requests at once: what a small host gives, and enough for parallel refunds to meet. */
const NATIVE_WORKERS = 6;

/** Starts one with the WooCommerce in the given folder (and the WordPress in WORDPRESS_DIR, natively), set up as the recorded store. */
export async function startRealSite(woocommerceDir: string, { orders, native }: RealStore): Promise<RealSite> {
  const dir = await mkdtemp(join(tmpdir(), 'boomerang-real-'));
  const keys = { key: `ck_${randomBytes(20).toString('hex')}`, secret: `cs_${randomBytes(20).toString('hex')}` };
  const secret = randomBytes(32).toString('base64url');
  const port = await freePort();
  const faults = await startFaultProxy({ target: `http://127.0.0.1:${port}` });
  const ends: (() => Promise<unknown>)[] = [() => rm(dir, { recursive: true, force: true }), () => faults.stop()];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const constants = { BOOMERANG_SECRET: secret };
    const wordpressDir = process.env['WORDPRESS_DIR'];
    const site = await startSite({
      ...{
        dir,
        port,
        url: `${faults.url}${native?.folder ? `/${native.folder}` : ''}`,
        plugin: PLUGIN,
        woocommerceDir,
        constants,
      },
      ...(native ? { native, workers: NATIVE_WORKERS } : {}),
      ...(native && wordpressDir ? { wordpressDir } : {}),
    });
    ends.push(() => site.stop());
    await setUpWooCommerce(site, keys);
    await keepOrdersIn(site, orders);
    const tidy = async () => {
      faults.clear();
      await site.wp(TIDY);
    };
    return { site, faults, keys, secret, tidy, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
