import { describe, expect, it } from 'vitest';
import type { AttemptLimit } from '../../../bridge/domain/lookup-limits.ts';
import { instant } from '../../../bridge/domain/time.ts';
import type { Database } from '../../../bridge/ports/database.ts';
import { DEFAULT_LIMITS } from '../../../bridge/usecases/deps.ts';
import { seenProxies } from '../../../bridge/usecases/proxies.ts';
import type { Requester } from '../../../bridge/usecases/request-context.ts';
import { returnsBudget } from '../../../bridge/usecases/returns-budget.ts';

const ip = '203.0.113.9';
const OF_NETWORK = DEFAULT_LIMITS.networkReturnsADay;

/** What the returns of this requester are counted under. */
async function counted(requester: Requester): Promise<readonly AttemptLimit[]> {
  const asked: AttemptLimit[] = [];
  const database: Pick<Database, 'reserveAttempts' | 'releaseAttempts'> = {
    reserveAttempts: (limits) => Promise.resolve((asked.push(...limits), { ok: true, counts: {} })),
    releaseAttempts: () => Promise.resolve(),
  };
  const deps = { database: database as Database, proxies: seenProxies(), limits: DEFAULT_LIMITS };
  const customer = { id: 0, email: 'ana@example.com' };
  await returnsBudget(deps, { staff: false }, customer, requester, instant(0));
  return asked;
}

describe('The returns of a network', () => {
  it.each([
    ['an address', { type: 'guest', ip }, 1],
    ['an address that sends a header', { type: 'guest', ip, proxy: 'forwarded' }, 1],
    ['a private address', { type: 'guest', ip, proxy: 'private' }, 20],
    ['Cloudflare', { type: 'customer', id: 7, email: 'ana@example.com', ip, proxy: 'cloudflare' }, 20],
    ['the site itself', { type: 'site', ip }, 1],
  ] as const)('always have a limit: %s', async (_who, requester, times) => {
    expect(await counted(requester)).toEqual([{ key: `returns:${ip}/32`, most: OF_NETWORK * times }]);
  });
});
