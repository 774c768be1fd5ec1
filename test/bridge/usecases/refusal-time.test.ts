import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { startWorld, type World } from '../../support/world.ts';
import { codeOf, send } from './steps.ts';

const FLOOR = 1_000;
/** Of an answer that took no time: the floor, and half of the jitter of a tenth. */
const BASE = FLOOR + FLOOR / 20;
/** Where no pause is let go, pauses are only written down. */
let pauses: number[] = [];
let release: (() => void)[] | null = null;
/** What one look at the stopwatch adds, ms: the store's time, as far as this test knows. */
let took = 0;
let watch = 0;

let world: World;
let order: Order;
beforeAll(async () => {
  world = await startWorld({
    limits: { refusalFloorMs: FLOOR },
    random: () => 0.5,
    stopwatch: {
      now: () => (watch += took),
      pause(ms) {
        pauses.push(ms);
        return release === null ? Promise.resolve() : new Promise((resolve) => release?.push(() => resolve(undefined)));
      },
    },
  });
});
afterAll(() => world.close());
beforeEach(() => {
  pauses = [];
  release = null;
  took = 200;
  order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
});

let addresses = 0;
const guest = (): RequestContext => {
  addresses += 1;
  return { requester: { type: 'guest', ip: `203.0.${Math.floor(addresses / 250)}.${addresses % 250}` }, traceId: 't' };
};
const lookUp = async (number: string, email: string, context = guest()) =>
  codeOf(await send(world, 'lookup', { orderNumber: number, email }, context));

describe('A refused look-up', () => {
  it.each([
    ['of an order that is there', () => lookUp(String(order.id), 'eve@example.com')],
    ['of one that is not', () => lookUp('987654', 'eve@example.com')],
  ])('%s is answered at the floor, however soon the store has answered', async (_title, ask) => {
    for (took of [50, 200, 900]) {
      pauses = [];
      expect(await ask()).toBe('order_not_found');
      expect(pauses).toEqual([BASE - took]);
    }
  });

  it('that took longer is answered at the next full floor: the grid tells no more than the floor', async () => {
    took = 1_300;
    await lookUp('987654', 'eve@example.com');
    expect(pauses).toEqual([FLOOR + BASE - took]);
  });

  it('for too many attempts is answered at the floor, too', async () => {
    const eve = guest();
    for (let tries = 0; tries < 8; tries += 1) await lookUp('987001', 'eve@example.com', eve);
    pauses = [];
    expect(await lookUp('987001', 'eve@example.com', eve)).toBe('too_many_attempts');
    expect(pauses).toEqual([BASE - took]);
  });

  it('that is right waits for nothing', async () => {
    expect(await lookUp(String(order.id), ANA)).toBe('ok');
    expect(pauses).toEqual([]);
  });
});

describe('Wrong tries of one order from everywhere', () => {
  it('slow its next refusals down by two seconds at most, and its owner not at all', async () => {
    took = 0;
    for (let tries = 0; tries < 120; tries += 1) await lookUp(String(order.id), 'eve@example.com');
    expect(pauses.slice(0, 24)).toEqual(Array(24).fill(BASE));
    expect(pauses[30]).toBeGreaterThan(BASE);
    expect(pauses.at(-1)).toBe(2_000 + BASE);
    pauses = [];
    expect(await lookUp(String(order.id), ANA)).toBe('ok');
    expect(pauses).toEqual([]);
    pauses = [];
    await lookUp('987654', 'eve@example.com');
    expect(pauses).toEqual([BASE]);
  });

  it('hold one slot at a time for that: who comes meanwhile waits no longer than any refusal', async () => {
    took = 0;
    for (let tries = 0; tries < 120; tries += 1) await lookUp(String(order.id), 'eve@example.com');
    pauses = [];
    const held = (release = [] as (() => void)[]);
    const asked = [1, 2, 3].map(() => lookUp(String(order.id), 'eve@example.com'));
    await expect.poll(() => pauses.length).toBe(3);
    expect(pauses.filter((ms) => ms > BASE)).toHaveLength(1);
    held.forEach((go) => go());
    await Promise.all(asked);
    release = null;
    pauses = [];
    await lookUp(String(order.id), 'eve@example.com');
    expect(pauses).toEqual([2_000 + BASE]);
  });
});
