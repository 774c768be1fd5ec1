import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EstimateResponse, LookupResponse } from '../../../bridge/contract/shop.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import { createRefund } from '../../standins/woocommerce/refunds.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { codeOf, send } from './steps.ts';

const QUARTER_MS = 15 * 60_000;

let world: World;
let order: Order;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.wooFaults.clear();
  order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 3 }] });
});

let addresses = 0;
/** What the store was asked since then, without what was typed and without the signature. */
function callsOfStore(since: number, number: string): string[] {
  return world.wooFaults.log.slice(since).map(({ method, path }) => {
    const { pathname, searchParams } = new URL(path, 'http://store');
    const query = [...searchParams].filter(([name]) => !name.startsWith('oauth_'));
    const isTyped = (name: string, text: string) => text === number || name === 'include' || text.includes('@');
    const asked = query.map(([name, text]) => `${name}=${isTyped(name, text) ? '…' : text}`);
    return `${method} ${pathname}?${[...new Set(asked)].sort().join('&')}`;
  });
}

/** Each test asks from an address of its own. */
function guest(): RequestContext {
  return { requester: { type: 'guest', ip: `198.18.0.${(addresses += 1)}` }, traceId: 'trace' };
}
function from(ip: string): RequestContext {
  return { requester: { type: 'guest', ip }, traceId: 'trace' };
}
const lookUp = (orderNumber: string, email: string, context: RequestContext) =>
  send(world, 'lookup', { orderNumber, email }, context);

