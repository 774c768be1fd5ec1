import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../ports/log.ts';

const AFTER_ERROR_MS = 1_000;

/** Repeats `step`, which answers how long to pause, until the answered function is called; that one waits for the step under way. */
export function repeat(step: () => Promise<number>, failure: string, log: Log): () => Promise<void> {
  const stopping = new AbortController();

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pauseMs = await step().catch((error: unknown) => {
        log.error(reasonOf(error), failure);
        return AFTER_ERROR_MS;
      });
      if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const ended = loop();
  return () => {
    stopping.abort();
    return ended;
  };
}

/** Code and message only: errors of HTTP clients carry keys. */
export function reasonOf(error: unknown): { readonly code: unknown; readonly reason: unknown } {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return { code, reason: message };
}
