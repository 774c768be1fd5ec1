import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../ports/log.ts';
import { connectTo } from './postmaster.ts';
import { DatabaseUnusable } from './database-unusable.ts';

const LOCK = 0x42_6f_6f_6d;

export interface ServerLock {
  /** The server is about to be stopped: losing the lock is no news then. */
  expectEnd(): void;
  release(): Promise<void>;
}

/**
 * Keeps every other bridge off this server, for as long as the connection lives: a killed bridge frees it by dying, and no pid is compared.
 * Throws when another bridge holds it.
 */
export async function lockServer(
  { port, password, dataDir, log }: { port: number; password: string; dataDir: string; log: Log },
  onLost: () => void = () => undefined,
): Promise<ServerLock> {
  const client = connectTo(port, password, 'postgres', `boomerang process ${process.pid}`);
  let endExpected = false;
  client.on('error', (error) => {
    const details = { code: (error as { code?: string }).code };
    if (endExpected) return;
    endExpected = true;
    log.error(details, 'Lost the lock of the data folder: PostgreSQL is gone');
    onLost();
  });
  const release = async () => {
    endExpected = true;
    await client.end().catch(() => undefined);
  };
  await client.connect();
  // The server notices a killed bridge's closed socket within milliseconds; a living one never lets go.
  for (let left = 20; left > 0; left -= 1) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (rows[0]!.mine) {
      return { expectEnd: () => void (endExpected = true), release };
    }
    await sleep(100);
  }
  const { rows } = await client.query<{ holder: string }>(
    `select a.application_name as holder from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.granted`,
    [LOCK],
  );
  await release();
  const holder = rows[0] ? ` (${rows[0].holder.replace('boomerang ', '')})` : '';
  throw new DatabaseUnusable(
    `Another bridge${holder} is using the data folder ${dataDir}. Stop it, or give this one its own DATA_DIR.`,
  );
}
