import type { ErrorRequestHandler, RequestHandler } from 'express';
import { CarrierUnavailable } from '../ports/carrier.ts';
import { ChangedMeanwhile } from '../ports/database.ts';
import { OrderUnreadable } from '../ports/set-aside.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { sendProblem, type HttpRefusal } from './problem.ts';
import { stateOf } from './request-log.ts';

/** The one place where what was thrown becomes a problem. */
export const onError: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const { log } = stateOf(request);
  if (response.headersSent) {
    log.error({ err: error }, 'failed while answering');
    next(error);
    return;
  }
  const refusal = expected(error);
  if (refusal === null) log.error({ err: error }, 'unexpected error');
  else if (refusal.code === 'store_unavailable') log.warn({ err: error }, 'a peer did not answer');
  else if (refusal.code === 'order_unreadable') log.warn({ err: error }, 'an order could not be read');
  sendProblem(response, refusal ?? { code: 'internal' });
};

export const noRoute: RequestHandler = (_request, response) => {
  sendProblem(response, { code: 'not_found' });
};

function expected(error: unknown): HttpRefusal | null {
  if (error instanceof OrderUnreadable) return { code: 'order_unreadable' };
  if (error instanceof StoreUnavailable) return { code: 'store_unavailable' };
  if (error instanceof CarrierUnavailable) {
    const wait = error.retryAfterMs === null ? {} : { retryAfterSeconds: error.retryAfterMs / 1000 };
    return { code: 'store_unavailable', ...wait };
  }
  if (error instanceof ChangedMeanwhile) return { code: 'changed_meanwhile' };
  return unreadableBody(error);
}

/** What Express and its body reader throw before a route is reached: too large, compressed, cut, a path that is no text. */
function unreadableBody(error: unknown): HttpRefusal | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  if (error.status < 400 || error.status > 499) return null;
  const issue = error.status === 413 ? 'too_large' : 'unreadable';
  return { code: 'bad_request', status: error.status, params: { field: 'body', issue } };
}
