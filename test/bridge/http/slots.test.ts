import { assert as check, array, asyncProperty, integer, record } from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { refuse } from '../../../bridge/domain/result.ts';
import { createSlots, type Slots } from '../../../bridge/http/slots.ts';
import type { SiteActor } from '../../../bridge/contract/signature.ts';
import type { UnnamedProxy } from '../../../bridge/usecases/request-context.ts';
import { startTestBridge, STAFF, type TestBridge } from './support.ts';

const lookup = { body: JSON.stringify({ orderNumber: '1042', email: 'ana@example.com' }) };
const from = (ip: string, proxy?: UnnamedProxy): { actor: SiteActor; body: string } => ({
  actor: { type: 'guest', ip, ...(proxy ? { proxy } : {}) },
  ...lookup,
});

let bridge: TestBridge | null = null;
afterEach(async () => {
  await bridge?.server.close(1_000);
  bridge = null;
});

/** A look-up that waits until it is let go. */
function gate() {
  const held: (() => void)[] = [];
  return {
    handler: () =>
      new Promise<ReturnType<typeof refuse>>((resolve) => held.push(() => resolve(refuse('order_not_found')))),
    open: () => held.splice(0).forEach((release) => release()),
    openOne: () => held.shift()?.(),
    waiting: () => held.length,
  };
}

