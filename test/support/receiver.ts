import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A program that takes webhooks, and remembers them. */
export interface TestReceiver {
  readonly url: string;
  readonly seen: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** How it answers from now on. */
  answer(status: number, headers?: Record<string, string>): void;
  /** Forgets all, and answers 200. */
  reset(): void;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<TestReceiver> {
  const seen: { headers: IncomingHttpHeaders; body: string }[] = [];
  let status = 200;
  let extra: Record<string, string> = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(status, extra).end('thank you');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/boomerang`,
    seen,
    answer(next, headers = {}) {
      status = next;
      extra = headers;
    },
    reset() {
      seen.length = 0;
      status = 200;
      extra = {};
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
