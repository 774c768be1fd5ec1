import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BootOrder, FromSite, ToSite } from './site-protocol.ts';

const BOOT_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 10_000;
const PHP_LIMIT_MS = 120_000;

/** Which process stands for the site: PHP as WebAssembly with SQLite, or the servers that stores really run. */
export type SiteScript = './site-process.ts' | './native/native-process.ts';

/** Forks the site's process in a group of its own: Ctrl-C reaches only the parent, which stops the parts in its order. */
export function forkSite(logFile: string, script: SiteScript): ChildProcess {
  const log = openSync(logFile, 'w');
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    execArgv: ['--import', tsx],
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  child.setMaxListeners(0);
  return child;
}

/** Sends the boot order; answers with the port once WordPress serves. */
export function bootSite(child: ChildProcess, order: BootOrder, onProgress: (line: string) => void): Promise<number> {
  send(child, { type: 'boot', order });
  return answerOf(child, BOOT_LIMIT_MS, 'WordPress', (message) => {
    if (message.type === 'progress') onProgress(message.line);
    if (message.type === 'failed') throw new Error(message.reason);
    return message.type === 'ready' ? message.port : undefined;
  });
}

/** Runs PHP inside WordPress and brings its return value back; a PHP exception becomes an error here. */
export async function runPhp<T>(child: ChildProcess, code: string, input: unknown): Promise<T> {
  const id = randomUUID();
  send(child, { type: 'php', id, body: JSON.stringify({ id, code, input: input ?? null }) });
  const { text, errors } = await answerOf(child, PHP_LIMIT_MS, 'PHP', (message) =>
    message.type === 'php' && message.id === id ? message : undefined,
  );
  const json = text.split(id)[1];
  if (json === undefined) throw new Error(`PHP ended early: ${errors || text.slice(0, 2_000)}`);
  const answer = JSON.parse(json) as { value?: T; error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value as T;
}

/** Kills the database of a native site, or starts it again on what is left. */
export async function turnDatabase(child: ChildProcess, act: 'kill' | 'start'): Promise<void> {
  const id = randomUUID();
  send(child, { type: 'database', id, act });
  await answerOf(child, BOOT_LIMIT_MS, 'The database', (message) => {
    if (message.type !== 'database' || message.id !== id) return undefined;
    if (message.error !== null) throw new Error(message.error);
    return true;
  });
}

/** Asks the process to end, and ends it when it does not. */
export async function stopSite(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  send(child, { type: 'stop' });
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(timer);
}

function send(child: ChildProcess, message: ToSite): void {
  if (child.connected) child.send(message);
}

/** Waits for the first message that `pick` makes something of; the process's end and the time limit are errors. */
function answerOf<T>(
  child: ChildProcess,
  limitMs: number,
  what: string,
  pick: (message: FromSite) => T | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error(`${what}: no answer in ${limitMs} ms`))), limitMs);
    const onExit = () => finish(() => reject(new Error(`${what}: the site's process ended`)));
    const onMessage = (message: FromSite) => {
      try {
        const value = pick(message);
        if (value !== undefined) finish(() => resolve(value));
      } catch (error) {
        finish(() => reject(error as Error));
      }
    };
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      settle();
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
    if (child.exitCode !== null || child.signalCode !== null) onExit();
  });
}
