import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createSite } from '../../../../bridge/adapters/wordpress/site.ts';
import type { EffectPlan } from '../../../../bridge/domain/effect.ts';
import type { Currency } from '../../../../bridge/domain/order.ts';
import { StoreUnavailable } from '../../../../bridge/ports/store.ts';
import { always, startFakeSite, type FakeSite } from './fake-site.ts';

type OrderNote = Extract<EffectPlan, { kind: 'order_note' }>;

const effect = { id: '6f1f3b0e-6a0c-4c0e-9a55-2f6b1d2c3e4f', attempt: 2 };
const wpError = (code: string) => ({ code, message: `about ${code}`, data: {} });

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

describe('an order note', () => {
  const plan = (currency: Currency, amounts: readonly [number, number]): OrderNote => ({
    kind: 'order_note',
    orderId: 1042,
    payout: 'store_credit',
    lines: [{ orderLineId: 31, quantity: 2 }],
    currency,
    breakdown: {
      lines: [
        { kind: 'goods', label: `Mug ${'😀'.repeat(600)}`, quantity: 2, amount: amounts[0] },
        { kind: 'discount', label: '', quantity: null, amount: amounts[1] },
      ],
      total: amounts[0] + amounts[1],
    },
  });
  const note = (site: Awaited<ReturnType<typeof siteThat>>, of: OrderNote) =>
    site.noteOrder(effect, { returnNumber: 'RMA-1001', plan: of });

  it.each<[Currency, readonly [number, number], readonly [string, string, string]]>([
    [{ code: 'EUR', decimals: 2 }, [5000, -9], ['50.00', '-0.09', '49.91']],
    [{ code: 'JPY', decimals: 0 }, [5000, -9], ['5000', '-9', '4991']],
    [{ code: 'KWD', decimals: 3 }, [5000, -9], ['5.000', '-0.009', '4.991']],
  ])(
    'says each line and the total as decimal text, with the key of the effect: $0.code',
    async (currency, amounts, texts) => {
      const site = await siteThat(always(200, { status: 'noted' }));
      expect(await note(site, plan(currency, amounts))).toEqual({ type: 'done', value: null });
      const { url, headers, body } = fake!.seen[0]!;
      expect(url).toBe('/wp-json/boomerang/v1/bridge/order-notes');
      expect(headers['idempotency-key']).toBe(`${effect.id}-2`);
      expect(JSON.parse(body)).toEqual({
        effectId: effect.id,
        orderId: 1042,
        returnNumber: 'RMA-1001',
        payout: 'store_credit',
        lines: [{ orderLineId: 31, quantity: 2 }],
        breakdown: [
          { kind: 'goods', label: `Mug ${'😀'.repeat(496)}`, quantity: 2, amount: texts[0] },
          { kind: 'discount', label: '', quantity: null, amount: texts[1] },
        ],
        total: texts[2],
        currency: currency.code,
      });
    },
  );

  it.each<[string, RequestListener, object]>([
    ['an order that is gone', always(404, wpError('order_not_found')), { type: 'refused', code: 'order_not_found' }],
    [
      'something else than a note',
      always(200, { status: 'not_managed' }),
      { type: 'unknown', code: 'answer_unreadable' },
    ],
    ['an older plugin', always(404, wpError('rest_no_route')), { type: 'not_sent', code: 'rest_no_route' }],
  ])('of %s', async (_what, answer, outcome) => {
    expect(await note(await siteThat(answer), plan({ code: 'EUR', decimals: 2 }, [1, 0]))).toMatchObject(outcome);
  });

  it('is found again as noted', async () => {
    const site = await siteThat(always(200, { found: true, result: { status: 'noted' } }));
    expect(await site.findAct(effect.id)).toEqual({ status: 'noted' });
  });
});

describe('the uses of a coupon', () => {
  const use = (used: unknown, at = '2026-03-01T10:00:00Z') => ({ orderId: 9, used, at });

  it.each([
    [2, '12.344999', 1234],
    [2, '12.345000', 1235],
    [0, '12.500000', 13],
    [3, '12.344500', 12345],
    [2, '0.000000', 0],
  ])('are read in minor units, rounded as PHP does: with %i decimals %s is %i', async (decimals, used, minor) => {
    const site = await siteThat(always(200, [use(used)]));
    expect(await site.couponUses(77, { code: 'EUR', decimals })).toEqual([
      { orderId: 9, used: minor, at: '2026-03-01T10:00:00.000Z' },
    ]);
    const { url, headers } = fake!.seen[0]!;
    expect(url).toBe('/wp-json/boomerang/v1/bridge/coupon-uses/77');
    expect(headers).not.toHaveProperty('idempotency-key');
  });

  it('are none for a coupon that was deleted for good', async () => {
    const site = await siteThat(always(404, wpError('coupon_not_found')));
    expect(await site.couponUses(77, { code: 'EUR', decimals: 2 })).toEqual([]);
  });

  it.each<[string, RequestListener, string]>([
    ['the route is not there', always(404, wpError('rest_no_route')), 'rest_no_route'],
    ['WooCommerce is off', always(503, wpError('woocommerce_missing')), 'woocommerce_missing'],
    ['an amount is a number', always(200, [use(12.34)]), 'answer_unreadable'],
    ['an amount is negative', always(200, [use('-1.00')]), 'answer_unreadable'],
    ['a time is none', always(200, [use('1.00', 'yesterday')]), 'answer_unreadable'],
  ])('throw StoreUnavailable when %s', async (_what, answer, code) => {
    const site = await siteThat(answer);
    const error = await site.couponUses(77, { code: 'EUR', decimals: 2 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error).toMatchObject({ code });
  });
});
