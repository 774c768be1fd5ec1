import { callStore, type StoreAccess, type StoreCall, type StoreReply, type StoreWay } from './client.ts';
import { isPage, isUnsigned } from './reading.ts';

export type StoreCaller = (call: StoreCall) => Promise<StoreReply>;

/** Asks for one thing only, which shows whether a way leads to WooCommerce. */
const PROBE = { method: 'GET', path: 'orders', query: { per_page: '1', _fields: 'id' } } as const;

/**
 * Calls the store by the way that works: servers strip the `Authorization` header (the call is then signed, OAuth 1.0a), and sites with plain permalinks
 * have no `/wp-json/`. The other way is learnt by reading. A write goes there a second time only if the first can't have been acted on.
 */
export function storeCaller(access: StoreAccess): StoreCaller {
  let way: StoreWay = { signed: access.url.startsWith('http:'), plain: false };
  return async (call) => {
    let reply = await callStore(access, call, way);
    for (let turns = 0; turns < 2; turns += 1) {
      const other = otherWay(reply, way);
      if (other === null) return reply;
      const isRead = call.method === 'GET';
      const found = await callStore(access, isRead ? call : { ...PROBE, timeoutMs: call.timeoutMs }, other);
      // Also one step of two: the page is gone, the key still is not read.
      if (!isAnswer(found) && !(isUnsigned(found) && !other.signed)) return reply;
      way = other;
      if (!isRead && !isRefusal(reply)) return reply;
      reply = isRead ? found : await callStore(access, call, way);
    }
    return reply;
  };
}

/** null: there is none to try. */
function otherWay(reply: StoreReply, { signed, plain }: StoreWay): StoreWay | null {
  if (isUnsigned(reply)) return signed ? null : { signed: true, plain };
  return isPage(reply) ? { signed, plain: !plain } : null;
}

const isAnswer = (reply: StoreReply): boolean =>
  reply.type === 'answer' && reply.status < 300 && typeof reply.body === 'object' && reply.body !== null;

/** Nothing was acted on: the key was not read, or there was no such address. */
const isRefusal = (reply: StoreReply): boolean => reply.type === 'answer' && reply.status >= 300 && reply.status < 500;
