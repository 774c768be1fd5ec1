import { widestNetworkOf } from '../domain/network.ts';
import type { Requester } from '../usecases/request-context.ts';

let nameless = 0;

/**
 * Whose turn a request takes. Shoppers are told apart by network, signed in or not: accounts are free. Behind a proxy that was not named all shoppers
 * have one address, so each request stands for itself there.
 */
export function queueName(requester: Requester): string {
  if (requester.type === 'staff') return `staff ${requester.id}`;
  if (requester.type === 'site') return 'site';
  return requester.proxy === undefined ? widestNetworkOf(requester.ip) : `behind a proxy ${(nameless += 1)}`;
}