describe('look-ups that make WordPress wait for itself', () => {
  it('wait a little when both slots are taken, and get the next that is free', async () => {
    const { handler, open, openOne, waiting } = gate();
    bridge = await startTestBridge({ lookup: handler, label: () => Promise.resolve(refuse('not_found')) });
    const { request } = bridge;
    const held = [1, 2, 3].map((host) => request('POST', '/v1/shop/lookup', from(`203.0.113.${host}`)));
    await expect.poll(waiting).toBe(2);
    expect((await request('GET', `/v1/shop/labels/${'t'.repeat(43)}`)).status).toBe(404);
    openOne();
    await expect.poll(waiting).toBe(2);
    open();
    expect((await Promise.all(held)).map((response) => response.status)).toEqual([404, 404, 404]);
  });

  it('get 503 with Retry-After 1 when they have waited for long enough', async () => {
    const { handler, open, waiting } = gate();
    bridge = await startTestBridge({ lookup: handler }, { slots: { size: 1, places: 2, patienceMs: 80 } });
    const { request } = bridge;
    const held = request('POST', '/v1/shop/lookup', from('203.0.113.1'));
    await expect.poll(waiting).toBe(1);
    const late = await request('POST', '/v1/shop/lookup', from('203.0.113.2'));
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await late.json()).toMatchObject({ code: 'busy' });
    open();
    await held;
  });

  it('of one network wait in one place, by whatever address it asks: the next gets 503 at once', async () => {
    const { handler, open, waiting } = gate();
    bridge = await startTestBridge({ lookup: handler }, { slots: { size: 1, places: 3, patienceMs: 2_000 } });
    const { request } = bridge;
    const ask = (host: number) => request('POST', '/v1/shop/lookup', from(`2001:db8:1:${host}::1`));
    const held = [ask(1), ask(2)];
    await expect.poll(waiting).toBe(1);
    const began = performance.now();
    await expect.poll(async () => (await ask(3)).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(1_000);
    // Somebody else, staff, and all who come through a proxy that was not named still find places.
    const others = [request('POST', '/v1/shop/lookup', from('203.0.113.1'))];
    others.push(request('POST', '/v1/shop/lookup', { ...lookup, actor: STAFF }));
    await expect.poll(async () => (await ask(3)).status).toBe(503);
    const drain = setInterval(open, 5);
    expect((await Promise.all([...held, ...others])).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    clearInterval(drain);
  });

  it.each([
    ['a header that anybody may send is its own network: it runs once and waits once', 'forwarded', 2],
    ['Cloudflare that was not named waits in one place more than a network', 'cloudflare', 3],
    ['a private address that was not named waits in one place more than a network', 'private', 3],
  ] as const)('%s', async (_what, proxy, most) => {
    const { handler, open, waiting } = gate();
    bridge = await startTestBridge({ lookup: handler }, { slots: { size: 1, places: 3, patienceMs: 5_000 } });
    const { request } = bridge;
    const statuses: number[] = [];
    const eve = Array.from({ length: 12 }, async () => {
      statuses.push((await request('POST', '/v1/shop/lookup', from('203.0.113.9', proxy))).status);
    });
    await expect.poll(() => statuses.length).toBe(12 - most);
    expect(new Set(statuses)).toEqual(new Set([503]));
    const ana = request('POST', '/v1/shop/lookup', from('198.51.100.1'));
    await expect.poll(waiting).toBe(1);
    const drain = setInterval(open, 5);
    expect((await ana).status).toBe(404);
    await Promise.all(eve);
    clearInterval(drain);
  });

  it('from behind a proxy that was not named find a few places', async () => {
    const { handler, open, waiting } = gate();
    bridge = await startTestBridge({ lookup: handler }, { slots: { size: 1, places: 2, patienceMs: 5_000 } });
    const { request } = bridge;
    const held = [1, 2, 3].map(() => request('POST', '/v1/shop/lookup', from('10.0.0.5', 'private')));
    await expect.poll(waiting).toBe(1);
    const drain = setInterval(open, 5);
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([404, 404, 404]);
    clearInterval(drain);
  });

  it('give the slot back when the use-case throws', async () => {
    bridge = await startTestBridge(
      { lookup: () => Promise.reject(new Error('broken')) },
      { slots: { size: 1, places: 0, patienceMs: 10 } },
    );
    for (let n = 0; n < 3; n += 1) {
      expect((await bridge.request('POST', '/v1/shop/lookup', lookup)).status).toBe(500);
    }
  });

  it('do not take a slot when they are refused anyway', async () => {
    const { handler, open, waiting } = gate();
    bridge = await startTestBridge({ lookup: handler }, { slots: { size: 1, places: 0, patienceMs: 10 } });
    const held = bridge.request('POST', '/v1/shop/lookup', lookup);
    await expect.poll(waiting).toBe(1);
    expect((await bridge.request('POST', '/v1/shop/lookup', { body: '{}' })).status).toBe(400);
    open();
    await held;
  });
});

/** Lets everything that is settled go on. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('The slots and their queue', () => {
  const PATIENCE = 60_000;

  it('run no more than their size at once and hold no more than their places, whoever comes and goes', async () => {
    const step = record({ who: integer({ min: 0, max: 6 }), ends: integer({ min: 0, max: 3 }) });
    await check(
      asyncProperty(
        integer({ min: 1, max: 3 }),
        integer({ min: 0, max: 4 }),
        array(step, { maxLength: 60 }),
        async (size, places, steps) => {
          const slots = createSlots({ size, places, patienceMs: PATIENCE });
          const running: { who: string; end: () => void }[] = [];
          /** Whose calls are in, running or waiting. */
          const held: string[] = [];
          const outcomes: Promise<unknown>[] = [];
          for (const { who, ends } of steps) {
            const work = () => new Promise<boolean>((end) => running.push({ who: String(who), end: () => end(true) }));
            held.push(String(who));
            outcomes.push(slots.run(String(who), work).finally(() => held.splice(held.indexOf(String(who)), 1)));
            await turn();
            expect(running.length).toBeLessThanOrEqual(size);
            // Each holds a PHP worker of the site.
            expect(held.length).toBeLessThanOrEqual(size + places);
            // Who waits while a slot is free is in the one that it may have already.
            const runs = (name: string) => running.filter((one) => one.who === name).length;
            const waits = held.filter(
              (name, index) => held.indexOf(name) === index && held.filter((one) => one === name).length > runs(name),
            );
            if (running.length < size) for (const name of waits) expect(runs(name)).toBe(Math.max(1, size - 1));
            for (const name of held) expect(runs(name)).toBeLessThanOrEqual(Math.max(1, size - 1));
            for (let n = 0; n < ends; n += 1) running.shift()?.end();
            await turn();
          }
          while (running.length > 0) {
            running.shift()?.end();
            await turn();
          }
          await Promise.all(outcomes);
          expect(held).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  /** Networks that ask again as soon as they are answered, on so many connections each; how often each was served in so many rounds. */
  async function served(
    slots: Slots,
    connections: Readonly<Record<string, number>>,
    rounds: number,
    placesOf: (who: string) => number = () => 1,
  ) {
    const count: Record<string, number> = {};
    const ends: (() => void)[] = [];
    let over = false;
    const connection = async (who: string) => {
      while (!over) {
        const work = () => {
          count[who] = (count[who] ?? 0) + 1;
          return new Promise<boolean>((end) => ends.push(() => end(true)));
        };
        const done = await slots.run(who, work, placesOf(who));
        if (done === null) await turn();
      }
    };
    const all = Object.entries(connections).flatMap(([who, many]) =>
      Array.from({ length: many }, () => connection(who)),
    );
    for (let round = 0; round < rounds; round += 1) {
      await turn();
      ends.shift()?.();
    }
    over = true;
    await turn();
    while (ends.length > 0) {
      ends.shift()?.();
      await turn();
    }
    await Promise.all(all);
    return count;
  }

  it('serve one connection as often as another’s three, or thirty', async () => {
    for (const many of [3, 30]) {
      const slots = createSlots({ size: 2, places: 2, patienceMs: PATIENCE });
      const { eve = 0, ana = 0 } = await served(slots, { eve: many, ana: 1 }, 200);
      expect(ana / (ana + eve)).toBeGreaterThan(0.45);
    }
  });

  it.each([
    [1, 1],
    [1, 2],
    [2, 2],
    [3, 4],
  ])('share with an address of many that has two places (%s slots, %s places)', async (size, places) => {
    const slots = createSlots({ size, places, patienceMs: PATIENCE });
    const placesOf = (who: string) => (who === 'proxy' ? 2 : 1);
    const { proxy = 0, ana = 0, bob = 0 } = await served(slots, { proxy: 12, ana: 1, bob: 1 }, 300, placesOf);
    for (const one of [ana, bob]) expect(one / (proxy + ana + bob)).toBeGreaterThan(0.24);
    expect(proxy).toBeGreaterThan(0);
  });

  it('take the second place of an address of many for whoever has none', async () => {
    const slots = createSlots({ size: 1, places: 2, patienceMs: PATIENCE });
    const ends: (() => void)[] = [];
    const work = () => new Promise<boolean>((end) => ends.push(() => end(true)));
    const first = slots.run('bob', work);
    const [kept, second] = [slots.run('proxy', work, 2), slots.run('proxy', work, 2)];
    const ana = slots.run('ana', work);
    expect(await second).toBeNull();
    for (const run of [first, kept, ana]) {
      ends.shift()?.();
      expect(await run).toBe(true);
      await turn();
    }
  });

  it('leave nobody out, though more networks ask than there are places', async () => {
    await check(
      asyncProperty(array(integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 9 }), async (networks) => {
        const slots = createSlots({ size: 2, places: 2, patienceMs: PATIENCE });
        const connections = Object.fromEntries(networks.map((many, index) => [`network ${index}`, many]));
        const rounds = 60 * networks.length;
        const count = await served(slots, connections, rounds);
        const fair = rounds / networks.length;
        for (const who of Object.keys(connections)) expect(count[who] ?? 0).toBeGreaterThan(fair / 3);
      }),
      { numRuns: 20 },
    );
  });

  it('give the place of who was served last to who was never served, so that asking more often gains nothing', async () => {
    const slots = createSlots({ size: 1, places: 1, patienceMs: PATIENCE });
    const ends: (() => void)[] = [];
    const work = () => new Promise<boolean>((end) => ends.push(() => end(true)));
    const first = slots.run('eve', work);
    const second = slots.run('eve', work);
    const ana = slots.run('ana', work);
    expect(await second).toBeNull();
    ends.shift()?.();
    expect(await first).toBe(true);
    await turn();
    ends.shift()?.();
    expect(await ana).toBe(true);
  });
});