describe('An unknown order and a wrong e-mail', () => {
  it('get the same answer after the same calls to the store, so that neither tells anything', async () => {
    const context = guest();
    await lookUp(String(order.id), ANA, context);
    const callsOf = async (number: string, email: string) => {
      const from = world.wooFaults.log.length;
      const answer = await lookUp(number, email, context);
      return { answer, calls: callsOfStore(from, number) };
    };
    const wrongEmail = await callsOf(String(order.id), 'eve@example.com');
    const unknown = await callsOf('987654', ANA);
    const noNumber = await callsOf('WEB/2026', ANA);
    expect(wrongEmail.answer).toEqual({ ok: false, problem: { code: 'order_not_found', params: {} } });
    expect(unknown).toEqual(wrongEmail);
    expect(noNumber).toEqual(wrongEmail);
    // The numbers of who asks, and nothing of the order: a whole order takes longer to read than one that is not there.
    expect(wrongEmail.calls).toEqual(['POST /wp-json/boomerang/v1/bridge/order-numbers?']);
  });

  it('of a site with an older plugin too: heads only, by id, number and e-mail', async () => {
    const body = JSON.stringify({ code: 'rest_no_route', message: 'No route was found', data: { status: 404 } });
    const fault = { status: 404, headers: { 'content-type': 'application/json' }, body };
    world.wooFaults.rules.add({ match: { path: /\/bridge\/order-numbers$/ }, fault });
    const context = guest();
    const callsOf = async (number: string, email: string) => {
      const since = world.wooFaults.log.length;
      expect(codeOf(await lookUp(number, email, context))).toBe('order_not_found');
      return callsOfStore(since, number).slice(1);
    };
    const wrongEmail = await callsOf(String(order.id), 'eve@example.com');
    expect(wrongEmail).toHaveLength(3);
    for (const call of wrongEmail) expect(call).not.toMatch(/line_items|meta_data|total/);
    expect(await callsOf('987654', ANA)).toEqual(wrongEmail);
    expect(await callsOf('WEB/2026', ANA)).toEqual(wrongEmail);
  });

  it('of a store whose numbers are not ids are told apart by nothing either', async () => {
    order.meta_data.push({ id: 1, key: '_order_number', value: 'WEB-77' });
    const eve = guest();
    const asked = async (number: string) => {
      const since = world.wooFaults.log.length;
      const answer = await lookUp(number, 'eve@example.com', eve);
      return { answer, calls: callsOfStore(since, number) };
    };
    expect(await asked('WEB-77')).toEqual(await asked('WEB-78'));
    expect(codeOf(await lookUp('WEB-77', ANA, eve))).toBe('ok');
  });

  it.each(['existing', 'unknown'])(
    '(%s order) may be tried eight times from one network, then later, with the time given',
    async (which) => {
      const number = which === 'existing' ? String(order.id) : '555001';
      const eve = guest();
      for (let attempt = 0; attempt < 8; attempt += 1) {
        expect(codeOf(await lookUp(number, 'eve@example.com', eve))).toBe('order_not_found');
      }
      world.pass(60_000);
      const from = world.wooFaults.log.length;
      const refused = await lookUp(number, 'eve@example.com', eve);
      expect(refused).toMatchObject({
        problem: { code: 'too_many_attempts', params: { minutes: 14 }, retryAfterSeconds: 14 * 60 },
      });
      expect(codeOf(await lookUp(`# ${number}`, ANA, eve))).toBe('too_many_attempts');
      expect(world.wooFaults.log).toHaveLength(from);
      expect(codeOf(await lookUp(number, ANA, guest()))).toBe(which === 'existing' ? 'ok' : 'order_not_found');
      world.pass(QUARTER_MS);
      expect(codeOf(await lookUp(number, ANA, eve))).toBe(which === 'existing' ? 'ok' : 'order_not_found');
    },
  );

  it('may be tried thirty times from one address, whatever the order', async () => {
    const context = guest();
    for (let attempt = 0; attempt < 30; attempt += 1) await lookUp(`6660${attempt}`, ANA, context);
    expect(codeOf(await lookUp(String(order.id), ANA, context))).toBe('too_many_attempts');
    expect(codeOf(await lookUp(String(order.id), ANA, guest()))).toBe('ok');
  });

  it('are counted by network, not by spelling: of 45 tries from 45 addresses of one /64 eight pass', async () => {
    const codes: string[] = [];
    for (let host = 1; host <= 45; host += 1) {
      codes.push(codeOf(await lookUp(String(order.id), 'eve@example.com', from(`2001:db8:7:7::${host.toString(16)}`))));
    }
    expect(codes.filter((code) => code === 'order_not_found')).toHaveLength(8);
    const wide: string[] = [];
    for (let net = 1; net <= 45; net += 1) {
      wide.push(codeOf(await lookUp(String(order.id), 'eve@example.com', from(`2001:db8:7:${net + 100}::1`))));
    }
    // 32 from one /48, the eight of before among them.
    expect(wide.filter((code) => code === 'order_not_found')).toHaveLength(24);
  });

  it('can not pass the limit together: of 40 parallel tries eight reach the store', async () => {
    const eve = guest();
    const begun = world.wooFaults.log.length;
    const tries = Array.from({ length: 40 }, () => lookUp(String(order.id), 'eve@example.com', eve).then(codeOf));
    const codes = await Promise.all(tries);
    expect(codes.filter((code) => code === 'order_not_found')).toHaveLength(8);
    expect(world.wooFaults.log.length - begun).toBe(8);
  });

  it('from everywhere never lock the order’s owner out: 300 of 300 wrong tries, and she gets it at once', async () => {
    const tries = Array.from({ length: 300 }, (_, n) => from(`198.51.${100 + Math.floor(n / 100)}.${n % 100}`));
    for (const eve of tries)
      expect(codeOf(await lookUp(String(order.id), 'eve@example.com', eve))).toBe('order_not_found');
    expect(codeOf(await lookUp(String(order.id), ANA, guest()))).toBe('ok');
  });

  it('from the network of a signed-in owner do not stop her; her account finds nothing that is not hers', async () => {
    const own = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }], customerId: 77 });
    const cafe = guest();
    for (let n = 0; n < 40; n += 1) await lookUp(String(own.id), 'eve@example.com', cafe);
    expect(codeOf(await lookUp(String(own.id), ANA, cafe))).toBe('too_many_attempts');
    const { ip } = cafe.requester;
    const owner: RequestContext = { requester: { type: 'customer', id: 77, email: 'x@example.com', ip }, traceId: 't' };
    for (let n = 0; n < 40; n += 1) expect(codeOf(await lookUp(String(own.id), 'me@example.com', owner))).toBe('ok');
    const eve: RequestContext = { requester: { type: 'customer', id: 78, email: 'e@example.com', ip }, traceId: 't' };
    // The right e-mail of another's order is a guess, and guesses are over here.
    const codes: string[] = [];
    for (let n = 0; n < 40; n += 1) codes.push(codeOf(await lookUp(String(own.id), ANA, eve)));
    expect(new Set(codes)).toEqual(new Set(['too_many_attempts']));
    // And she can not make the store search for ever.
    const begun = world.wooFaults.log.length;
    for (let n = 0; n < 10; n += 1) await lookUp(String(own.id), ANA, eve);
    expect(world.wooFaults.log).toHaveLength(begun);
  });

  it('of everybody behind a proxy that was not named do not lock the shop', async () => {
    const behind = (): RequestContext => ({
      requester: { type: 'guest', ip: '10.0.0.5', proxy: 'private' },
      traceId: 'trace',
    });
    for (let n = 0; n < 60; n += 1) await lookUp(String(order.id), 'eve@example.com', behind());
    expect(codeOf(await lookUp(String(order.id), ANA, behind()))).toBe('ok');
  });

  it('the right answer uses nothing up, and a store that does not answer neither', async () => {
    const context = guest();
    world.wooFaults.rules.add({ match: () => true, fault: { status: 502 } });
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await expect(lookUp(String(order.id), ANA, context)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    }
    world.wooFaults.clear();
    for (let attempt = 0; attempt < 31; attempt += 1) {
      expect(codeOf(await lookUp(String(order.id), ANA, context))).toBe('ok');
    }
  });
});

