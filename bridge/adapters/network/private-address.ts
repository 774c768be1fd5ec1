import { lookup as resolveName } from 'node:dns/promises';
import { isOfOwnNetwork } from './reachable-address.ts';

export type Lookup = (hostname: string) => Promise<readonly { readonly address: string }[]>;

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
  const isPrivate = addresses.every(({ address }) => isOfOwnNetwork(address));
  return isPrivate && addresses.length > 0 ? 'private' : 'public';
}
