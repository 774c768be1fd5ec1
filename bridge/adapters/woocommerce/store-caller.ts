import { callStore, type StoreAccess, type StoreCall, type StoreReply, type StoreWay } from './client.ts';
import { isPage, isUnsigned } from './reading.ts';

export type StoreCaller = (call: StoreCall) => Promise<StoreReply>;

/** Asks for one thing only, which shows whether a way leads to WooCommerce. */
const PROBE = { method: 'GET', path: 'orders', query: { per_page: '1', _fields: 'id' } } as const;

/**
 * Calls the store by the way that works: servers strip the `Authorization` header (the call is then signed, OAuth 1.0a), and sites with plain permalinks
 * have no `/wp-json/`. The other way is learnt by reading orders there. A write goes there a second time only if the first can't have been acted on.
 */
export function storeCaller(access: StoreAccess): StoreCaller {
  let way: StoreWay = { signed: access.url.startsWith('http:'), plain: false };
  return async (call) => {
    let reply = await callStore(access, call, way);
    for (let turns = 0; turns < 2; turns += 1) {
      const other = otherWay(reply, way);
      if (other === null) return reply;
      const found = await callStore(access, { ...PROBE, timeoutMs: call.timeoutMs }, other);
      // Also one step of two: the page is gone, the key still is not read.
      if (!isListOfOrders(found) && !(isUnsigned(found) && !other.signed)) return reply;
      way = other;
      if (call.method !== 'GET' && !isRefusal(reply)) return reply;
      reply = await callStore(access, call, way);
    }
    return reply;
  };
}

/** null: there is none to try. */
function otherWay(reply: StoreReply, { signed, plain }: StoreWay): StoreWay | null {
  if (isUnsigned(reply)) return signed ? null : { signed: true, plain };
  return isPage(reply) || isRedirect(reply) ? { signed, plain: !plain } : null;
}

/** With plain permalinks WordPress may lead `/wp-json/` on to its home page. */
const isRedirect = (reply: StoreReply): boolean => reply.type === 'answer' && reply.status >= 300 && reply.status < 400;

/** What only WooCommerce's own route answers: a site that knows no such address may answer 200, too, with something else. */
const isListOfOrders = (reply: StoreReply): boolean =>
  reply.type === 'answer' && reply.status < 300 && Array.isArray(reply.body);

/** Nothing was acted on: the key was not read, or there was no such address. */
const isRefusal = (reply: StoreReply): boolean => reply.type === 'answer' && reply.status >= 300 && reply.status < 500;
