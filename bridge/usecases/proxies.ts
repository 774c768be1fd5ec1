import { mailboxOf } from '../domain/mailbox.ts';
import { networkOf } from '../domain/network.ts';
import type { Requester, UnnamedProxy } from './request-context.ts';

/** Addresses that stand before many shoppers though they are not named as proxies: what this bridge has seen since it started. */
export interface Proxies {
  /** A shopper has proven an order: another mailbox each time is what a proxy looks like, and what nobody can make up with one order. */
  served(requester: Requester, email: string): void;
  /** Whether many come from this address. A header alone is no proof: anybody may send one. */
  readonly isShared: (requester: Requester) => boolean;
  /** What the owner should name. Who looks at Health comes through the same proxy as a rule; an office’s own proxy sends headers, too, so those alone say nothing. */
  found(asking: Requester): readonly SeenProxy[];
}

export interface SeenProxy {
  readonly kind: UnnamedProxy;
  readonly address: string;
}

/** From here on it is not one household. */
const MANY = 5;
/** Addresses that are remembered; the one that was seen longest ago goes first. */
const MOST = 500;

export function seenProxies(): Proxies {
  const seen = new Map<
    string,
    { readonly kind: UnnamedProxy; readonly address: string; readonly shoppers: Set<string> }
  >();
  const isMany = (address: string) => (seen.get(networkOf(address).narrow)?.shoppers.size ?? 0) >= MANY;
  return {
    served({ ip, proxy }, email) {
      if (proxy === undefined) return;
      const key = networkOf(ip).narrow;
      const known = seen.get(key)?.shoppers ?? new Set<string>();
      if (known.size < MANY) known.add(mailboxOf(email));
      seen.delete(key);
      seen.set(key, { kind: proxy, address: ip, shoppers: known });
      if (seen.size > MOST) seen.delete(seen.keys().next().value ?? '');
    },
    isShared: ({ ip, proxy }) => proxy !== undefined && (proxy !== 'forwarded' || isMany(ip)),
    found(asking) {
      const many = [...seen.values()].filter(({ shoppers, address }) => shoppers.size >= MANY && address !== '');
      const { proxy, ip } = asking;
      const own = proxy === 'cloudflare' || proxy === 'private_forwarding' ? [{ kind: proxy, address: ip }] : [];
      const others = many.map(({ kind, address }) => ({ kind, address }));
      return [...own, ...others.filter(({ address }) => address !== own[0]?.address)];
    },
  };
}
