import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chownSync, existsSync } from 'node:fs';
import { link, mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { canReach, type ServerUser } from './server-user.ts';
import { DatabaseUnusable } from './database-unusable.ts';

/** Where a data folder's server keeps its cluster, and how to log in; recorded in `postgres.json` (0600) in the data folder. */
export interface ServerPlace {
  /** Holds `cluster`, the server's log and, where needed, its binaries. */
  readonly folder: string;
  readonly password: string;
}

function recordPath(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

export async function recordedPlace(dataDir: string): Promise<ServerPlace | null> {
  try {
    return JSON.parse(await readFile(recordPath(dataDir), 'utf8')) as ServerPlace;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new DatabaseUnusable(`Can't read ${recordPath(dataDir)}: ${(error as Error).message}`, { cause: error });
  }
}

/** The recorded place, or a new one: in the data folder, or below /var/lib where the server's user could not reach it there. */
export async function placeFor(dataDir: string, user: ServerUser | null): Promise<ServerPlace> {
  await mkdir(dataDir, { recursive: true });
  const recorded = await recordedPlace(dataDir);
  if (recorded) return recorded;

  const inside = canReach(await realpath(dataDir), user);
  const place = {
    folder: inside ? join(await realpath(dataDir), 'postgres') : await freeFolderOutside(dataDir),
    password: randomBytes(32).toString('base64url'),
  };
  return record(dataDir, place);
}

/** Two bridges may start on a new folder at once: both end with the record that was there first. */
async function record(dataDir: string, place: ServerPlace): Promise<ServerPlace> {
  const fresh = join(dataDir, `postgres-${randomUUID()}.json`);
  const file = await open(fresh, 'wx', 0o600);
  await file.writeFile(JSON.stringify(place, null, 2) + '\n');
  await file.sync();
  await file.close();
  try {
    await link(fresh, recordPath(dataDir));
    await rm(fresh);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') await rm(fresh);
    else await rename(fresh, recordPath(dataDir));
  }
  return (await recordedPlace(dataDir))!;
}

/** A folder that another data folder of the same path left behind is never reused: its password is gone. */
async function freeFolderOutside(dataDir: string): Promise<string> {
  const hash = createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 12);
  for (let copy = 1; ; copy += 1) {
    const folder = `/var/lib/boomerang-${hash}${copy > 1 ? `-${copy}` : ''}`;
    if (!existsSync(folder)) return folder;
  }
}

/** Makes the place private to the server's user. */
export async function makePlace(place: ServerPlace, user: ServerUser | null): Promise<void> {
  const made = await mkdir(place.folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new DatabaseUnusable(
      `Can't make ${place.folder} for PostgreSQL: ${(error as Error).message}. ` +
        `Set DATA_DIR to a folder that the user ${user?.name ?? 'running the bridge'} can reach, or DATABASE_URL.`,
      { cause: error },
    );
  });
  if (made && user) chownSync(place.folder, user.uid, user.gid);
}
