import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startShippoStandin } from '../standins/shippo/server.ts';
import type { ShippoBook } from '../standins/shippo/types.ts';
import type { Book } from '../standins/woocommerce/book.ts';
import { startWooStandin } from '../standins/woocommerce/index.ts';
import { startReceiver } from '../support/receiver.ts';

/** What a peer's process says on its first line. */
export interface PeerAddress {
  readonly url: string;
  /** `GET /book`, `POST /switches`: the test's own door, past all faults. */
  readonly door: string;
}
export interface ShopSwitches {
  readonly guard?: boolean;
  /** WordPress's home_url(): the proxy's address. */
  readonly siteUrl?: string;
}

/** What the owner's own program has heard, message by message. */
export interface EarBook {
  readonly seen: readonly { readonly body: string }[];
}

interface Peer {
  readonly url: string;
  readonly book: Book | ShippoBook | EarBook;
  turn(switches: ShopSwitches): void;
}

async function shop(secret: string): Promise<Peer> {
  // `trusted`: over https a key is sent as it is. OAuth's nonce, which plain http needs, would refuse a request that comes twice before the guard can.
  const standin = await startWooStandin({ auth: 'trusted', boomerangSecrets: [secret] });
  standin.switches.guard = true;
  return {
    url: standin.url,
    book: standin.book,
    turn({ guard, siteUrl }) {
      if (guard !== undefined) standin.switches.guard = guard;
      if (siteUrl !== undefined) standin.shop.siteUrl = siteUrl;
    },
  };
}

async function carrier(): Promise<Peer> {
  const { url, book } = await startShippoStandin();
  return { url, book, turn: () => undefined };
}

async function ear(): Promise<Peer> {
  const { url, seen } = await startReceiver();
  return { url: new URL(url).origin, book: { seen }, turn: () => undefined };
}

async function main([kind, secret = '']: readonly string[]): Promise<void> {
  const peer = await (kind === 'shop' ? shop(secret) : kind === 'carrier' ? carrier() : ear());
  const door = createServer((request, response) => {
    if (request.method === 'GET') return void response.end(JSON.stringify(peer.book));
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      peer.turn(JSON.parse(body) as ShopSwitches);
      response.end();
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const address: PeerAddress = { url: peer.url, door: `http://127.0.0.1:${(door.address() as AddressInfo).port}` };
  console.log(JSON.stringify(address));
}

// Whoever started it is gone: nobody would end it.
process.stdin.on('end', () => process.exit(0)).resume();
void main(process.argv.slice(2));
