import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** Takes no new requests and waits for those under way, at most `drainMs`; then cuts them. */
  close(drainMs: number): Promise<void>;
}

const IDLE_CHECK_MS = 50;

/** Listens; port 0 takes a free one. Time limits are a little over the proxy's 15 s, so that the caller gives up first. */
export async function listen(app: Express, address: { host: string; port: number }): Promise<RunningServer> {
  let closing = false;
  const server = createServer(
    { requestTimeout: 20_000, headersTimeout: 10_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000 },
    (request, response) => {
      // A caller that keeps its connection busy would be served for as long as the drain may last.
      if (closing) response.setHeader('Connection', 'close');
      app(request, response);
    },
  );
  server.maxHeadersCount = 60;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    host: address.host,
    port: (server.address() as AddressInfo).port,
    close(drainMs) {
      return new Promise((resolve, reject) => {
        closing = true;
        const cut = setTimeout(() => server.closeAllConnections(), drainMs);
        // Those that were answered meanwhile and wait for nothing.
        const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
        server.close((error) => {
          clearTimeout(cut);
          clearInterval(idle);
          if (error) reject(error);
          else resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}
