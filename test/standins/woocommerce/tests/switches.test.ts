import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../contract/ask.ts';
import { startWooStandin, type WooStandin } from '../index.ts';

describe('What tests may turn on the stand-in store', () => {
  let standin: WooStandin;
  let orderId: number;
  const site = () => ({ ...standin, refuseRefunds: async () => undefined });
  const refund = () =>
    ask(site(), { method: 'POST', path: `/wc/v3/orders/${orderId}/refunds`, body: { amount: '1.00' } });

  beforeEach(async () => {
    standin = await startWooStandin();
    const body = { status: 'completed', payment_method: 'boomtest', fee_lines: [{ name: 'Fee', total: '9.00' }] };
    const made = await ask(site(), { method: 'POST', path: '/wc/v3/orders', body });
    orderId = (made.body as { id: number }).id;
  });
  afterEach(() => standin.stop());

  it('slows one route down and leaves the others alone', async () => {
    standin.switches.slow = [{ path: /refunds/, method: 'POST', ms: 150 }];
    const start = performance.now();
    await refund();
    expect(performance.now() - start).toBeGreaterThanOrEqual(145);
  });

  it('lets PHP die before or after the act, once', async () => {
    standin.switches.deaths = [{ path: /refunds/, when: 'before-act' }];
    await expect(refund()).rejects.toThrow();
    expect(standin.book.refunds).toHaveLength(0);
    standin.switches.deaths = [{ path: /refunds/, when: 'after-act' }];
    await expect(refund()).rejects.toThrow();
    expect(standin.book.refunds).toHaveLength(1);
    expect((await refund()).status).toBe(201);
  });

  it.each([
    ['dies-before-paying', 0],
    ['dies-after-paying', 1],
  ] as const)('lets PHP die in the gateway: %s leaves a refund without meta, and %i payouts', async (mood, payouts) => {
    standin.gateways.boomtest!.mood = mood;
    await expect(refund()).rejects.toThrow();
    expect(standin.book.refunds).toMatchObject([{ amount: 1, refunded_payment: false, meta_data: [] }]);
    expect(standin.book.payouts).toHaveLength(payouts);
  });
});
