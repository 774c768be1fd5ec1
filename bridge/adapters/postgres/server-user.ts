import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { DatabaseUnusable } from './database-unusable.ts';

/** Whom the server runs as when the bridge is root. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, and initdb refuses a uid that has no name: so it is `postgres` where that user exists, else `nobody`.
 * Null: the bridge is no root itself, the server runs as the bridge does.
 */
export function serverUser(passwd?: string): ServerUser | null {
  if (process.getuid?.() !== 0) {
    if (!hasName()) {
      throw new DatabaseUnusable(
        `PostgreSQL needs a user with a name, and /etc/passwd has none for uid ${process.getuid?.()}. Add one, or set DATABASE_URL.`,
      );
    }
    return null;
  }
  const users = (passwd ?? readFileSync('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = users.find(([name]) => name === wanted) ?? [];
    if (name && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new DatabaseUnusable(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
      'Run the bridge as an ordinary user, or set DATABASE_URL.',
  );
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** The owner of an existing folder; null where that is whom we run as. */
export function ownerOf(folder: string): ServerUser | null {
  const { uid, gid } = statSync(folder);
  return process.getuid?.() === 0 && uid !== 0 ? { name: `uid ${uid}`, uid, gid } : null;
}

/** Whether that user may read `path` and pass through every folder above it. Access lists beyond the mode bits are not seen. */
export function canReach(path: string, user: ServerUser | null): boolean {
  if (!user) return true;
  if (!allows(path, user, statSync(path).isDirectory() ? 0o5 : 0o4)) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!allows(folder, user, 0o1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function allows(path: string, user: ServerUser, bits: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
