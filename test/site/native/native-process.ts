import type { FromSite, ToSite } from '../site-protocol.ts';
import { NativeSite } from './native-site.ts';

// Runs in a process of its own, driven over IPC by start-site.ts: the servers end with it, however its parent ends.

let site: NativeSite | undefined;
let stopping = false;

process.on('message', (message: ToSite) => {
  if (message.type === 'boot') boot(new NativeSite(message.order)).catch(fail);
  else if (message.type === 'php') void runPhp(message.id, message.body);
  else if (message.type === 'database') void turnDatabase(message.id, message.act);
  else void stop();
});
process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());

async function boot(order: NativeSite): Promise<void> {
  site = order;
  tell({ type: 'progress', line: 'WordPress: starting MariaDB, php-fpm and nginx' });
  tell({ type: 'ready', port: await site.start() });
}

async function runPhp(id: string, body: string): Promise<void> {
  try {
    if (!site) throw new Error('WordPress is not running');
    tell({ type: 'php', id, text: await site.runPhp(body), errors: '' });
  } catch (error) {
    tell({ type: 'php', id, text: '', errors: String(error) });
  }
}

async function turnDatabase(id: string, act: 'kill' | 'start'): Promise<void> {
  try {
    await (act === 'kill' ? site?.killDatabase() : site?.startDatabase());
    tell({ type: 'database', id, error: null });
  } catch (error) {
    tell({ type: 'database', id, error: String(error) });
  }
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await site?.stop();
  process.exit(0);
}

function fail(error: unknown): void {
  tell({ type: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  void stop().finally(() => process.exit(1));
}

function tell(message: FromSite): void {
  if (process.connected) process.send?.(message);
}
