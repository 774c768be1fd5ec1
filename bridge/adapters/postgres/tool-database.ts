import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Log } from '../../ports/log.ts';
import { DatabaseUnusable } from './database-unusable.ts';
import { connectionStringOf, startOwnServer } from './own-server.ts';
import { runningServer } from './postmaster.ts';
import { recordedPlace } from './server-place.ts';

export interface ToolDatabase {
  readonly url: string | null;
  readonly dataDir: string;
  readonly log: Log;
}

/**
 * Gives `work` the database's address: DATABASE_URL, or the own server of the data folder, which is started and stopped where no bridge runs it. With `alone` a
 * folder that a bridge uses is refused; without, the tool reads beside the bridge.
 */
export async function withDatabase<Value>(
  { url, dataDir, log }: ToolDatabase,
  { alone, mayMake }: { readonly alone: boolean; readonly mayMake: boolean },
  work: (url: string) => Promise<Value>,
): Promise<Value> {
  if (url !== null) return work(url);
  const place = await recordedPlace(resolve(dataDir));
  if (!place && !mayMake) {
    throw new DatabaseUnusable(`There is no database in ${dataDir}: set DATA_DIR or DATABASE_URL as for the bridge.`);
  }
  if (!alone && place) {
    const cluster = join(place.folder, 'cluster');
    const running = existsSync(cluster) ? await runningServer(cluster, place.password) : null;
    if (running) return work(connectionStringOf(running, place));
  }
  const server = await startOwnServer({ dataDir, log });
  try {
    return await work(server.connectionString);
  } finally {
    await server.stop();
  }
}
