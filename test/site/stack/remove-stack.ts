import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeOwnServer } from '../../../bridge/adapters/postgres/own-server.ts';
import { quietLog } from '../../support/quiet-log.ts';

/** Deletes all that a stack keeps. The database may lie elsewhere (as root it runs as another user) and outlive a killed bridge. */
export async function removeStack(dir: string): Promise<void> {
  await removeOwnServer({ dataDir: join(dir, 'bridge'), log: quietLog });
  await rm(dir, { recursive: true, force: true });
}