describe('What the shopper is shown', () => {
  const total = async (token: string, quantity: number) => {
    const lines = [{ lineId: order.line_items[0]!.id, quantity, reasonId: 'too_small' }];
    return (value(await send(world, 'estimate', { token, lines })) as EstimateResponse).payouts[0]?.breakdown;
  };

  it('is an estimate of what is chosen, and the same for a submitted return', async () => {
    const { token } = value(await lookUp(`#${order.id}`, ANA, guest())) as LookupResponse;
    const parts = (lines: readonly { readonly amount: number }[] = []) => lines.map(({ amount }) => amount);
    expect(parts((await total(token, 1))?.lines)).toEqual([4990, 430]);
    expect(parts((await total(token, 2))?.lines)).toEqual([9980, 860]);
    expect(parts((await total(token, 3))?.lines)).toEqual([14970, 1291]);
    const status = value(await world.submit(order, [[0, 2]]));
    expect(status.payouts[0]?.breakdown).toMatchObject({ total: 9980 + 860, currency: 'USD', decimals: 2 });
    const after = value(await lookUp(String(order.id), ANA, guest())) as LookupResponse;
    expect(after.order.lines[0]?.returnable).toBe(1);
    expect(parts((await total(after.token, 1))?.lines)).toEqual([4990, 431]);
  });

  it('promises no more than a refund by amount has left, and says so in a line of its own', async () => {
    createRefund(world.woo.shop, order.id, { amount: '150.00', api_refund: false });
    const left = Math.round(order.total * 100) - 15000;
    const { token } = value(await lookUp(String(order.id), ANA, guest())) as LookupResponse;
    const estimate = await total(token, 3);
    expect(estimate?.total).toBe(left);
    expect(estimate?.lines.find(({ kind }) => kind === 'cap')?.amount).toBe(left - 14970 - 1291);
    expect(value(await world.submit(order, [[0, 3]])).payouts[0]?.breakdown.total).toBe(left);
  });

  it('gives a reason for an order that can not be returned', async () => {
    order.completed = Date.parse('2026-09-01T00:00:00Z');
    const found = value(await lookUp(String(order.id), ANA, guest())) as LookupResponse;
    expect(found.refusal ?? found.order.lines[0]?.refusal).toMatchObject({ code: 'window_over', rule: 'window.days' });
    expect(found.order.lines[0]).toMatchObject({ returnable: 0 });
  });
});
