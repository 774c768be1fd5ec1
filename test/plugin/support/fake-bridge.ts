import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BridgeRequest {
  method: string;
  /** Path with query, as requested. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  actor: Record<string, unknown>;
  /** Whether the signature fits the secret and all that it covers. */
  signed: boolean;
}

export interface BridgeAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface FakeBridge {
  url: string;
  /** What came in, oldest first. */
  requests: BridgeRequest[];
  answer: (request: BridgeRequest) => BridgeAnswer | Promise<BridgeAnswer>;
  stop(): Promise<void>;
}

export const json = (body: unknown, status = 200): BridgeAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Takes what the plugin's proxy sends and answers what the test says. It checks the signature by the format's text, not by the bridge's code. */
export async function startFakeBridge(secret: string): Promise<FakeBridge> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = '', url = '', headers } = incoming;
    const text = String(headers['x-boomerang-actor'] ?? '');
    const actor = JSON.parse(Buffer.from(text, 'base64url').toString() || '{}') as Record<string, unknown>;
    const request = { method, url, headers, body, actor, signed: isSigned(secret, { method, url, headers, body }) };
    bridge.requests.push(request);
    const answer = await bridge.answer(request);
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bridge: FakeBridge = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    answer: () => json({ ok: true }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return bridge;
}

function isSigned(
  secret: string,
  { method, url, headers, body }: Pick<BridgeRequest, 'method' | 'url' | 'headers' | 'body'>,
): boolean {
  const header = (name: string) => String(headers[`x-boomerang-${name}`] ?? '');
  const canonical = [
    ...['version', 'direction', 'site', 'time', 'nonce'].map(header),
    method,
    url,
    createHash('sha256').update(body).digest('hex'),
    header('actor'),
  ].join('\n');
  return createHmac('sha256', secret).update(canonical).digest('hex') === header('signature');
}
