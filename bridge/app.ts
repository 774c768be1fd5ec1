import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { endpoints, type Endpoint, type EndpointName } from './contract/endpoints.ts';
import type { PublicFacts } from './contract/policy.ts';
import { noRoute, onError } from './http/errors.ts';
import type { Handlers } from './http/handlers.ts';
import { healthz, readyz } from './http/health.ts';
import { metrics, type MetricsRoute } from './http/metrics.ts';
import { requestLog } from './http/request-log.ts';
import { endpointRoute } from './http/route.ts';
import type { SignatureRules } from './http/signature.ts';
import { createSlots, type SlotRules } from './http/slots.ts';
import type { Measures } from './ports/measures.ts';
import type { Proxies } from './usecases/proxies.ts';

export interface AppParts {
  readonly handlers: Handlers;
  readonly signature: SignatureRules;
  /** Calls that may make WordPress wait for itself, running and waiting together always below its number of PHP workers. */
  readonly slots: SlotRules;
  /** Whether many come from a requester's address. */
  readonly isShared: Proxies['isShared'];
  /** What the site may tell anyone, for answers about the policy. */
  publicFacts(): Promise<PublicFacts>;
  /** The database answers and the worker runs. */
  ready(): Promise<boolean>;
  readonly metrics: MetricsRoute;
  readonly measures: Pick<Measures, 'request'>;
  readonly log: Logger;
}

/** The bridge's routes, made from the endpoint table, without listening. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.get('/healthz', healthz);
  app.get('/readyz', readyz(parts.ready));
  app.get('/metrics', metrics(parts.metrics));
  app.use(requestLog(parts.log, parts.measures));

  const { handlers, signature, isShared, publicFacts } = parts;
  const slots = createSlots(parts.slots);
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const { method, path }: Endpoint = endpoints[name];
    const route = app.route(`/v1${path}`);
    const steps = endpointRoute(name, { handlers, signature, slots, isShared, publicFacts });
    if (method === 'GET') route.get(...steps);
    else if (method === 'POST') route.post(...steps);
    else route.put(...steps);
  }
  app.use(noRoute);
  app.use(onError);
  return app;
}
