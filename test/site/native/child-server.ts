import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const START_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 10_000;

/** A server that runs as a child of this process, stopped by its own process id. */
export interface ChildServer {
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a program and waits until `isUp`; its output goes to the site's log. */
export async function startServer(
  program: string,
  args: readonly string[],
  isUp: () => Promise<boolean>,
): Promise<ChildServer> {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  let failure: Error | null = null;
  child.once('error', (error) => (failure = error));
  const until = Date.now() + START_LIMIT_MS;
  while (!(await isUp())) {
    if (failure !== null) throw failure;
    if (hasEnded(child)) throw new Error(`${program} ended with ${child.exitCode ?? child.signalCode}`);
    if (Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${program} was not up after ${START_LIMIT_MS} ms`);
    }
    await sleep(50);
  }
  return { stop: (signal = 'SIGTERM') => stop(child, signal) };
}

/** Runs a program to its end. */
export function runProgram(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
  });
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
