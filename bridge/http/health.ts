import type { RequestHandler } from 'express';

const READY_LIMIT_MS = 2_000;

/** The process is up. */
export const healthz: RequestHandler = (_request, response) => {
  response.json({ ok: true });
};

/** The database answers and the worker runs. Unsigned and without details; however many ask at once, it is checked once. */
export function readyz(ready: () => Promise<boolean>): RequestHandler {
  let running: Promise<boolean> | null = null;
  const check = (): Promise<boolean> => {
    running ??= withLimit(ready()).finally(() => {
      running = null;
    });
    return running;
  };
  return async (_request, response) => {
    const isReady = await check();
    response.status(isReady ? 200 : 503).json({ ok: isReady });
  };
}

async function withLimit(work: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_LIMIT_MS);
  });
  try {
    return await Promise.race([work.catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
