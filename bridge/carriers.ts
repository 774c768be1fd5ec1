import type { Logger } from 'pino';
import { measuredPeer } from './adapters/metrics/measured-peer.ts';
import type { ShippoOptions } from './adapters/shippo/client.ts';
import { shippoCarrier } from './adapters/shippo/shippo-carrier.ts';
import type { Carriers } from './ports/carrier.ts';
import type { PeerCall } from './ports/measures.ts';
import type { Deps } from './usecases/deps.ts';
import { shippoToken } from './usecases/manage-policy.ts';

/** The carrier for the token in force; made anew only when the owner has changed the token. */
export function carriersOf(
  parts: Pick<Deps, 'database' | 'secrets'>,
  reach: Pick<ShippoOptions, 'url' | 'timeoutMs'>,
  log: Logger,
  tell: (call: PeerCall) => void,
): Carriers {
  let made: { readonly token: string; readonly carrier: ReturnType<typeof shippoCarrier> } | null = null;
  return async () => {
    const token = await shippoToken(parts);
    if (token === null) return null;
    if (made?.token !== token)
      made = { token, carrier: measuredPeer(shippoCarrier({ token, ...reach, log }), 'shippo', tell) };
    return made.carrier;
  };
}
