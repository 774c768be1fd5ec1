import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestContext, Requester } from '../../../bridge/usecases/request-context.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { startWorld, type World } from '../../support/world.ts';
import { codeOf, send } from './steps.ts';

const BLIND = { status: 200, headers: { 'content-type': 'application/json' }, body: '[]' } as const;
const OLDER = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  body: '{"code":"rest_no_route","message":"No route was found","data":{"status":404}}',
} as const;
const ROUTE = { path: /\/bridge\/order-numbers$/ };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => world.wooFaults.clear());

/** WooCommerce's own search does not know what number plugins write. */
const searchIsBlind = () => world.wooFaults.rules.add({ match: ({ path }) => /[?&]search=/.test(path), fault: BLIND });

function numbered(number: string, more: { email?: string; customerId?: number; status?: string } = {}): Order {
  const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }], ...more });
  order.meta_data.push({ id: 1, key: '_order_number', value: number });
  return order;
}

let addresses = 0;
const guest = (): Requester => ({ type: 'guest', ip: `198.18.9.${(addresses += 1)}` });
const lookUp = (orderNumber: string, email: string, requester = guest()) =>
  send(world, 'lookup', { orderNumber, email }, { requester, traceId: 't' } satisfies RequestContext);

/** What was asked since then, without what says who signed it. */
const asked = (since: number) =>
  world.wooFaults.log.slice(since).map(({ method, path }) => `${method} ${path.split('?')[0]}`);

describe('A number that only its plugin knows', () => {
  const NUMBERS = [
    '2026-00042-A',
    '#9001',
    'WEB/7',
    'ORD-2026-7',
    '1000000001',
    'N° 12',
    '000512',
    'ÖRD-5',
    'A B 9',
    'x.7.',
  ];

  it.each(NUMBERS)('%s is found by its billing e-mail, in whatever spelling', async (number) => {
    searchIsBlind();
    numbered(number, { email: 'Ana@Münster.example' });
    for (const email of ['ana@xn--mnster-3ya.example', ' <ANA@MÜNSTER.example> ']) {
      const found = await lookUp(` ${number.toLowerCase()}.`, email);
      expect(found).toMatchObject({ ok: true, value: { order: { number } } });
    }
    expect(codeOf(await lookUp(number, 'eve@example.com'))).toBe('order_not_found');
    expect(codeOf(await lookUp(`${number}1`, 'ana@münster.example'))).toBe('order_not_found');
  });

  it('is found by its customer, whatever e-mail is typed', async () => {
    searchIsBlind();
    numbered('KD-1', { customerId: 71 });
    const customer = (of: number): Requester => ({
      type: 'customer',
      id: of,
      email: 'x@example.com',
      ip: '198.18.8.1',
    });
    expect(await lookUp('KD-1', 'me@example.com', customer(71))).toMatchObject({
      ok: true,
      value: { order: { number: 'KD-1' } },
    });
    expect(codeOf(await lookUp('KD-1', 'me@example.com', customer(72)))).toBe('order_not_found');
  });

  it('of two that are spelt alike is the one as typed', async () => {
    numbered('7042');
    numbered('#7042');
    expect(await lookUp('7042', ANA)).toMatchObject({ ok: true, value: { order: { number: '7042' } } });
    expect(await lookUp('#7042', ANA)).toMatchObject({ ok: true, value: { order: { number: '#7042' } } });
  });

  it.each(['trash', 'checkout-draft', 'auto-draft'])('of an order in state %s is not found', async (status) => {
    numbered(`GONE-${status}`, { status });
    searchIsBlind();
    expect(codeOf(await lookUp(`GONE-${status}`, ANA))).toBe('order_not_found');
  });

  it('is found among more orders of one e-mail than are told, by the store’s own ways', async () => {
    const email = 'office@example.com';
    numbered('OFFICE-1', { email });
    for (let n = 2; n <= 205; n += 1) numbered(`OFFICE-${n}`, { email });
    expect(await lookUp('OFFICE-1', email)).toMatchObject({ ok: true, value: { order: { number: 'OFFICE-1' } } });
    searchIsBlind();
    expect(await lookUp('OFFICE-205', email)).toMatchObject({ ok: true });
    expect(codeOf(await lookUp('OFFICE-1', email))).toBe('order_not_found');
  });
});

describe('What the site is asked', () => {
  it('is one question, whether the order is there, is somebody else’s, or is not; staff and the owner read on', async () => {
    const { id } = numbered('ONE-1');
    const calls = async (number: string, email: string) => {
      const since = world.wooFaults.log.length;
      await lookUp(number, email);
      return asked(since);
    };
    const one = ['POST /wp-json/boomerang/v1/bridge/order-numbers'];
    expect(await calls('ONE-1', 'eve@example.com')).toEqual(one);
    expect(await calls('ONE-2', ANA)).toEqual(one);
    expect(await calls(String(id), 'eve@example.com')).toEqual(one);
    expect(await calls('?', ANA)).toEqual(one);
    expect((await calls('ONE-1', ANA)).slice(0, 2)).toEqual([...one, `GET /wp-json/wc/v3/orders/${id}`]);
  });

  it('is for lists by number and by e-mail where the plugin is older', async () => {
    numbered('OLD-1');
    world.wooFaults.rules.add({ match: ROUTE, fault: OLDER });
    const since = world.wooFaults.log.length;
    expect(codeOf(await lookUp('OLD-1', 'eve@example.com'))).toBe('order_not_found');
    expect(asked(since).slice(1)).toEqual(Array(3).fill('GET /wp-json/wc/v3/orders'));
    expect(codeOf(await lookUp('OLD-1', ANA))).toBe('ok');
  });

  it('of a site that does not answer is no "not found"', async () => {
    world.wooFaults.rules.add({ match: ROUTE, fault: { status: 502 } });
    await expect(lookUp('ONE-1', ANA)).rejects.toMatchObject({ name: 'StoreUnavailable' });
  });

  it('is not believed about whose order it is: what it names is read, and compared again', async () => {
    const { id } = numbered('HERS-1');
    const body = JSON.stringify({ orders: [{ id, number: 'HERS-1' }], more: false });
    world.wooFaults.rules.add({ match: ROUTE, fault: { ...BLIND, body } });
    expect(codeOf(await lookUp('HERS-1', 'eve@example.com'))).toBe('order_not_found');
    expect(codeOf(await lookUp('HERS-1', ANA))).toBe('ok');
  });
});
