import { lookup as resolveName } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';

type Lookup = (hostname: string) => Promise<readonly { readonly address: string }[]>;

// Link-local (169.254.0.0/16) is left out on purpose: cloud providers serve machine credentials there.
const PRIVATE = new BlockList();
PRIVATE.addSubnet('127.0.0.0', 8);
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

/**
 * Why WORDPRESS_URL can't be used, as one sentence; null if it can. Plain http carries e-mail addresses and WooCommerce keys, so it may go
 * to this machine and to private networks only; a name counts if all its addresses do.
 */
export async function plainHttpProblem(
  wordpressUrl: string,
  lookup: Lookup = (hostname) => resolveName(hostname, { all: true }),
): Promise<string | null> {
  const { protocol, hostname } = new URL(wordpressUrl);
  if (protocol === 'https:') return null;
  let addresses: readonly { readonly address: string }[];
  try {
    addresses = await lookup(hostname.replace(/^\[|\]$/g, ''));
  } catch {
    return `WORDPRESS_URL names a host that can not be found: ${hostname}.`;
  }
  const isPrivate = addresses.every(({ address }) => PRIVATE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'));
  if (isPrivate && addresses.length > 0) return null;
  return 'WORDPRESS_URL must begin with https://: plain http is only for this machine and private networks.';
}
