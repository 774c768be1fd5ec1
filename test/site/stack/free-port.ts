import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The wished port when it is free, else any free one. */
export async function freePort(wished = 0): Promise<number> {
  return (await probe(wished)) ?? (await probe(0)) ?? 0;
}

function probe(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const { port: got } = server.address() as AddressInfo;
      server.close(() => resolve(got));
    });
  });
}
