import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newLoginKey } from './set-up-site.ts';
import { unzip } from './unzip.ts';

const WORDPRESS_BUILD = 'wp-nightly';
const THEME = 'twentytwentyfour';
const BUNDLED_MU_PLUGINS = fileURLToPath(new URL('./mu-plugins', import.meta.url));

/** What a site remembers between two starts. */
export interface SiteRecord {
  build: string;
  installed: boolean;
  loginKey: string;
}

export interface SitePaths {
  wordpress: string;
  mailbox: string;
  logs: string;
  phpIni: string;
  record: string;
}

export function sitePaths(dir: string): SitePaths {
  return {
    wordpress: join(dir, 'wordpress'),
    mailbox: join(dir, 'mailbox'),
    logs: join(dir, 'logs'),
    phpIni: join(dir, 'php.ini'),
    record: join(dir, 'site.json'),
  };
}

/** Lays WordPress and the must-use plugins into the site's folder; WordPress itself only the first time. */
export async function prepareFiles(
  dir: string,
  muPlugins: readonly string[],
  wordpressDir?: string,
): Promise<SiteRecord> {
  const paths = sitePaths(dir);
  const record = (await readRecord(paths.record)) ?? (await layOutWordPress(paths, wordpressDir));
  for (const folder of [paths.mailbox, paths.logs]) await mkdir(folder, { recursive: true });
  // A copy for each site: the CLI rewrites php.ini for the moment of the installation.
  await copyFile(new URL('./php/php.ini', import.meta.url), paths.phpIni);
  await copyMuPlugins(join(paths.wordpress, 'wp-content/mu-plugins'), muPlugins);
  return record;
}

export async function writeRecord(dir: string, record: SiteRecord): Promise<void> {
  await writeFile(sitePaths(dir).record, JSON.stringify(record, null, 2));
}

/** A site whose installation was cut short, or of another WordPress, starts anew. */
async function readRecord(path: string): Promise<SiteRecord | undefined> {
  if (!existsSync(path)) return undefined;
  const record = JSON.parse(await readFile(path, 'utf8')) as SiteRecord;
  return record.build === WORDPRESS_BUILD && record.installed ? record : undefined;
}

async function layOutWordPress(paths: SitePaths, wordpressDir?: string): Promise<SiteRecord> {
  await rm(paths.wordpress, { recursive: true, force: true });
  await mkdir(paths.wordpress, { recursive: true });
  if (wordpressDir) await cp(wordpressDir, paths.wordpress, { recursive: true });
  else await unpackWordPress(paths);
  return { build: WORDPRESS_BUILD, installed: false, loginKey: newLoginKey() };
}

async function unpackWordPress(paths: SitePaths): Promise<void> {
  const builds = dirname(createRequire(import.meta.url).resolve('@wp-playground/wordpress-builds/package.json'));
  // The build keeps scripts, styles and images apart from PHP; PHP reads some of them (block styles), so all go in.
  const assets = join(builds, 'public', WORDPRESS_BUILD);
  const themes = join(assets, 'wp-content/themes');
  await cp(assets, paths.wordpress, {
    recursive: true,
    filter: (source) => dirname(source) !== themes || basename(source) === THEME,
  });
  await rm(join(paths.wordpress, 'wp-content/database'), { recursive: true, force: true });
  await rm(join(paths.wordpress, 'wp-content/debug.log'), { force: true });
  await unzip(join(builds, 'src/wordpress', `${WORDPRESS_BUILD}.zip`), paths.wordpress);
}

async function copyMuPlugins(target: string, extra: readonly string[]): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const bundled = (await readdir(BUNDLED_MU_PLUGINS)).map((name) => join(BUNDLED_MU_PLUGINS, name));
  for (const source of [...bundled, ...extra]) {
    await cp(source, join(target, basename(source)), { recursive: true });
  }
}
