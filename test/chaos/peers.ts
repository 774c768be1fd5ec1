import { startFaultProxy, type FaultProxy } from '../standins/fault-proxy.ts';
import type { ShippoBook } from '../standins/shippo/types.ts';
import type { Book } from '../standins/woocommerce/book.ts';
import { startChild, type Child } from './child.ts';
import type { EarBook, PeerAddress, ShopSwitches } from './peer-main.ts';

/** A peer in a process of its own behind a fault proxy in ours. */
export interface Peer<PeerBook> {
  readonly proxy: FaultProxy;
  /** Its own address, past all faults. */
  readonly url: string;
  readonly child: Child;
  /** As the peer itself tells it. */
  book(): Promise<PeerBook>;
  turn(switches: ShopSwitches): Promise<void>;
  stop(): Promise<void>;
}

export type Shop = Peer<Book>;
export type Carrier = Peer<ShippoBook>;
export type Ear = Peer<EarBook>;

export async function startPeer<PeerBook>(
  program: string,
  args: readonly string[],
  log: string,
): Promise<Peer<PeerBook>> {
  const child = startChild(program, args, {}, log);
  const { url, door } = JSON.parse(await child.line('"door"')) as PeerAddress;
  const proxy = await startFaultProxy({ target: url });
  return {
    proxy,
    url,
    child,
    book: async () => (await (await fetch(`${door}/book`)).json()) as PeerBook,
    turn: async (switches) =>
      void (await fetch(`${door}/switches`, { method: 'POST', body: JSON.stringify(switches) })),
    async stop() {
      await proxy.stop();
      child.kill();
      await child.ended;
    },
  };
}

/** Asks the store as its owner does in wp-admin: nothing of Boomerang's is on the way. */
export async function asOwner<Answer>(shop: Shop, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${shop.url}/wp-json/wc/v3${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
