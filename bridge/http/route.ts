import express, { type Request, type RequestHandler, type Response } from 'express';
import { endpoints, type Endpoint, type EndpointName } from '../contract/endpoints.ts';
import { PUBLIC_FACTS_HEADER, type PublicFacts } from '../contract/policy.ts';
import type { Result } from '../domain/result.ts';
import type { Proxies } from '../usecases/proxies.ts';
import type { RequestContext } from '../usecases/request-context.ts';
import { audienceRefusal } from './audience.ts';
import type { CarrierHook, FileReply, Handlers } from './handlers.ts';
import { parseInput, type ParsedInput } from './parse.ts';
import { sendProblem } from './problem.ts';
import { queueName } from './queue-name.ts';
import { stateOf } from './request-log.ts';
import { verifySignature, type SignatureRules } from './signature.ts';
import type { Slots } from './slots.ts';

export interface RouteParts {
  readonly handlers: Handlers;
  readonly signature: SignatureRules;
  readonly slots: Slots;
  readonly isShared: Proxies['isShared'];
  /** Goes out with every answer about the policy, so that the site knows it without asking. */
  publicFacts(): Promise<PublicFacts>;
}

/** Labels and photos as base64 are the large bodies. */
const BODY_LIMIT: Partial<Record<EndpointName, number>> = {
  uploadLabel: 6 * 1024 * 1024,
  photo: 3 * 1024 * 1024,
};
const DEFAULT_BODY_LIMIT = 256 * 1024;

type AnyHandler = (input: ParsedInput | CarrierHook, context: RequestContext) => Promise<Result<unknown>>;

/** The steps of one endpoint: raw body, signature, audience, input, slot, use-case, answer. */
export function endpointRoute(name: EndpointName, parts: RouteParts): RequestHandler[] {
  const limit = BODY_LIMIT[name] ?? DEFAULT_BODY_LIMIT;
  return [express.raw({ type: () => true, inflate: false, limit }), answer(name, parts)];
}

function answer(name: EndpointName, { handlers, signature, slots, isShared, publicFacts }: RouteParts): RequestHandler {
  const endpoint: Endpoint = endpoints[name];
  // The table decides which input and output belong together; inside this loop over the table TypeScript can't.
  const handler = handlers[name] as AnyHandler;
  return async (request, response) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const verified = await verifySignature(
      { method: request.method, path: request.originalUrl, headers: request.headers, rawBody },
      signature,
    );
    if (!verified.ok) {
      stateOf(request).log.warn({ refused: verified.problem.params, detail: verified.problem.detail }, 'signature');
      return sendProblem(response, verified.problem);
    }
    const refusal = audienceRefusal(name, verified.requester);
    if (refusal) return sendProblem(response, refusal);

    const { query, params } = request;
    const input =
      name === 'shippoHook' ? carrierHook(request, rawBody) : parseInput(endpoint, { rawBody, query, params });
    if (!input.ok) return sendProblem(response, input.problem);

    const { requester, signedAt } = verified;
    const context: RequestContext = { requester, signedAt, traceId: stateOf(request).traceId };
    const act = () => handler(input.value, context);
    const { who, places } = queueName(requester, isShared);
    const result = endpoint.callsBack ? await slots.run(who, act, places) : await act();
    if (result === null) return sendProblem(response, { code: 'busy', retryAfterSeconds: 1 });
    if (!result.ok) return sendProblem(response, result.problem);
    if (endpoint.tellsPublicFacts) {
      const facts = JSON.stringify(await publicFacts());
      response.setHeader(PUBLIC_FACTS_HEADER, Buffer.from(facts).toString('base64'));
    }
    send(response, endpoint, result.value);
  };
}

/** Nothing of a carrier's message is refused here: its sender would only send it again. */
function carrierHook(request: Request, rawBody: Buffer): { readonly ok: true; readonly value: CarrierHook } {
  const token = request.query['token'];
  return {
    ok: true,
    value: {
      rawBody,
      signature: request.get('shippo-auth-signature') ?? null,
      token: typeof token === 'string' ? token : null,
    },
  };
}

function send(response: Response, endpoint: Endpoint, value: unknown): void {
  response.status(endpoint.status);
  if (endpoint.response !== null) {
    // Through the schema, so that nothing leaves that the contract doesn't name.
    response.type('application/json').send(JSON.stringify(endpoint.response.parse(value)));
  } else if (isFile(value)) {
    response.setHeader('Content-Disposition', `inline; filename="${value.filename.replace(/[^A-Za-z0-9._-]/g, '_')}"`);
    response.type(value.contentType).send(Buffer.from(value.file));
  } else {
    response.end();
  }
}

function isFile(value: unknown): value is FileReply {
  return typeof value === 'object' && value !== null && 'file' in value;
}
