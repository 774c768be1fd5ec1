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
/** Each test asks from an address of its own. */
function guest(): RequestContext {
  return { requester: { type: 'guest', ip: `203.0.113.${(addresses += 1)}` }, traceId: 'trace' };
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
      const calls = world.wooFaults.log.slice(from).map(({ method, path }) => `${method} ${path.split('?')[0]}`);
      return { answer, calls };
    };
    const wrongEmail = await callsOf(String(order.id), 'eve@example.com');
    const unknown = await callsOf('987654', ANA);
    const noNumber = await callsOf('WEB/2026', ANA);
    expect(wrongEmail.answer).toEqual({ ok: false, problem: { code: 'order_not_found', params: {} } });
    expect(unknown).toEqual(wrongEmail);
    expect(noNumber).toEqual(wrongEmail);
  });

  it.each(['existing', 'unknown'])(
    '(%s order) may be tried eight times, then later, with the time given',
    async (which) => {
      const number = which === 'existing' ? String(order.id) : '555001';
      for (let attempt = 0; attempt < 8; attempt += 1) {
        expect(codeOf(await lookUp(number, 'eve@example.com', guest()))).toBe('order_not_found');
      }
      world.pass(60_000);
      const from = world.wooFaults.log.length;
      const refused = await lookUp(number, 'eve@example.com', guest());
      expect(refused).toMatchObject({
        problem: { code: 'too_many_attempts', params: { minutes: 14 }, retryAfterSeconds: 14 * 60 },
      });
      expect(codeOf(await lookUp(`# ${number}`, ANA, guest()))).toBe('too_many_attempts');
      expect(world.wooFaults.log).toHaveLength(from);
      world.pass(QUARTER_MS);
      expect(codeOf(await lookUp(number, ANA, guest()))).toBe(which === 'existing' ? 'ok' : 'order_not_found');
    },
  );

  it('may be tried thirty times from one address, whatever the order', async () => {
    const context = guest();
    for (let attempt = 0; attempt < 30; attempt += 1) await lookUp(`6660${attempt}`, ANA, context);
    expect(codeOf(await lookUp(String(order.id), ANA, context))).toBe('too_many_attempts');
    expect(codeOf(await lookUp(String(order.id), ANA, guest()))).toBe('ok');
  });

  it('the right answer uses nothing up, and a store that does not answer neither', async () => {
    const context = guest();
    world.wooFaults.rules.add({ match: () => true, fault: { status: 502 } });
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await expect(lookUp(String(order.id), ANA, context)).rejects.toThrow(/WooCommerce/);
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
