import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ADMIN, setUpSite, siteConstants } from './set-up-site.ts';
import { bootSite, forkSite, runPhp, stopSite, turnDatabase } from './site-child.ts';
import { prepareFiles, sitePaths, writeRecord } from './site-files.ts';
import type { NativeOptions } from './site-protocol.ts';

export { ADMIN } from './set-up-site.ts';

export interface SiteOptions {
  /** Folder of the site: WordPress, its SQLite database, mailbox and logs. Survives restarts. */
  dir: string;
  /** Default: any free port. A kept site may come back on another one. */
  port?: number;
  /** Address that the site takes for its own, without trailing slash: that of a proxy before it. Default: where it listens. */
  url?: string;
  /** PHP requests answered at the same time. Default 3. */
  workers?: number;
  /** Folder of the Boomerang plugin, mounted and activated; edits to its PHP are seen within a second. */
  plugin?: string;
  /** Further must-use plugins: paths of PHP files, copied in at each start. */
  muPlugins?: readonly string[];
  /** Constants for wp-config.php (BOOMERANG_SECRET, …); they win over the site's own. */
  constants?: Record<string, string | number | boolean>;
  /** Folder of a real WooCommerce, mounted and activated. */
  woocommerceDir?: string;
  /** php-fpm, nginx and MariaDB of this machine instead of PHP as WebAssembly with SQLite; ask `nativeServers()` whether they are there. */
  native?: NativeOptions;
  /** Folder of the WordPress to run; default: the one of the packages. Native sites only. */
  wordpressDir?: string;
  onProgress?: (line: string) => void;
}

export interface Site {
  /** Equals home_url(): `http://127.0.0.1:<port>`, or the address it was told. */
  url: string;
  port: number;
  pid: number;
  /** True when this start installed WordPress. */
  installed: boolean;
  /** Folder of the mails sent, one .eml file each, oldest name first. */
  mailbox: string;
  /** Folder of php-errors.log and site.log. */
  logs: string;
  /** Runs PHP as the administrator with WordPress loaded; `$input` is the second argument, the answer what the code returns. */
  wp<T = unknown>(code: string, input?: unknown): Promise<T>;
  /** Address that logs a user in and leads on to a path of the site. */
  loginUrl(user?: string, to?: string): string;
  /** Native sites only: ends the database as a power cut does, and starts it again on what is left. */
  database: { kill(): Promise<void>; start(): Promise<void> };
  stop(): Promise<void>;
}

/**
 * Boots a WordPress in a process of its own and answers when it serves: PHP 8.3 as WebAssembly with SQLite, which needs nothing but npm's packages, or
 * natively (`native`), which is what stores run: InnoDB, workers that share an opcode cache, requests that truly run at the same time.
 *
 *     const site = await startSite({ dir, plugin: 'plugin', constants: { BOOMERANG_SECRET: secret } });
 *     await fetch(`${site.url}/wp-json/`);
 *     const id = await site.wp<number>(`return wp_insert_user($input);`, { user_login: 'ana', user_pass: 'x', user_email: 'ana@example.com' });
 *     await site.stop();
 *
 * Several sites may run at once, each in its own folder. The process ends with its parent, however that ends.
 * PHP reaches this machine only; it keeps time limits to the second and fails at once where nobody listens, but moves
 * bodies at about 0.4 MB/s. `REMOTE_ADDR` is always 127.0.0.1. A worker's first request compiles and takes a second or two.
 */
export async function startSite(options: SiteOptions): Promise<Site> {
  const dir = resolve(options.dir);
  const paths = sitePaths(dir);
  const progress = options.onProgress ?? (() => undefined);
  await mkdir(dir, { recursive: true });
  progress('WordPress: laying out files');
  const record = await prepareFiles(dir, options.muPlugins ?? [], options.wordpressDir);
  const { native } = options;
  const child = forkSite(join(paths.logs, 'site.log'), native ? './native/native-process.ts' : './site-process.ts');
  const folders = native ? paths : { mailbox: '/mailbox', logs: '/logs' };
  try {
    const order = {
      dir,
      port: options.port ?? 0,
      url: options.url ?? null,
      workers: options.workers ?? 3,
      install: !record.installed,
      plugins: pluginFolders(options),
      constants: { ...siteConstants(record.loginKey, folders), ...options.constants },
      ...(native ? { native } : {}),
    };
    const port = await bootSite(child, order, progress);
    const url = options.url ?? `http://127.0.0.1:${port}`;
    const site: Site = {
      url,
      port,
      pid: child.pid!,
      installed: !record.installed,
      mailbox: paths.mailbox,
      logs: paths.logs,
      wp: (code, input) => runPhp(child, code, input),
      loginUrl: (user = ADMIN.user, to = '/wp-admin/') =>
        `${url}/?${new URLSearchParams({ 'boomerang-login': user, key: record.loginKey, to })}`,
      database: { kill: () => turnDatabase(child, 'kill'), start: () => turnDatabase(child, 'start') },
      stop: () => stopSite(child),
    };
    progress('WordPress: setting up');
    await setUpSite(site, options);
    if (site.installed) await writeRecord(dir, { ...record, installed: true });
    return site;
  } catch (error) {
    await stopSite(child);
    const log = await readFile(join(paths.logs, 'site.log'), 'utf8');
    throw new Error(`WordPress did not start: ${(error as Error).message}\n${log.slice(-2_000)}`, { cause: error });
  }
}

function pluginFolders(options: SiteOptions): Record<string, string> {
  return {
    ...(options.plugin ? { 'boomerang-returns': resolve(options.plugin) } : {}),
    ...(options.woocommerceDir ? { woocommerce: resolve(options.woocommerceDir) } : {}),
  };
}
