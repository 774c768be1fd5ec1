import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createSite } from '../../../../bridge/adapters/wordpress/site.ts';
import { always, startFakeSite, type FakeSite } from './fake-site.ts';

let fake: FakeSite | null = null;
afterEach(async () => {
  await fake?.close();
  fake = null;
});

async function siteThat(answer: RequestListener) {
  fake = await startFakeSite(answer);
  const secret = 'a-secret-that-has-at-least-32-bytes';
  return createSite({ wordpressUrl: fake.url, secret, clock: { now: () => 1_790_000_000_000 } });
}
const wpError = (code: string) => ({ code, message: `about ${code}`, data: {} });
const NONE = { orders: [], more: false };

describe('the order numbers of one person', () => {
  it.each([
    [' Ana@Example.COM ', ['ana@example.com']],
    ['Ana@MÜNSTER.example', ['ana@xn--mnster-3ya.example', 'ana@münster.example']],
    ['mailto:ana@xn--mnster-3ya.example', ['ana@xn--mnster-3ya.example', 'ana@münster.example']],
    ['ana+shop@example.com', ['ana+shop@example.com']],
    ['ａｎａ@ｅｘａｍｐｌｅ.com', ['ana@example.com']],
    ['ana', []],
    ['@example.com', []],
    ['', []],
    [`${'a'.repeat(400)}@example.com`, []],
  ])('are asked by all spellings of %s', async (email, emails) => {
    const site = await siteThat(always(200, NONE));
    expect(await site.orderNumbers({ email, customerId: 7 })).toEqual(NONE);
    const { url, headers, body } = fake!.seen[0]!;
    expect(url).toBe('/wp-json/boomerang/v1/bridge/order-numbers');
    expect(headers).not.toHaveProperty('idempotency-key');
    expect(JSON.parse(body)).toEqual({ emails, customerId: 7 });
  });

  it('can not be asked of an older plugin', async () => {
    const site = await siteThat(always(404, wpError('rest_no_route')));
    expect(await site.orderNumbers({ email: 'ana@example.com', customerId: 0 })).toBeNull();
  });

  it.each<[string, RequestListener, string]>([
    ['WooCommerce is off', always(503, wpError('woocommerce_missing')), 'woocommerce_missing'],
    ['the database failed', always(503, wpError('database_failed')), 'database_failed'],
    ['it is no list', always(200, []), 'answer_unreadable'],
    ['a number is none', always(200, { orders: [{ id: 7, number: 7 }], more: false }), 'answer_unreadable'],
    ['a page stands there', always(200, '<html>'), 'answer_unreadable'],
  ])('are not taken for none when %s', async (_what, answer, code) => {
    const site = await siteThat(answer);
    const asked = site.orderNumbers({ email: 'ana@example.com', customerId: 0 });
    await expect(asked).rejects.toMatchObject({ name: 'StoreUnavailable', code });
  });
});
