import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Measures } from '../ports/measures.ts';

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

/** Gives the request its id and logger, and when it is answered writes one line and counts it: the route's pattern, never its path, which may hold a token. */
export function requestLog(log: Logger, measures: Pick<Measures, 'request'>): RequestHandler {
  return (request: Request, response: Response, next) => {
    const given = request.get('x-request-id');
    const traceId = given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
    const child = log.child({ traceId });
    states.set(request, { traceId, log: child });
    response.setHeader('X-Request-Id', traceId);
    const startedAt = performance.now();
    response.once('close', () => {
      const { path } = (request.route ?? {}) as { path?: unknown };
      const route = typeof path === 'string' ? path : 'none';
      // Only methods that a route has: anybody may send any other word.
      const method = route === 'none' ? 'none' : request.method;
      const status = response.statusCode;
      const ms = performance.now() - startedAt;
      measures.request({ method, route, status, seconds: ms / 1000 });
      child.info(
        {
          method,
          route,
          status,
          ms: Math.round(ms),
          ...(response.writableFinished ? {} : { cut: true }),
        },
        'request',
      );
    });
    next();
  };
}
