import { accessSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The programs that a store's host runs, by their full names. */
export interface NativeServers {
  readonly fpm: string;
  readonly nginx: string;
  readonly mariadbd: string;
  readonly installDatabase: string;
  /** null: no Redis on this machine. */
  readonly redis: string | null;
}

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** What of them this machine has; null where one is missing that no site can do without. Debian: php-fpm, php-mysql, nginx-light, mariadb-server, redis-server, php-redis. */
export function nativeServers(): NativeServers | null {
  const fpm = program(/^php-fpm(\d\.\d)?$/);
  const nginx = program(/^nginx$/);
  const mariadbd = program(/^mariadbd$/);
  const installDatabase = program(/^mariadb-install-db$/);
  if (!fpm || !nginx || !mariadbd || !installDatabase) return null;
  return { fpm, nginx, mariadbd, installDatabase, redis: program(/^redis-server$/) };
}

function program(name: RegExp): string | null {
  for (const folder of FOLDERS) {
    const found = namesIn(folder).find((one) => name.test(one) && isExecutable(join(folder, one)));
    if (found !== undefined) return join(folder, found);
  }
  return null;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort().reverse();
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
