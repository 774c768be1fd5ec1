import type { Logger } from 'pino';
import { measuredPeer } from './adapters/metrics/measured-peer.ts';
import { outsideTransactions } from './adapters/postgres/transaction-scope.ts';
import type { ShippoOptions } from './adapters/shippo/client.ts';
import { shippoCarrier } from './adapters/shippo/shippo-carrier.ts';
import { httpReceiver, type HttpReceiverOptions } from './adapters/webhook/receiver.ts';
import type { Carriers } from './ports/carrier.ts';
import type { Peer, PeerCall } from './ports/measures.ts';
import type { Receiver } from './ports/receiver.ts';
import type { Deps } from './usecases/deps.ts';
import { shippoToken } from './usecases/manage-policy.ts';

/** A port to a peer whose calls are measured, and never made inside a transaction. */
export type AsPeer = <Port extends object>(port: Port, name: Peer) => Port;

export function asPeer(tell: (call: PeerCall) => void): AsPeer {
  return (port, name) => outsideTransactions(measuredPeer(port, name, tell), name);
}

/** Only sending is a call to the receiver. */
export function measuredReceiver(peer: AsPeer, options: HttpReceiverOptions): Receiver {
  const { send, problemWith } = httpReceiver(options);
  return { problemWith, ...peer({ send }, 'webhook') };
}

/** The carrier for the token in force; made anew only when the owner has changed the token. */
export function carriersOf(
  parts: Pick<Deps, 'database' | 'secrets'>,
  reach: Pick<ShippoOptions, 'url' | 'timeoutMs'>,
  log: Logger,
  peer: AsPeer,
): Carriers {
  let made: { readonly token: string; readonly carrier: ReturnType<typeof shippoCarrier> } | null = null;
  return async () => {
    const token = await shippoToken(parts);
    if (token === null) return null;
    if (made?.token !== token) made = { token, carrier: peer(shippoCarrier({ token, ...reach, log }), 'shippo') };
    return made.carrier;
  };
}
