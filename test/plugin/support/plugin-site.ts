import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NativeOptions } from '../../site/site-protocol.ts';
import { startSite, type Site } from '../../site/start-site.ts';
import { startWooStandin, type WooStandin } from '../../standins/woocommerce/index.ts';
import { startFakeBridge, type FakeBridge } from './fake-bridge.ts';
import { callAsBridge, readJson, type Answer, type SignedCall } from './signed-call.ts';

export const SECRET = 'current-secret-current-secret-0123456789';
export const PREVIOUS_SECRET = 'previous-secret-previous-secret-01234567';
const PLUGIN = fileURLToPath(new URL('../../../plugin', import.meta.url)).replace(/\/$/, '');
/** Stands for what the block and the screens are built to. */
export const BUILD_FIXTURE = fileURLToPath(new URL('./build-fixture', import.meta.url));
const KEYS = { key: 'ck_plugin_suite', secret: 'cs_plugin_suite' };

export interface PluginSite {
  site: Site;
  /** The plugin's folder of this site: a copy, with the fixture's block in place of the real build. */
  plugin: string;
  bridge: FakeBridge;
  store: WooStandin;
  keys: typeof KEYS;
  /** As the bridge, signed with the current secret unless said otherwise. */
  asBridge(name: string, call?: Partial<SignedCall>): Promise<Answer>;
  /** As a browser, at a path below /wp-json/boomerang/v1. */
  asBrowser(path: string, init?: RequestInit): Promise<Response>;
  /** Headers of a user who is logged in: cookie and nonce. */
  login(user: string): Promise<{ cookie: string; 'x-wp-nonce': string }>;
  stop(): Promise<void>;
}

/** A WordPress with the plugin, before it a browser's fetch, behind it a fake bridge and the stand-in store; `native`: on the servers that stores run. */
export async function startPluginSite(native?: NativeOptions): Promise<PluginSite> {
  const dir = await mkdtemp(join(tmpdir(), 'boomerang-plugin-'));
  const [bridge, store] = await Promise.all([startFakeBridge(SECRET), startWooStandin({ auth: 'trusted' })]);
  const plugin = join(dir, 'plugin');
  await cp(PLUGIN, plugin, { recursive: true, filter: (source) => source !== join(PLUGIN, 'build') });
  await cp(join(BUILD_FIXTURE, 'return-form'), join(plugin, 'build/return-form'), { recursive: true });
  const site = await startSite({
    dir: join(dir, 'site'),
    plugin,
    ...(native ? { native, workers: 8 } : {}),
    constants: {
      BOOMERANG_SECRET: SECRET,
      BOOMERANG_SECRET_PREVIOUS: PREVIOUS_SECRET,
      BOOMERANG_BRIDGE_URL: bridge.url,
      BOOMERANG_STANDIN_URL: store.url,
      BOOMERANG_STANDIN_KEY: KEYS.key,
      BOOMERANG_STANDIN_SECRET: KEYS.secret,
    },
  });
  return {
    site,
    plugin,
    bridge,
    store,
    keys: KEYS,
    asBridge: (name, call = {}) => callAsBridge(site.url, name, { secret: SECRET, ...call }),
    asBrowser: (path, init) => fetch(`${site.url}/wp-json/boomerang/v1${path}`, init),
    login: (user) => login(site, user),
    stop: async () => {
      await site.stop();
      await Promise.all([bridge.stop(), store.stop()]);
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Headers of a user who is logged in: cookie and nonce. */
export async function login(site: Site, user: string): Promise<{ cookie: string; 'x-wp-nonce': string }> {
  const welcome = await fetch(site.loginUrl(user), { redirect: 'manual' });
  const cookie = welcome.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const nonce = await fetch(`${site.url}/wp-admin/admin-ajax.php?action=rest-nonce`, { headers: { cookie } });
  return { cookie, 'x-wp-nonce': (await nonce.text()).trim() };
}

export const bodyOf = readJson;
