import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../../bridge/ports/store.ts';
import { lookUpOrder, provenDelivery } from '../../../bridge/usecases/look-up-order.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { startWorld, type World } from '../../support/world.ts';
import { codeOf } from './steps.ts';

const SECOND_MS = 1_000;
const QUARTER_MS = 15 * 60_000;

let world: World;
let order: Order;
/** Look-ups that reached the store. */
let asked = 0;
let networks = 0;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }], customerId: 77 });
  asked = 0;
  // What was seen of earlier tests is over.
  world.pass(2 * QUARTER_MS);
});

function guest(ip = `198.19.0.${(networks += 1)}`): RequestContext {
  return { requester: { type: 'guest', ip }, traceId: 'trace' };
}

function customer(id: number, { requester: { ip } }: RequestContext): RequestContext {
  return { requester: { type: 'customer', id, email: 'x@example.com', ip }, traceId: 'trace' };
}

type Shop = 'slow' | 'away' | 'answers';

function shop(how: Shop): typeof world.deps.store {
  const { store } = world.deps;
  return {
    ...store,
    findOrder(...args) {
      asked += 1;
      if (how === 'answers') return store.findOrder(...args);
      const code = how === 'slow' ? 'timeout' : 'store_error';
      return Promise.reject(new StoreUnavailable(code, 'No answer.'));
    },
  };
}

async function tried(how: Shop, context: RequestContext, email = ANA): Promise<string> {
  const body = { orderNumber: String(order.id), email, locale: 'en_US', kept: '' };
  return lookUpOrder({ ...world.deps, store: shop(how) }, body, context).then(codeOf, (error: unknown) =>
    error instanceof StoreUnavailable ? error.code : 'thrown',
  );
}

async function times(count: number, how: Shop, context: RequestContext): Promise<string[]> {
  const codes: string[] = [];
  for (let n = 0; n < count; n += 1) codes.push(await tried(how, context));
  return codes;
}

describe('A look-up that ends in a time-out', () => {
  it('is no wrong try, and counts as work: a few, then the network waits, and is told why and until when', async () => {
    const eve = guest();
    const codes = await times(40, 'slow', eve);
    expect(new Set(codes)).toEqual(new Set(['timeout', 'store_slow']));
    expect(asked).toBe(4);
    const body = { orderNumber: String(order.id), email: ANA, locale: 'en_US', kept: '' };
    const refused = await lookUpOrder({ ...world.deps, store: shop('slow') }, body, eve);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'store_slow', params: { minutes: 1 } } });
    if (refused.ok) throw new Error('It was let through');
    expect(refused.problem.retryAfterSeconds).toBeLessThanOrEqual(60);
    // Its wrong tries are all there still.
    world.pass(60 * SECOND_MS);
    const wrong: string[] = [];
    for (let n = 0; n < 9; n += 1) wrong.push(await tried('answers', eve, 'eve@example.com'));
    expect(wrong.filter((code) => code === 'order_not_found')).toHaveLength(8);
  });

  it('again and again in a quarter of an hour asks the shop a dozen times, not without end', async () => {
    const eve = guest();
    for (let second = 0; second < QUARTER_MS / SECOND_MS; second += 5) {
      await tried('slow', eve);
      world.pass(5 * SECOND_MS);
    }
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThanOrEqual(16);
  });

  it('in parallel passes no limit either, once the network waits: one is asked at a time', async () => {
    const eve = guest();
    await times(4, 'slow', eve);
    world.pass(60 * SECOND_MS);
    asked = 0;
    await Promise.all(Array.from({ length: 30 }, () => tried('slow', eve)));
    expect(asked).toBe(1);
  });

  it('counts by network, not by spelling of the address', async () => {
    for (let host = 1; host <= 30; host += 1) await tried('slow', guest(`2001:db8:55:1::${host.toString(16)}`));
    expect(asked).toBe(4);
    for (let net = 2; net <= 60; net += 1) await tried('slow', guest(`2001:db8:55:${net.toString(16)}::1`));
    expect(asked).toBe(16);
  });

  it('does not lock anybody out once the shop answers: the right e-mail gets through at once, or after a pause', async () => {
    const eve = guest();
    await times(3, 'slow', eve);
    expect(await tried('answers', eve)).toBe('ok');
    await times(10, 'slow', eve);
    expect(await tried('answers', guest())).toBe('ok');
    // That one was answered: the shop is slow no more, and nobody waits for it.
    expect(await times(5, 'answers', eve)).toEqual(Array(5).fill('ok'));
    const bob = guest();
    await times(10, 'slow', bob);
    world.pass(20 * SECOND_MS);
    expect(await tried('answers', bob)).toBe('ok');
  });

  it('of others in her network does not stop a signed-in owner', async () => {
    const cafe = guest();
    await times(30, 'slow', cafe);
    expect(await tried('answers', customer(77, cafe), 'me@example.com')).toBe('ok');
    asked = 0;
    await times(30, 'slow', customer(78, cafe));
    expect(asked).toBeLessThanOrEqual(4);
  });

  it('behind a proxy that was not named stops nobody for one visitor’s sake', async () => {
    const behind: RequestContext = { requester: { type: 'guest', ip: '10.0.0.9', proxy: 'private' }, traceId: 't' };
    expect(new Set(await times(60, 'slow', behind))).toEqual(new Set(['timeout']));
    expect(await tried('answers', behind)).toBe('ok');
  });

  it('is what counts, not a shop that is away: that answers at once that it does not', async () => {
    expect(new Set(await times(30, 'away', guest()))).toEqual(new Set(['store_error']));
  });

  it('does not stop what the site kept: nobody waits for its answer, and it comes again by itself', async () => {
    const eve = guest();
    await times(10, 'slow', eve);
    const body = { orderNumber: String(order.id), email: ANA };
    expect(codeOf(await provenDelivery({ ...world.deps, store: shop('answers') }, body, eve))).toBe('ok');
  });
});
