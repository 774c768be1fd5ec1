import { createHash, createHmac, randomBytes } from 'node:crypto';
import { canonicalMessage } from '../../../bridge/contract/signature.ts';

export interface SignedCall {
  secret: string;
  body?: unknown;
  /** Idempotency-Key. */
  key?: string;
  direction?: string;
  site?: string;
  /** Milliseconds since the epoch. */
  time?: number;
  nonce?: string;
  version?: string;
  /** Sent instead of the body that was signed. */
  forgedBody?: unknown;
}

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  headers: Headers;
}

/** Calls a route of the plugin as the bridge does; every part of the signature can be bent. */
export async function callAsBridge(origin: string, name: string, call: SignedCall): Promise<Answer> {
  const route = `/boomerang/v1/bridge/${name}`;
  const raw = JSON.stringify(call.body ?? {});
  const actor = Buffer.from(JSON.stringify({ type: 'bridge' })).toString('base64url');
  const message = {
    version: call.version ?? '1',
    direction: call.direction ?? 'bridge-to-site',
    site: call.site ?? origin,
    time: String(call.time ?? Date.now()),
    nonce: call.nonce ?? randomBytes(16).toString('hex'),
    method: 'POST',
    path: route,
    bodyHash: createHash('sha256').update(raw).digest('hex'),
    actor,
  };
  const response = await fetch(`${origin}/wp-json${route}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-boomerang-version': message.version,
      'x-boomerang-direction': message.direction,
      'x-boomerang-site': message.site,
      'x-boomerang-time': message.time,
      'x-boomerang-nonce': message.nonce,
      'x-boomerang-actor': actor,
      'x-boomerang-signature': createHmac('sha256', call.secret).update(canonicalMessage(message)).digest('hex'),
      ...(call.key ? { 'idempotency-key': call.key } : {}),
    },
    body: call.forgedBody === undefined ? raw : JSON.stringify(call.forgedBody),
  });
  return { status: response.status, body: await readJson(response), headers: response.headers };
}

export async function readJson(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}
