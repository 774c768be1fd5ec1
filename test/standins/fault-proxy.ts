import { createServer, request as requestHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What goes wrong. All but `delay` lose the peer's answer; those marked (acts) let the peer act first. */
export type Fault =
  /** Milliseconds before the request is passed on; then all goes well. */
  | { delay: number }
  /** (acts) The answer is held back for so many ms; then all goes well. */
  | { hold: number }
  /** The peer never sees the request, unless `acts`. */
  | { status: number; headers?: Record<string, string>; body?: string; acts?: boolean }
  /** The connection breaks; the peer never sees the request. */
  | 'cut-before'
  /** (acts) The peer answers, the connection breaks before any of it arrives. */
  | 'cut-after'
  /** (acts) Status 200 and nothing else. */
  | 'empty'
  /** (acts) The peer gets the request twice, as from a proxy that sends again what it believes lost; its second answer goes back. */
  | 'twice'
  /** (acts) The first half of the answer's body, then the connection breaks. */
  | 'half';

export interface SeenRequest {
  method: string;
  /** With query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Of a request that a rule matched: it has come; the peer has it, too; its answer is on the way back. */
export type Moment = 'asked' | 'passed' | 'answered';

export type Match = ((request: SeenRequest) => boolean) | { method?: string; path?: string | RegExp };

export interface Rule {
  match: Match;
  /** null: all goes well. */
  fault: Fault | null;
  /** Used up after so many requests; absent: for ever. */
  times?: number;
  /** Called at once, before anything more is done with the request. */
  on?: (moment: Moment) => void;
}

export interface LoggedRequest extends Omit<SeenRequest, 'body'> {
  fault: Fault | null;
  /** Status of the peer's own answer; null when it was not asked or did not answer. */
  peerStatus: number | null;
  /** When it came, and when the peer was at it no more (null: it still is), ms since the epoch. */
  at: number;
  until: number | null;
}

export interface FaultProxy {
  url: string;
  /** The first that matches a request decides. */
  rules: { add(rule: Rule): void; addFirst(rule: Rule): void };
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
    const { method = 'GET', url: path = '/', headers } = request;
    const body = await read(request);
    const rule = take(rules, { method, path, headers, body: body.toString() });
    const fault = rule?.fault ?? null;
    const entry: LoggedRequest = { method, path, headers, fault, peerStatus: null, at: Date.now(), until: Date.now() };
    log.push(entry);
    rule?.on?.('asked');
    if (fault === 'cut-before') return void request.socket.destroy();
    const answered = () => rule?.on?.('answered');
    if (isStatus(fault) && !fault.acts) return say(response, fault, answered);
    entry.until = null;
    if (fault && typeof fault === 'object' && 'delay' in fault) await wait(fault.delay);
    if (fault === 'twice') await forward(target, request, body);
    const asking = forward(target, request, body);
    rule?.on?.('passed');
    const answer = await asking;
    entry.peerStatus = answer.status;
    entry.until = Date.now();
    if (fault && typeof fault === 'object' && 'hold' in fault) await wait(fault.hold);
    if (isStatus(fault)) return say(response, fault, answered);
    if (fault === 'cut-after' || fault === 'empty' || fault === 'half') answered();
    if (fault === 'cut-after') return void request.socket.destroy();
    if (fault === 'empty') return void response.writeHead(200).end();
    response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
    if (fault !== 'half') return void response.end(answer.body, answered);
    response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => request.socket.destroy());
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rules: { add: (rule) => void rules.push({ ...rule }), addFirst: (rule) => void rules.unshift({ ...rule }) },
    clear: () => void rules.splice(0),
    log,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type StatusFault = Extract<Fault, { status: number }>;

function isStatus(fault: Fault | null): fault is StatusFault {
  return fault !== null && typeof fault === 'object' && 'status' in fault;
}

function say(response: ServerResponse, { status, headers, body = '' }: StatusFault, said: () => void): void {
  response.writeHead(status, headers).end(body, said);
}

function take(rules: Rule[], seen: SeenRequest): Rule | null {
  const rule = rules.find((each) => each.times !== 0 && matches(each.match, seen));
  if (!rule) return null;
  if (rule.times !== undefined) rule.times -= 1;
  return rule;
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
