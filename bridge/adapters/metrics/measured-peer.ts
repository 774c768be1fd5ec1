import type { CallOutcome, Peer, PeerCall } from '../../ports/measures.ts';
import { CarrierUnavailable } from '../../ports/carrier.ts';
import { StoreUnavailable } from '../../ports/store.ts';

/** The same port; each call of it is told to `tell` when it has ended: how long it took and how it went, nothing of what was asked or answered. */
export function measuredPeer<Port extends object>(port: Port, peer: Peer, tell: (call: PeerCall) => void): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function' || typeof name !== 'string') return value;
      return (...given: unknown[]) => measured(() => value.apply(target, given) as unknown, peer, name, tell);
    },
  });
}

async function measured(
  call: () => unknown,
  peer: Peer,
  operation: string,
  tell: (call: PeerCall) => void,
): Promise<unknown> {
  const began = performance.now();
  const ended = (outcome: CallOutcome, code: string | null) =>
    tell({ peer, operation, outcome, code, seconds: (performance.now() - began) / 1000 });
  try {
    const answer = await call();
    const { type, code } = (answer ?? {}) as { type?: unknown; code?: unknown };
    ended(isTrouble(type) ? type : 'ok', isTrouble(type) && typeof code === 'string' ? code : null);
    return answer;
  } catch (error) {
    const away = error instanceof StoreUnavailable || error instanceof CarrierUnavailable;
    ended(away ? 'unavailable' : 'error', away ? error.code : null);
    throw error;
  }
}

/** Writes say by a value how they went. */
function isTrouble(type: unknown): type is 'refused' | 'not_sent' | 'unknown' {
  return type === 'refused' || type === 'not_sent' || type === 'unknown';
}
