import { lookup as resolveName } from 'node:dns/promises';
import { BlockList, isIPv6 } from 'node:net';

export type Lookup = (hostname: string) => Promise<readonly { readonly address: string }[]>;

// Link-local (169.254.0.0/16) is left out on purpose: cloud providers serve machine credentials there.
const PRIVATE = new BlockList();
PRIVATE.addSubnet('127.0.0.0', 8);
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');

/** Where a host lies: `private` if all its addresses are of this machine or of private networks; `unknown` if its name can't be found. */
export async function placeOfHost(
  hostname: string,
  lookup: Lookup = (name) => resolveName(name, { all: true }),
): Promise<'private' | 'public' | 'unknown'> {
  let addresses: readonly { readonly address: string }[];
  try {
    addresses = await lookup(hostname.replace(/^\[|\]$/g, ''));
  } catch {
    return 'unknown';
  }
  const isPrivate = addresses.every(({ address }) => PRIVATE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'));
  return isPrivate && addresses.length > 0 ? 'private' : 'public';
}
