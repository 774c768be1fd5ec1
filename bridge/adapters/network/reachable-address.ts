import { BlockList, isIP } from 'node:net';

/** IPv4 that is not of the internet at large: IANA's special-purpose registry (RFC 6890 and its followers), multicast and reserved. */
const NOT_PUBLIC_4 = listOf('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);

/** All that IPv6 gives out to the internet: mapped IPv4, NAT64, local, site-local and multicast lie outside of it. */
const GLOBAL_6 = listOf('ipv6', [['2000::', 3]]);
/** Of those, what is not public or holds an IPv4 address inside: Teredo and other protocols, documentation, 6to4. */
const NOT_PUBLIC_6 = listOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/** This machine and private networks, as the plugin has them. Link-local is left out on purpose: cloud providers serve machine credentials there. */
const OWN_4 = listOf('ipv4', [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
]);
/** Of providers, and of networks that span the internet (Tailscale). */
const SHARED_4 = listOf('ipv4', [['100.64.0.0', 10]]);
const OWN_6 = listOf('ipv6', [
  ['::1', 128],
  ['fc00::', 7],
]);

/** An address that anybody on the internet may mean by it; false for what is no address. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !NOT_PUBLIC_4.check(address, 'ipv4');
  return isPlainIpv6(address) && GLOBAL_6.check(address, 'ipv6') && !NOT_PUBLIC_6.check(address, 'ipv6');
}

/** An address of this machine or of a private network: nobody beyond reads what is sent there. */
export function isOfOwnNetwork(address: string): boolean {
  if (isIP(address) === 4) return OWN_4.check(address, 'ipv4');
  return isPlainIpv6(address) && OWN_6.check(address, 'ipv6');
}

/** The same, and shared addresses: for hosts that the owner names one by one. */
export function isOfPrivateNetwork(address: string): boolean {
  return isOfOwnNetwork(address) || (isIP(address) === 4 && SHARED_4.check(address, 'ipv4'));
}

/** With a zone (`fe80::1%eth0`) it is of one link only. */
function isPlainIpv6(address: string): boolean {
  return isIP(address) === 6 && !address.includes('%');
}

function listOf(family: 'ipv4' | 'ipv6', ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}
