import { widestNetworkOf } from '../domain/network.ts';
import type { Proxies } from '../usecases/proxies.ts';
import type { Requester } from '../usecases/request-context.ts';

/** Whose turn a request takes, and how many places in the queue whoever it is may have. */
export interface QueueName {
  readonly who: string;
  readonly places: number;
}

/** Many shoppers come from there: one place more than a network has, and never all slots. */
const SHARED_PLACES = 2;

/**
 * Shoppers are told apart by network, signed in or not: accounts are free. An address that many share is one name, too: were each of its requests a
 * name of its own, one header would make a visitor the whole queue.
 */
export function queueName(requester: Requester, isShared: Proxies['isShared']): QueueName {
  if (requester.type === 'staff') return { who: `staff ${requester.id}`, places: 1 };
  if (requester.type === 'site') return { who: 'site', places: 1 };
  const who = widestNetworkOf(requester.ip);
  return isShared(requester) ? { who: `shared ${who}`, places: SHARED_PLACES } : { who, places: 1 };
}
