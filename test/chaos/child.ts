import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  /** How it ended. */
  readonly ended: Promise<string>;
  /** The first line of its standard output that holds this text. */
  line(holding: string): Promise<string>;
  /** kill -9: nothing is stopped in order. */
  kill(): void;
}

/** A process that ends with this one (its standard input closes). Its errors and logs go to a file. */
export function startChild(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  logFile: string,
): Child {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NODE_NO_WARNINGS: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stderr.pipe(log);
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => log.write(`${line}\n`));
  // A process that is killed may leave its input broken.
  child.stdin.on('error', () => undefined);
  return {
    process: child,
    ended: new Promise((resolve) => child.once('exit', (code, signal) => resolve(String(signal ?? code)))),
    line: (holding) => new Promise((resolve) => lines.on('line', (line) => line.includes(holding) && resolve(line))),
    kill: () => void child.kill('SIGKILL'),
  };
}
