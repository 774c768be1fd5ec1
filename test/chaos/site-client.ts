import { createHash, createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalMessage, SIGNATURE_HEADERS, type SiteActor } from '../../bridge/contract/signature.ts';

export interface SiteClient {
  /**
   * One call as the plugin makes it, again and again while the bridge is away or busy, as browsers and people do. Resolves with status and body once there is an
   * answer that is none of the bridge's own trouble.
   */
  call<Answer>(
    method: string,
    path: string,
    actor: SiteActor,
    body?: unknown,
  ): Promise<{ status: number; body: Answer }>;
}

const PATIENCE_MS = 180_000;
const BETWEEN_MS = 300;

/** `bridges`: addresses, asked in turn. */
export function siteClient(bridges: readonly string[], site: string, secret: string): SiteClient {
  let turn = 0;
  return {
    async call(method, below, actor, body) {
      const path = `/v1${below}`;
      const text = body === undefined ? '' : JSON.stringify(body);
      const end = Date.now() + PATIENCE_MS;
      let last = 'nothing was asked';
      while (Date.now() < end) {
        const bridge = bridges[turn++ % bridges.length];
        try {
          const response = await fetch(`${bridge}${path}`, {
            method,
            headers: { ...signed({ method, path, text, actor, site }, secret), 'content-type': 'application/json' },
            signal: AbortSignal.timeout(5_000),
            ...(text === '' ? {} : { body: text }),
          });
          const answer = (await response.json()) as never;
          if (response.status < 500 && response.status !== 429) return { status: response.status, body: answer };
          last = `${response.status} ${JSON.stringify(answer)}`;
        } catch (error) {
          last = String(error);
        }
        await sleep(BETWEEN_MS);
      }
      throw new Error(`${method} ${path} had no answer: ${last}`);
    },
  };
}

interface Message {
  readonly method: string;
  readonly path: string;
  readonly text: string;
  readonly actor: SiteActor;
  readonly site: string;
}

function signed({ method, path, text, actor, site }: Message, secret: string): Record<string, string> {
  const headers = {
    version: '1',
    direction: 'site-to-bridge',
    site,
    time: String(Date.now()),
    nonce: randomBytes(16).toString('hex'),
    actor: Buffer.from(JSON.stringify(actor)).toString('base64url'),
  };
  const bodyHash = createHash('sha256').update(text).digest('hex');
  const message = canonicalMessage({ ...headers, method, path, bodyHash });
  const all = { ...headers, signature: createHmac('sha256', secret).update(message).digest('hex') };
  return Object.fromEntries(
    Object.entries(SIGNATURE_HEADERS).map(([key, { name }]) => [name, all[key as keyof typeof all]]),
  );
}
