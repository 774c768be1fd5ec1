import { fileURLToPath } from 'node:url';
import { runCLI, type RunCLIServer } from '@wp-playground/cli';
import { startFrontServer, type FrontServer } from './front-server.ts';
import { sitePaths } from './site-files.ts';
import type { BootOrder, FromSite, ToSite } from './site-protocol.ts';

// Runs in a process of its own (PHP's workers take half a gigabyte and block while they compile), driven over IPC by start-site.ts.

const PHP_FOLDER = fileURLToPath(new URL('./php', import.meta.url));
const DRAIN_MS = 3_000;
let front: FrontServer | undefined;
let site: RunCLIServer | undefined;
let stopping = false;

process.on('message', (message: ToSite) => {
  if (message.type === 'boot') boot(message.order).catch(fail);
  else if (message.type === 'php') void runPhp(message.id, message.body);
  else if (message.type === 'stop') void stop();
  else tell({ type: 'database', id: message.id, error: 'SQLite is a file: it has no process to end.' });
});
process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());

async function boot(order: BootOrder): Promise<void> {
  const paths = sitePaths(order.dir);
  front = await startFrontServer(order.port, { wordpress: paths.wordpress, plugins: order.plugins });
  tell({ type: 'progress', line: order.install ? 'WordPress: installing' : 'WordPress: starting' });
  site = await runCLI({
    command: 'server',
    php: '8.3',
    port: 0,
    'site-url': order.url ?? `http://127.0.0.1:${front.port}`,
    workers: order.workers,
    verbosity: 'quiet',
    wordpressInstallMode: order.install ? 'install-from-existing-files' : 'do-not-attempt-installing',
    'mount-before-install': [
      { hostPath: paths.phpIni, vfsPath: '/internal/shared/php.ini' },
      { hostPath: PHP_FOLDER, vfsPath: '/site' },
      { hostPath: paths.logs, vfsPath: '/logs' },
      { hostPath: paths.mailbox, vfsPath: '/mailbox' },
      { hostPath: paths.wordpress, vfsPath: '/wordpress' },
      ...Object.entries(order.plugins).map(([name, hostPath]) => ({
        hostPath,
        vfsPath: `/wordpress/wp-content/plugins/${name}`,
      })),
    ],
    ...constantsByType(order.constants),
  });
  // The CLI's own server listens on every address of the machine; ours stands before PHP on loopback only.
  site.server.close();
  front.open(site.playground);
  tell({ type: 'ready', port: front.port });
}

function constantsByType(constants: BootOrder['constants']) {
  const pick = <T>(type: string) =>
    Object.fromEntries(Object.entries(constants).filter(([, value]) => typeof value === type)) as Record<string, T>;
  return {
    define: pick<string>('string'),
    'define-bool': pick<boolean>('boolean'),
    'define-number': pick<number>('number'),
  };
}

async function runPhp(id: string, body: string): Promise<void> {
  try {
    if (!site) throw new Error('WordPress is not running');
    const answer = await site.playground.run({
      scriptPath: '/site/run.php',
      method: 'POST',
      body: new TextEncoder().encode(body),
    });
    tell({ type: 'php', id, text: answer.text, errors: answer.errors });
  } catch (error) {
    tell({ type: 'php', id, text: '', errors: String(error) });
  }
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.race([front?.close(), new Promise((resolve) => setTimeout(resolve, DRAIN_MS))]);
  await site?.[Symbol.asyncDispose]();
  process.exit(0);
}

function fail(error: unknown): void {
  tell({ type: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exit(1);
}

function tell(message: FromSite): void {
  if (process.connected) process.send?.(message);
}
