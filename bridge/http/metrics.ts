import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { sendProblem } from './problem.ts';

export interface MetricsRoute {
  /** METRICS_TOKEN; null: none is set. */
  readonly token: string | null;
  scrape(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/**
 * Figures for Prometheus, which are nobody else's business. With a token: to whoever sends it as `Authorization: Bearer`. Without one: to programs on this
 * machine that ask for this machine; a proxy on the same machine, which speaks for strangers, gives itself away by its headers or by the public name.
 */
export function metrics({ token, scrape }: MetricsRoute): RequestHandler {
  return async (request, response) => {
    const isAllowed = token === null ? isFromHere(request) : isBearer(request.get('authorization'), token);
    if (!isAllowed) return sendProblem(response, { code: 'not_allowed' });
    const { contentType, text } = await scrape();
    response.setHeader('Content-Type', contentType);
    response.end(text);
  };
}

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'];

function isFromHere(request: Request): boolean {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const host = (request.get('host') ?? '').replace(/:\d+$/, '');
  return (
    (address === '::1' || address.startsWith('127.')) &&
    (host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)) &&
    FORWARDED.every((name) => request.get(name) === undefined)
  );
}

function isBearer(header: string | undefined, token: string): boolean {
  // Of one length, and in the same time whatever was sent.
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${token}`));
}
