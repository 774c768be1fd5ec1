import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Child } from './child.ts';

/** A bridge that is started again whenever it ends, as by systemd. */
export interface Supervised {
  readonly url: string;
  /** kill -9, now. Counted. */
  kill(): void;
  /** Asks it to stop in order, and starts it again. Resolves when the first one has ended, with how it did. */
  restart(): Promise<string>;
  /** Has credits followed, once it is up. */
  sweep(): void;
  /** How often it was killed by us, and how often it ended by itself; one that does not come up for want of its database is none of them. */
  readonly counts: { kills: number; deaths: string[] };
  ready(): Promise<void>;
  stop(): Promise<void>;
}

const AGAIN_MS = 100;

export function supervise(program: string, env: Readonly<Record<string, string>>, log: string): Supervised {
  const url = `http://127.0.0.1:${env['PORT']}`;
  const counts = { kills: 0, deaths: [] as string[] };
  let child: Child;
  let killed = false;
  let stopping = false;
  let listens = false;

  function start(): void {
    killed = false;
    listens = false;
    child = startChild(program, [], env, log);
    const mine = child;
    void mine.line('bridge listens').then(() => (listens = listens || mine === child));
    void mine.ended.then(async (how) => {
      if (stopping) return;
      if (!killed && listens) counts.deaths.push(how);
      await sleep(killed ? 0 : AGAIN_MS);
      start();
    });
  }
  start();

  return {
    url,
    counts,
    kill() {
      if (killed || child.process.exitCode !== null) return;
      killed = true;
      counts.kills += 1;
      child.kill();
    },
    async restart() {
      const leaving = child;
      killed = true;
      leaving.process.kill('SIGTERM');
      return leaving.ended;
    },
    // Before it listens, the signal would end it.
    sweep: () => void (listens && child.process.kill('SIGUSR2')),
    async ready() {
      const end = Date.now() + 60_000;
      while (!(await isReady(url))) {
        if (Date.now() > end) throw new Error(`The bridge is not ready; see ${log}`);
        await sleep(50);
      }
    },
    async stop() {
      stopping = true;
      child.kill();
      await child.ended;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}
