import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INPUTS = ['blocks', 'bridge/contract', 'bridge/domain', 'webpack.config.cjs', 'package-lock.json'];

/**
 * Builds the blocks and the admin screens into the plugin by @wordpress/scripts; does nothing when no input has
 * changed since (the demo asks at each start). Answers whether it built.
 *
 * @param {{ source?: string, output?: string, onLine?: (line: string) => void }} [options] Folders below the root.
 * @returns {Promise<boolean>}
 */
export async function buildPlugin({ source = 'blocks', output = 'plugin/build', onLine = () => {} } = {}) {
  const stamp = join(ROOT, output, '.inputs');
  const inputs = await hashOf([source, ...INPUTS.slice(1)]);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === inputs) return false;
  await runScripts(
    ['build', `--source-path=${source}`, `--output-path=${output}`, '--config=webpack.config.cjs'],
    onLine,
  );
  await writeFile(stamp, inputs);
  return true;
}

/** One hash over the names and contents of all files below the paths. */
async function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesBelow(join(ROOT, path))) {
      hash
        .update(`${relative(ROOT, file).split(sep).join('/')}\0`)
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function filesBelow(path) {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!entries) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function runScripts(args, onLine) {
  const scripts = createRequire(import.meta.url).resolve('@wordpress/scripts/bin/wp-scripts.js');
  const lines = [];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [scripts, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Under a test runner NODE_ENV is `test`, and shoppers would be measured with twice the script that they get.
      env: { ...process.env, NODE_ENV: 'production', BABEL_CACHE_DIRECTORY: join(ROOT, '.cache/babel') },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        for (const line of text.split('\n').filter(Boolean)) {
          lines.push(line);
          onLine(line);
        }
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The plugin's build failed:\n${lines.slice(-60).join('\n')}`));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = Date.now();
  const built = await buildPlugin({ onLine: (line) => console.log(line) });
  console.log(built ? `Plugin built in ${((Date.now() - start) / 1000).toFixed(1)} s.` : 'Plugin is built already.');
}
