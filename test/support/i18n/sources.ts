import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDataViews } from './dataviews.ts';
import type { Message } from './message.ts';
import { readBlockMetadata, readPluginHead } from './read-headers.ts';
import { readPhp } from './read-php.ts';
import { readScript } from './read-script.ts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What WordPress loads, by its path below the plugin's folder, and where it begins in the sources. */
const ENTRIES: Readonly<Record<string, string>> = {
  'build/return-form/view.js': 'blocks/return-form/view.tsx',
  'build/return-form/index.js': 'blocks/return-form/index.ts',
  'build/admin/index.js': 'blocks/admin/index.tsx',
};

const DATAVIEWS = '@wordpress/dataviews/wp';

export interface Sources {
  /** All strings, in the order of the sources; a string that is said twice is here twice. */
  readonly messages: readonly Message[];
  /** The strings of each script that WordPress loads; what it loads lazily has no handle and counts as its own. */
  readonly byScript: ReadonlyMap<string, readonly Message[]>;
  /** Words in scripts that can't be translated, as `file:line: words`. */
  readonly bare: readonly string[];
}

export async function readSources(): Promise<Sources> {
  const read = new Map<string, Promise<Loaded>>();
  const load = (file: string) => read.get(file) ?? read.set(file, loadFile(file)).get(file)!;
  const byScript = new Map<string, Message[]>();
  for (const [script, entry] of Object.entries(ENTRIES)) {
    const reached = new Set([entry]);
    for (const file of reached) (await load(file)).imports.forEach((one) => reached.add(one));
    const loaded = await Promise.all([...reached].sort().map(load));
    byScript.set(
      script,
      loaded.flatMap(({ messages }) => messages),
    );
  }
  const scripts = await Promise.all([...read.keys()].sort().map(load));
  return {
    messages: [...(await readPhpFiles()), ...scripts.flatMap(({ messages }) => messages)],
    byScript,
    bare: scripts.flatMap(({ bare }) => bare),
  };
}

type Loaded = ReturnType<typeof readScript>;

async function loadFile(file: string): Promise<Loaded> {
  if (file === DATAVIEWS) return { messages: await readDataViews(ROOT), bare: [], imports: [] };
  if (/\.tsx?$/.test(file)) return readScript(file, await text(file));
  const messages = file.endsWith('/block.json') ? readBlockMetadata(file, await text(file)) : [];
  return { messages, bare: [], imports: [] };
}

async function readPhpFiles(): Promise<Message[]> {
  const head = 'plugin/boomerang-returns.php';
  const below = await Promise.all(['plugin/inc', 'plugin/templates'].map(phpFilesBelow));
  const files = [head, 'plugin/uninstall.php', ...below.flat()];
  const messages = await Promise.all(files.map(async (file) => readPhp(file, await text(file))));
  return [...readPluginHead(head, await text(head)), ...messages.flat()];
}

async function phpFilesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.php'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const text = (file: string) => readFile(join(ROOT, file), 'utf8');
