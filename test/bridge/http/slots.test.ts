import { afterEach, describe, expect, it } from 'vitest';
import { refuse } from '../../../bridge/domain/result.ts';
import { startTestBridge, type TestBridge } from './support.ts';

const lookup = { body: JSON.stringify({ orderNumber: '1042', email: 'ana@example.com' }) };

let bridge: TestBridge | null = null;
afterEach(async () => bridge?.server.close(1_000));

/** A look-up that waits until it is let go. */
function gate(): { handler: () => Promise<ReturnType<typeof refuse>>; open: () => void; waiting: () => number } {
  const held: (() => void)[] = [];
  return {
    handler: () => new Promise((resolve) => held.push(() => resolve(refuse('order_not_found')))),
    open: () => held.splice(0).forEach((release) => release()),
    waiting: () => held.length,
  };
}

describe('look-ups that make WordPress wait for itself', () => {
  it('get 503 with Retry-After 1 at once when both slots are taken, and a slot again when one is free', async () => {
    const { handler, open, waiting } = gate();
    bridge = await startTestBridge({ lookup: handler, label: () => Promise.resolve(refuse('not_found')) });
    const { request } = bridge;
    const held = [request('POST', '/v1/shop/lookup', lookup), request('POST', '/v1/shop/lookup', lookup)];
    await expect.poll(waiting).toBe(2);

    const third = await request('POST', '/v1/shop/lookup', lookup);
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await third.json()).toMatchObject({ code: 'busy' });
    expect((await request('GET', `/v1/shop/labels/${'t'.repeat(43)}`)).status).toBe(404);

    open();
    expect((await Promise.all(held)).map((response) => response.status)).toEqual([404, 404]);
    const later = request('POST', '/v1/shop/lookup', lookup);
    await expect.poll(waiting).toBe(1);
    open();
    expect((await later).status).toBe(404);
  });

  it('give the slot back when the use-case throws', async () => {
    bridge = await startTestBridge({ lookup: () => Promise.reject(new Error('broken')) }, { lookupSlots: 1 });
    for (let n = 0; n < 3; n += 1) {
      expect((await bridge.request('POST', '/v1/shop/lookup', lookup)).status).toBe(500);
    }
  });

  it('do not take a slot when they are refused anyway', async () => {
    const { handler, open, waiting } = gate();
    bridge = await startTestBridge({ lookup: handler }, { lookupSlots: 1 });
    const held = bridge.request('POST', '/v1/shop/lookup', lookup);
    await expect.poll(waiting).toBe(1);
    expect((await bridge.request('POST', '/v1/shop/lookup', { body: '{}' })).status).toBe(400);
    open();
    await held;
  });
});
