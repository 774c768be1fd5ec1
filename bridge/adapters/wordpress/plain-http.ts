import { type Lookup, placeOfHost } from '../network/private-address.ts';

/**
 * Why WORDPRESS_URL can't be used, as one sentence; null if it can. Plain http carries e-mail addresses and WooCommerce keys, so it may go
 * to this machine and to private networks only; a name counts if all its addresses do.
 */
export async function plainHttpProblem(wordpressUrl: string, lookup?: Lookup): Promise<string | null> {
  const { protocol, hostname } = new URL(wordpressUrl);
  if (protocol === 'https:') return null;
  const place = await placeOfHost(hostname, lookup);
  if (place === 'private') return null;
  if (place === 'unknown') return `WORDPRESS_URL names a host that can not be found: ${hostname}.`;
  return 'WORDPRESS_URL must begin with https://: plain http is only for this machine and private networks.';
}
