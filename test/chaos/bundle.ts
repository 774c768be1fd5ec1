import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Bundle {
  readonly bridge: string;
  readonly peer: string;
}

/** Both programs as one file each: a killed bridge is back in half the time. Below the project, where Node finds its packages. */
export async function bundle(): Promise<Bundle> {
  const folder = join(ROOT, 'node_modules/.cache/boomerang-chaos', String(process.pid));
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'bridge-main.ts'), join(import.meta.dirname, 'peer-main.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return { bridge: join(folder, 'bridge-main.mjs'), peer: join(folder, 'peer-main.mjs') };
}
