import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createApp } from '../../../bridge/app.ts';
import { CAPABILITIES, CORE_CAPABILITIES } from '../../../bridge/domain/rights.ts';
import { createLogger } from '../../../bridge/adapters/logging/logger.ts';
import { prometheus } from '../../../bridge/adapters/metrics/prometheus.ts';
import { canonicalMessage, type SiteActor } from '../../../bridge/contract/signature.ts';
import { endpoints, type EndpointName } from '../../../bridge/contract/endpoints.ts';
import type { Handlers } from '../../../bridge/http/handlers.ts';
import { seenProxies } from '../../../bridge/usecases/proxies.ts';
import { listen, type RunningServer } from '../../../bridge/http/server.ts';
import type { SlotRules } from '../../../bridge/http/slots.ts';
import type { SignatureRules } from '../../../bridge/http/signature.ts';

export const SITE = 'https://shop.example';
export const SECRET = 'current-secret-of-32-bytes-or-more';
export const PREVIOUS_SECRET = 'previous-secret-of-32-bytes-or-more';
export const NOW = 1_790_000_000_000;
export const GUEST: SiteActor = { type: 'guest', ip: '203.0.113.9' };
export const STAFF: SiteActor = {
  type: 'staff',
  id: 1,
  name: 'Ana',
  caps: [...CAPABILITIES, ...CORE_CAPABILITIES],
  ip: '203.0.113.9',
};

/** Remembers nonces like the database does. */
export function memoryRules(): SignatureRules {
  const seen = new Set<string>();
  return {
    site: SITE,
    secrets: [SECRET, PREVIOUS_SECRET],
    clock: { now: () => NOW },
    database: {
      rememberNonce(nonce) {
        const isNew = !seen.has(nonce);
        seen.add(nonce);
        return Promise.resolve(isNew);
      },
    },
  };
}

export interface MessageParts {
  method?: string;
  path?: string;
  body?: string;
  actor?: unknown;
  secret?: string;
  version?: string;
  direction?: string;
  site?: string;
  time?: number;
  nonce?: string;
}

/** Headers as the plugin signs them. */
export function siteHeaders(parts: MessageParts): Record<string, string> {
  const signed = {
    version: parts.version ?? '1',
    direction: parts.direction ?? 'site-to-bridge',
    site: parts.site ?? SITE,
    time: String(parts.time ?? NOW),
    nonce: parts.nonce ?? randomBytes(16).toString('hex'),
    actor: Buffer.from(JSON.stringify(parts.actor ?? GUEST)).toString('base64url'),
  };
  const canonical = canonicalMessage({
    ...signed,
    method: parts.method ?? 'GET',
    path: parts.path ?? '/v1/shop/lookup',
    bodyHash: createHash('sha256')
      .update(parts.body ?? '')
      .digest('hex'),
  });
  const signature = createHmac('sha256', parts.secret ?? SECRET)
    .update(canonical)
    .digest('hex');
  const headers = Object.entries({ ...signed, signature }).map(([key, value]) => [`x-boomerang-${key}`, value]);
  return Object.fromEntries(headers) as Record<string, string>;
}

const NO_CONNECTIONS = { open: 0, idle: 0, waiting: 0, most: 10 };
const noFacts = () => Promise.reject(new Error('There is no database here'));

/** Every endpoint fails unless the test says what it does. */
export function fakeHandlers(given: Partial<Handlers>): Handlers {
  const names = Object.keys(endpoints) as EndpointName[];
  const unexpected = (name: string) => () => Promise.reject(new Error(`${name} was not expected`));
  return { ...Object.fromEntries(names.map((name) => [name, unexpected(name)])), ...given } as Handlers;
}

export interface TestBridge {
  readonly server: RunningServer;
  readonly lines: string[];
  /** A signed request; parts override what is signed. */
  request(
    method: string,
    path: string,
    options?: MessageParts & { headers?: Record<string, string> },
  ): Promise<Response>;
}

/** The app on a free port, with fake handlers. */
export async function startTestBridge(
  given: Partial<Handlers>,
  options: {
    slots?: SlotRules;
    ready?: () => Promise<boolean>;
    signature?: SignatureRules;
    metricsToken?: string;
  } = {},
): Promise<TestBridge> {
  const lines: string[] = [];
  const figures = prometheus();
  const app = createApp({
    handlers: fakeHandlers(given),
    signature: options.signature ?? memoryRules(),
    slots: options.slots ?? { size: 2, places: 2, patienceMs: 3_000 },
    isShared: seenProxies().isShared,
    publicFacts: () => Promise.resolve({ withdrawal: true, storeRefundEmail: false }),
    ready: options.ready ?? (() => Promise.resolve(true)),
    metrics: {
      token: options.metricsToken ?? null,
      scrape: async () => ({ contentType: figures.contentType, text: await figures.scrape(noFacts, NO_CONNECTIONS) }),
    },
    measures: figures,
    log: createLogger('debug', { write: (line) => void lines.push(line) }),
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    server,
    lines,
    request(method, path, { headers = {}, ...parts } = {}) {
      return fetch(`http://127.0.0.1:${server.port}${path}`, {
        method,
        headers: { ...siteHeaders({ method, path, ...parts }), ...headers },
        ...(parts.body === undefined ? {} : { body: parts.body }),
      });
    },
  };
}
