import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

const REQUEST_ID = /^[A-Za-z0-9-]{8,64}$/;

/** What every step of a request may need. */
export interface RequestState {
  /** Made by WordPress for the browser's request. */
  readonly traceId: string;
  readonly log: Logger;
}

const states = new WeakMap<Request, RequestState>();

/** The state that `requestLog` made. */
export function stateOf(request: Request): RequestState {
  const state = states.get(request);
  if (state === undefined) throw new Error('The request passed by requestLog');
  return state;
}

/** Gives the request its id and logger, and writes one line when it is answered: the route's pattern, never its path, which may hold a token. */
export function requestLog(log: Logger): RequestHandler {
  return (request: Request, response: Response, next) => {
    const given = request.get('x-request-id');
    const traceId = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
    const child = log.child({ traceId });
    states.set(request, { traceId, log: child });
    response.setHeader('X-Request-Id', traceId);
    const startedAt = performance.now();
    response.once('close', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      child.info(
        {
          method: request.method,
          route: typeof route === 'string' ? route : 'none',
          status: response.statusCode,
          ms: Math.round(performance.now() - startedAt),
          ...(response.writableFinished ? {} : { cut: true }),
        },
        'request',
      );
    });
    next();
  };
}
