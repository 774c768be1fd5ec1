import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import type { Order } from '../../../../bridge/domain/order.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { StoreUnavailable, type Store } from '../../../../bridge/ports/store.ts';
import { startFaultProxy, type Fault, type FaultProxy } from '../../../standins/fault-proxy.ts';
import { startWooStandin, type WooStandin } from '../../../standins/woocommerce/index.ts';
import { makeSample, placeOrder } from './sample-store.ts';
import { oneShirt } from './store-suite.ts';

const rules = DEFAULT_RULES;
const REFUNDS = { method: 'POST', path: '/refunds' };
const FATAL = JSON.stringify({ code: 'internal_server_error', message: 'A critical error', data: { status: 500 } });
const MAINTENANCE = { status: 503, headers: { 'retry-after': '600' }, body: '<h1>Maintenance</h1>' };

describe('With a network and a store that fail', () => {
  let standin: WooStandin;
  let proxy: FaultProxy;
  let store: Store;
  let impatient: Store;
  let order: Order;
  let orderNumber: string;

  beforeAll(async () => {
    standin = await startWooStandin();
    proxy = await startFaultProxy({ target: standin.url });
    const site = { ...standin, refuseRefunds: async () => undefined };
    const sample = await makeSample(site);
    ({ number: orderNumber } = await placeOrder(site, sample, 'boomtest'));
  });
  beforeEach(async () => {
    store = woocommerceStore({ ...standin, url: proxy.url });
    impatient = woocommerceStore({ ...standin, url: proxy.url, readTimeoutMs: 300, writeTimeoutMs: 300 });
    order = (await store.findOrder(orderNumber, () => true, { rules }))!;
    standin.book.refunds.length = standin.book.payouts.length = proxy.log.length = 0;
  });
  afterEach(() => {
    proxy.clear();
    standin.gateways.boomtest!.mood = 'pays';
    standin.switches.readOnlyKey = false;
  });
  afterAll(async () => {
    await proxy.stop();
    await standin.stop();
  });

  const outcomes: readonly [string, Fault, { type: string; code?: string; retryAfterMs?: number | null }, number][] = [
    ['the answer was cut off', 'cut-after', { type: 'unknown' }, 1],
    ['the answer came empty', 'empty', { type: 'unknown', code: 'unreadable' }, 1],
    ['half of the answer came', 'half', { type: 'unknown' }, 1],
    ['the answer came too late', { delay: 700 }, { type: 'unknown', code: 'timeout' }, 1],
    ['the line broke, nobody knows when', 'cut-before', { type: 'unknown' }, 0],
    [
      'PHP died with a fatal error',
      { status: 500, body: FATAL },
      { type: 'unknown', code: 'internal_server_error' },
      0,
    ],
    ['a proxy says bad gateway', { status: 502, body: '<html>' }, { type: 'unknown' }, 0],
    ['a proxy gave up on PHP', { status: 503, body: '<html>' }, { type: 'unknown' }, 0],
    ['a page of HTML came with 200', { status: 200, body: '<html>' }, { type: 'unknown', code: 'unreadable' }, 0],
    ['the site is in maintenance', MAINTENANCE, { type: 'not_sent', retryAfterMs: 600_000 }, 0],
    [
      'there were too many requests',
      { status: 429, headers: { 'retry-after': '7' } },
      { type: 'not_sent', retryAfterMs: 7000 },
      0,
    ],
    [
      'the address redirects',
      { status: 301, headers: { location: '/x' } },
      { type: 'not_sent', code: 'redirected' },
      0,
    ],
  ];
  it.each(outcomes)('a refund is not taken for done or refused when %s', async (_, fault, outcome, paid) => {
    proxy.rules.add({ match: REFUNDS, fault });
    const sender = typeof fault === 'object' && 'delay' in fault ? impatient : store;
    expect(await sender.createRefund(oneShirt(order))).toMatchObject(outcome);
    await expect.poll(() => standin.book.payouts.length).toBe(paid);
  });

  it('a refund is surely not sent when nobody listens', async () => {
    const nobody = woocommerceStore({ ...standin, url: 'http://127.0.0.1:9' });
    expect(await nobody.createRefund(oneShirt(order))).toMatchObject({ type: 'not_sent', code: 'unreachable' });
  });

  it('a refund is surely not sent when the key is wrong or may not write', async () => {
    const stranger = woocommerceStore({ ...standin, secret: 'cs_wrong' });
    expect(await stranger.createRefund(oneShirt(order))).toMatchObject({ type: 'not_sent' });
    standin.switches.readOnlyKey = true;
    expect(await store.createRefund(oneShirt(order))).toMatchObject({ type: 'not_sent' });
    expect(await store.checkConnection()).toMatchObject({
      read: null,
      write: { detail: expect.stringContaining('API key') },
    });
  });

  it('pays once when a lost answer is asked for again with the same key', async () => {
    proxy.rules.add({ match: REFUNDS, fault: 'cut-after', times: 1 });
    const request = oneShirt(order);
    expect(await store.createRefund(request)).toMatchObject({ type: 'unknown' });
    expect(await store.createRefund(request)).toMatchObject({ type: 'done', value: { effectId: request.effect.id } });
    expect(standin.book.payouts).toHaveLength(1);
  });

  it('pays twice without the guard: the key alone is nothing', async () => {
    standin.switches.guard = false;
    const request = oneShirt(order);
    await store.createRefund(request);
    await store.createRefund(request);
    standin.switches.guard = true;
    expect(standin.book.payouts).toHaveLength(2);
  });

  it('stays in the dark while a claim has no answer, and when the key was used for something else', async () => {
    standin.switches.deaths.push({ path: /refunds$/, when: 'after-act' });
    const request = oneShirt(order);
    expect(await store.createRefund(request)).toMatchObject({ type: 'unknown' });
    expect(await store.createRefund(request)).toMatchObject({ type: 'unknown', code: 'boomerang_key_in_flight' });
    const other = { ...request, returnNumber: 'RMA-2' };
    expect(await store.createRefund(other)).toMatchObject({ type: 'unknown', code: 'boomerang_key_reused' });
    expect(standin.book.payouts).toHaveLength(1);
  });

  it('finds a refund by its reason when WooCommerce died before it saved meta, and counts it as its own', async () => {
    standin.gateways.boomtest!.mood = 'dies-after-paying';
    const request = oneShirt(order, { effect: { id: randomUUID(), attempt: 1 } });
    expect(await store.createRefund(request)).toMatchObject({ type: 'unknown' });
    const [found] = await store.listRefunds(order.id, order.currency);
    expect(found).toMatchObject({ paid: false, effectId: null });
    expect(found?.reason).toContain(request.effect.id);
    expect((await store.getOrder(order.id, rules))?.refunds).toMatchObject([{ effectId: request.effect.id }]);
  });

  it.each([
    ['cut-before', 'unreachable'],
    ['half', 'unreachable'],
    ['empty', 'unreadable'],
    [{ delay: 600 }, 'timeout'],
    [{ status: 500, body: FATAL }, 'store_error'],
    [{ status: 429 }, 'rate_limited'],
    [{ status: 302, headers: { location: '/' } }, 'redirected'],
    [{ status: 401, body: '{}' }, 'not_allowed'],
    [{ status: 404, body: JSON.stringify({ code: 'rest_no_route', message: '' }) }, 'no_route'],
  ] as const)('a read that meets %j throws StoreUnavailable "%s"', async (fault, code) => {
    proxy.rules.add({ match: { method: 'GET' }, fault: fault as Fault });
    const failure = await impatient.getOrder(order.id, rules).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(failure).toMatchObject({ code });
  });

  it('keeps to one time limit over all calls of a look-up', async () => {
    proxy.rules.add({ match: { method: 'GET' }, fault: { delay: 150 } });
    const start = performance.now();
    await expect(store.findOrder(orderNumber, () => true, { timeoutMs: 200, rules })).rejects.toMatchObject({
      code: 'timeout',
    });
    expect(performance.now() - start).toBeLessThan(700);
  });

  it('asks the store the same way for an order that exists and for one that does not', async () => {
    const asked = async (number: string) => {
      proxy.log.length = 0;
      expect(await store.findOrder(number, () => false, { rules })).toBeNull();
      return proxy.log.map(({ method, path }) => `${method} ${path.replace(/=[^&]*/g, '')}`);
    };
    const known = await asked(orderNumber);
    expect(known).toHaveLength(2);
    expect(await asked('999999')).toEqual(known);
    expect(await asked('no number')).toEqual(known);
  });

  it('takes nine calls for a first look-up, five for the next, and one more for an order with refunds', async () => {
    const asked = async () => {
      proxy.log.length = 0;
      expect(await store.findOrder(orderNumber, () => true, { rules })).toMatchObject({ number: orderNumber });
      return proxy.log.length;
    };
    store = woocommerceStore({ ...standin, url: proxy.url });
    expect(await asked()).toBe(9);
    expect(await asked()).toBe(5);
    await store.createRefund(oneShirt(order));
    expect(await asked()).toBe(6);
  });

  it('never shows a key, however a call fails', async () => {
    const shown: unknown[] = [];
    const keys = { key: 'ck_never_show_this', secret: 'cs_never_show_this' };
    const peer = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
    const broken = woocommerceStore({ ...keys, url: `http://127.0.0.1:${(peer.address() as AddressInfo).port}` });
    const refused = woocommerceStore({ ...keys, url: proxy.url });
    for (const each of [broken, refused]) {
      shown.push(await each.getOrder(1, rules).catch((error: unknown) => error));
      shown.push(await each.createRefund(oneShirt(order)), await each.checkConnection(), each);
    }
    await new Promise((resolve) => peer.close(resolve));
    expect(inspect(shown, { depth: 12, showHidden: true })).not.toContain('never_show_this');
  });
});
