import { lookup as resolveName } from 'node:dns/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isOfPrivateNetwork, isPublic } from './reachable-address.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Where calls may go whose address somebody else gave. */
export interface Reach {
  /** Hosts that may lie on this machine or a private network, also over plain http; small letters, IPv6 without brackets. */
  readonly privateHosts: readonly string[];
  /** All addresses of a name. Throws when there is none. */
  readonly resolve?: (hostname: string) => Promise<readonly ResolvedAddress[]>;
}

export type AddressProblem = 'not_an_address' | 'not_https' | 'not_public';

/** The host leads to an address that nothing may be sent to. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export interface GuardedCall {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string;
  /** Ends the call, its answer included. */
  readonly signal: AbortSignal;
}

/** Why this is nothing to call, as far as its text tells; null where it may be. */
export function spellingProblem(url: string, { privateHosts }: Reach): Exclude<AddressProblem, 'not_public'> | null {
  if (!URL.canParse(url)) return 'not_an_address';
  const { protocol, username, password, hostname } = new URL(url);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return 'not_an_address';
  return protocol === 'https:' || privateHosts.includes(bareHost(hostname)) ? null : 'not_https';
}

/** The same, and whether its host leads where nothing may be sent to, or nowhere. What it leads to may change: each call looks again. */
export async function addressProblem(url: string, reach: Reach): Promise<AddressProblem | null> {
  const problem = spellingProblem(url, reach);
  if (problem !== null) return problem;
  const target = new URL(url);
  try {
    await allowedAddresses(bareHost(target.hostname), target.protocol, reach);
    return null;
  } catch {
    return 'not_public';
  }
}

/**
 * One call without following redirects. Its socket connects to an address that was checked in this very moment, so a name that leads elsewhere by now is
 * refused, too. Throws AddressRefused, or what the connection broke with; the status is not looked at, and the body is left to be read.
 */
export function guardedRequest(url: string, call: GuardedCall, reach: Reach): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const problem = spellingProblem(url, reach);
    if (problem !== null) return reject(new AddressRefused(problem));
    const { protocol, hostname } = new URL(url);
    const host = bareHost(hostname);
    // A host that is an address already is never looked up.
    if (isIP(host) !== 0 && !mayConnect(host, host, protocol, reach)) return reject(new AddressRefused('not_public'));
    const request = protocol === 'https:' ? tlsRequest : plainRequest;
    const { method, headers = {}, body, signal } = call;
    const lookup = checkedLookup(protocol, reach);
    // No agent: an open connection to a host would go on without a look.
    const sending = request(url, { method, headers, signal, lookup, agent: false }, resolve);
    sending.on('error', reject);
    sending.end(body);
  });
}

/** What the socket asks for the addresses of a name: it gets those that were checked. */
function checkedLookup(protocol: string, reach: Reach): LookupFunction {
  return (hostname, options, done) => {
    allowedAddresses(hostname, protocol, reach).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) done(null, [...addresses]);
        else done(null, first!.address, first!.family);
      },
      (error: unknown) => done(error as NodeJS.ErrnoException, ''),
    );
  };
}

/** All addresses of a name, as long as each may be connected to: of a name with both kinds nobody knows which it will be. */
async function allowedAddresses(hostname: string, protocol: string, reach: Reach): Promise<readonly ResolvedAddress[]> {
  const { resolve = (name) => resolveName(name, { all: true }) } = reach;
  const family = isIP(hostname);
  const addresses = family === 0 ? await resolve(hostname) : [{ address: hostname, family }];
  const areAllowed = addresses.every(({ address }) => mayConnect(address, hostname, protocol, reach));
  if (addresses.length === 0 || !areAllowed) throw new AddressRefused('not_public');
  return addresses;
}

function mayConnect(address: string, hostname: string, protocol: string, { privateHosts }: Reach): boolean {
  if (privateHosts.includes(hostname.toLowerCase()) && isOfPrivateNetwork(address)) return true;
  return protocol === 'https:' && isPublic(address);
}

/** As names and addresses are compared: a URL writes IPv6 in brackets. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}
