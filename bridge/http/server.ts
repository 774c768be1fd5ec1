import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Express } from 'express';

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** Takes no new requests and waits for those under way, at most `drainMs`; then cuts them. */
  close(drainMs: number): Promise<void>;
}

/** A request that is on its way already gets there in this time. */
const QUIET_MS = 300;

/** Listens; port 0 takes a free one. Time limits are a little over the proxy's 15 s, so that the caller gives up first. */
export async function listen(app: Express, address: { host: string; port: number }): Promise<RunningServer> {
  // Connections on which nothing is asked at the moment.
  const quiet = new Set<Socket>();
  let closing = false;
  const server = createServer(
    { requestTimeout: 20_000, headersTimeout: 10_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000 },
    (request, response) => {
      const { socket } = request;
      quiet.delete(socket);
      response.once('close', () => void (socket.destroyed || quiet.add(socket)));
      if (closing) response.setHeader('Connection', 'close');
      app(request, response);
    },
  );
  server.on('connection', (socket) => {
    quiet.add(socket);
    socket.once('close', () => quiet.delete(socket));
  });
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
        // Node counts a connection that never asked for anything as busy: it would hold the bridge for as long as the drain may last.
        const idle = setInterval(() => quiet.forEach((socket) => socket.destroy()), QUIET_MS);
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
