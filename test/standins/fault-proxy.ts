import { createServer, request as requestHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What goes wrong. All but `delay` lose the peer's answer; those marked (acts) let the peer act first. */
export type Fault =
  /** Milliseconds before the request is passed on; then all goes well. */
  | { delay: number }
  /** The peer never sees the request. */
  | { status: number; headers?: Record<string, string>; body?: string }
  /** The connection breaks; the peer never sees the request. */
  | 'cut-before'
  /** (acts) The peer answers, the connection breaks before any of it arrives. */
  | 'cut-after'
  /** (acts) Status 200 and nothing else. */
  | 'empty'
  /** (acts) The first half of the answer's body, then the connection breaks. */
  | 'half';

export interface SeenRequest {
  method: string;
  /** With query. */
  path: string;
  headers: IncomingMessage['headers'];
}

export type Match = ((request: SeenRequest) => boolean) | { method?: string; path?: string | RegExp };

export interface Rule {
  match: Match;
  fault: Fault;
  /** Used up after so many requests; absent: for ever. */
  times?: number;
}

export interface LoggedRequest extends SeenRequest {
  fault: Fault | null;
  /** Status of the peer's own answer; null when it was not asked or did not answer. */
  peerStatus: number | null;
}

export interface FaultProxy {
  url: string;
  rules: { add(rule: Rule): void };
  /** Drops all rules; the log stays. */
  clear(): void;
  log: LoggedRequest[];
  stop(): Promise<void>;
}

/**
 * A proxy that can stand before any HTTP peer and break its answers. It passes the Host header on, so that signatures
 * over the address hold for a peer that reads it; a WordPress signs with its own home_url() and must have the proxy's.
 */
export async function startFaultProxy({ target, port = 0 }: { target: string; port?: number }): Promise<FaultProxy> {
  const rules: Rule[] = [];
  const log: LoggedRequest[] = [];

  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen: SeenRequest = { method: request.method ?? 'GET', path: request.url ?? '/', headers: request.headers };
    const fault = take(rules, seen);
    const entry: LoggedRequest = { ...seen, fault, peerStatus: null };
    log.push(entry);
    const body = await read(request);
    if (fault === 'cut-before') return void request.socket.destroy();
    if (fault && typeof fault === 'object' && 'status' in fault) {
      response.writeHead(fault.status, fault.headers);
      return void response.end(fault.body ?? '');
    }
    if (fault && typeof fault === 'object') await wait(fault.delay);
    const answer = await forward(target, request, body);
    entry.peerStatus = answer.status;
    if (fault === 'cut-after') return void request.socket.destroy();
    if (fault === 'empty') return void response.writeHead(200).end();
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    if (fault !== 'half') return void response.end(answer.body);
    response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => request.socket.destroy());
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rules: { add: (rule) => void rules.push({ ...rule }) },
    clear: () => void rules.splice(0),
    log,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function take(rules: Rule[], seen: SeenRequest): Fault | null {
  const rule = rules.find((each) => each.times !== 0 && matches(each.match, seen));
  if (!rule) return null;
  if (rule.times !== undefined) rule.times -= 1;
  return rule.fault;
}

function matches(match: Match, seen: SeenRequest): boolean {
  if (typeof match === 'function') return match(seen);
  if (match.method && match.method.toUpperCase() !== seen.method) return false;
  if (match.path === undefined) return true;
  return typeof match.path === 'string' ? seen.path.includes(match.path) : match.path.test(seen.path);
}

interface PeerAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

function forward(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<PeerAnswer> {
  const request = target.startsWith('https') ? requestHttps : requestHttp;
  // The whole answer is read first, so it is passed on with a length, not in chunks.
  const { connection: _connection, 'transfer-encoding': _encoding, ...kept } = headers;
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...kept, 'content-length': String(body.length) }, agent: false as const };
    const outgoing = request(new URL(url ?? '/', target), options, (answer) => {
      read(answer).then((bytes) => {
        const { connection: _kept, 'transfer-encoding': _chunked, ...rest } = answer.headers;
        resolve({ status: answer.statusCode ?? 502, headers: rest, body: bytes });
      }, reject);
    });
    outgoing.once('error', reject).end(body);
  });
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
