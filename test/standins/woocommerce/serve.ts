import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { authenticate, notAllowed, noWriting, type Keys } from './auth.ts';
import { boundQuery, claim, isGuarded } from './guard.ts';
import { helperRoutes } from './helper-routes.ts';
import { onlyFields, Query } from './listing.ts';
import { pluginRoutes } from './plugin-routes.ts';
import { match, type Answer, type Call, type Route } from './route.ts';
import { ProcessDied, WooError, type Shop } from './shop.ts';
import { verifySignature } from './signature.ts';
import { storeRoutes } from './store-routes.ts';
import { record } from './values.ts';

export type Death = 'before-act' | 'after-act';

/** What tests may turn while the server runs. */
export interface Switches {
  /** Off: keys are ignored, as on a site without the plugin. */
  guard: boolean;
  /** The API key may read only. */
  readOnlyKey: boolean;
  /** Milliseconds a call takes before it acts; the first matching path wins. */
  slow: { path: RegExp; method?: string; ms: number }[];
  /** The next matching write kills its PHP process: no answer, and its key stays claimed. Used up by one call. */
  deaths: { path: RegExp; when: Death }[];
}

export interface Doors {
  /** Null: whoever forwards to us has checked the key (auth `trusted`). */
  keys: Keys | null;
  secrets: string[];
}

const ROUTES = [...storeRoutes(), ...pluginRoutes(), ...helperRoutes()];
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

export function serve(shop: Shop, doors: Doors, switches: Switches, saved: () => void) {
  const oauthNonces = new Set<string>();
  const seenNonces = new Set<string>();

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const rawBody = await read(request);
      const answer = await answerTo(request, rawBody);
      send(response, answer);
    } catch (error) {
      if (error instanceof WooError) {
        send(response, { status: error.status, body: { code: error.code, message: error.message, data: error.data } });
      } else if (error instanceof ProcessDied) {
        request.socket.destroy();
      } else {
        const message = error instanceof Error ? error.stack : String(error);
        send(response, { status: 500, body: { code: 'standin_bug', message, data: { status: 500 } } });
      }
    } finally {
      if (request.method !== 'GET') saved();
    }
  };

  async function answerTo(request: IncomingMessage, rawBody: string): Promise<Answer> {
    const method = request.method ?? 'GET';
    const [rawPath = '', search = ''] = (request.url ?? '/').split('?', 2);
    const origin = shop.siteUrl;
    const path = rawPath.replace(/^.*\/wp-json(?=\/)/, '');
    const found = match(ROUTES, path);
    const hit = found.find(({ route }) => route.method === (method === 'PATCH' ? 'PUT' : method));
    // The key is judged before the route is: WordPress authenticates first of all.
    const user = doors.keys ? userOf(request, doors.keys, rawPath, search) : 1;
    if (!hit) throw new WooError(404, 'rest_no_route', 'No route was found matching the URL and request method.');
    const query = new Query(search);
    const body = parse(rawBody);
    const { guard } = switches;
    const call: Call = { method, path, ids: hit.ids, query, body, rawBody, headers: request.headers, origin, guard };
    if (hit.route.door === 'key' && user === 0) throw notAllowed(method);
    if (hit.route.door === 'key' && switches.readOnlyKey && WRITES.includes(method)) throw noWriting();
    if (hit.route.door === 'signature') {
      verifySignature(call, { secrets: doors.secrets, siteUrl: shop.siteUrl, seenNonces, nowMs: Date.now() });
    }
    const answer = await guarded(hit.route, call, user, search);
    const allow = [...new Set(found.map(({ route }) => route.method))].join(', ');
    return {
      ...answer,
      body: onlyFields(answer.body, query.list('_fields')),
      headers: { allow, ...answer.headers },
    };
  }

  function userOf(request: IncomingMessage, keys: Keys, path: string, search: string): number {
    const https = request.headers['x-forwarded-proto'] === 'https';
    const address = `${https ? 'https' : 'http'}://${request.headers.host}${path}`;
    return authenticate(
      { method: request.method!, address, search, headers: request.headers },
      keys,
      oauthNonces,
      Date.now(),
    );
  }

  async function guarded(route: Route, call: Call, user: number, search: string): Promise<Answer> {
    const key = String(call.headers['idempotency-key'] ?? '');
    if (!switches.guard || !isGuarded(key, call.method, route.pattern)) return act(route, call);
    const taken = claim(shop, {
      key,
      user,
      method: call.method,
      route: call.path,
      query: boundQuery(search),
      rawBody: call.rawBody,
    });
    if ('answer' in taken) return { ...taken.answer!, headers: { 'idempotency-replayed': 'true' } };
    saved();
    let answer: Answer;
    try {
      answer = await act(route, call);
    } catch (error) {
      if (!(error instanceof WooError)) throw error;
      const body = { code: error.code, message: error.message, data: error.data };
      answer = { status: error.status, body };
    }
    taken.claim.answer = { status: answer.status, body: answer.body };
    return answer;
  }

  async function act(route: Route, call: Call): Promise<Answer> {
    const slow = switches.slow.find(({ path, method }) => path.test(call.path) && (!method || method === call.method));
    if (slow) await delay(slow.ms);
    const index = switches.deaths.findIndex(({ path }) => call.method !== 'GET' && path.test(call.path));
    const [death] = index < 0 ? [] : switches.deaths.splice(index, 1);
    if (death?.when === 'before-act') throw new ProcessDied();
    const answer = route.handle(shop, call);
    if (death) throw new ProcessDied();
    return answer;
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parse(rawBody: string) {
  if (!rawBody) return {};
  try {
    return record(JSON.parse(rawBody));
  } catch {
    const data = { status: 400, json_error_code: 4, json_error_message: 'Syntax error' };
    throw new WooError(400, 'rest_invalid_json', 'Invalid JSON body passed.', data);
  }
}

function send(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=UTF-8', ...answer.headers });
  response.end(JSON.stringify(answer.body));
}
