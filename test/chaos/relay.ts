import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Relay {
  readonly port: number;
  /** Cuts all connections and refuses new ones until `open`. */
  shut(): void;
  open(toPort?: number): void;
  stop(): Promise<void>;
}

/** Stands before the database, so that it can go away for the bridges alone, and come back on another port. */
export async function startRelay(toPort: number): Promise<Relay> {
  let port = toPort;
  let shut = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (shut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.setNoDelay(true);
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    shut() {
      shut = true;
      cut();
    },
    open(newPort = port) {
      port = newPort;
      shut = false;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
