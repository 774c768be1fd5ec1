import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../bridge/main.ts', import.meta.url));
const START_MS = 60_000;

export interface BridgeProcess {
  readonly pid: number;
  readonly url: string;
  /** SIGTERM, and waits for the graceful stop. */
  stop(): Promise<void>;
  /** As the operating system's kill -9: nothing is stopped in order. */
  kill(): Promise<void>;
}

/** The bridge as its owner starts it: a process of its own, its log in a file. */
export async function startBridgeProcess(
  env: Readonly<Record<string, string>>,
  logFile: string,
): Promise<BridgeProcess> {
  const log = createWriteStream(logFile, { flags: 'a' });
  // Its own group, so that Ctrl-C at the demo reaches it only by way of stop().
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // Broken off while it starts: it must not stay behind.
  const endWithUs = () => void child.kill('SIGTERM');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const url = `http://${env['HOST'] ?? '127.0.0.1'}:${env['PORT']}`;
  const end = Date.now() + START_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > end) {
      await endOf(child, 'SIGKILL');
      throw new Error(`The bridge did not start:\n${(await readFile(logFile, 'utf8')).slice(-2_000)}`);
    }
    await sleep(100);
  }
  return {
    pid: child.pid ?? 0,
    url,
    stop: () => endOf(child, 'SIGTERM'),
    kill: () => endOf(child, 'SIGKILL'),
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
