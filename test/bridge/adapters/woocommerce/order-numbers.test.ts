import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { startWooStandin, type WooStandin } from '../../../standins/woocommerce/index.ts';
import { createOrder } from '../../../standins/woocommerce/orders.ts';

const rules = DEFAULT_RULES;
let standin: WooStandin;
afterEach(() => standin.stop());

async function shopWith(numbers: readonly string[]) {
  standin = await startWooStandin();
  let at = Date.parse('2026-01-01T00:00:00Z');
  standin.setNow(() => (at += 1_000));
  for (const value of numbers) {
    createOrder(standin.shop, {
      billing: { email: `${value}@example.com` },
      meta_data: [{ key: '_order_number', value }],
    });
  }
  return woocommerceStore(standin);
}

interface Case {
  readonly numbers: readonly string[];
  readonly typed: readonly string[];
  readonly expected: Readonly<Record<string, string>>;
}

it.each(['order-number-among-many', 'order-number-begins-with-hash'])('%s', async (name) => {
  const file = new URL(`../../../data/orders/${name}.json`, import.meta.url);
  const { numbers, typed, expected } = JSON.parse(readFileSync(file, 'utf8')) as Case;
  const store = await shopWith(numbers);
  for (const each of typed) {
    const order = await store.findOrder(each, () => true, { rules });
    expect(order?.number, each).toBe(expected[each.replace('##', '#')]);
  }
});

it('of two that are spelt alike, the one as typed comes first, then the one whose e-mail is right', async () => {
  const store = await shopWith(['#2042', '2042']);
  const found = async (typed: string, email: string) =>
    (await store.findOrder(typed, (one) => email === '' || one.email === email, { rules }))?.number;
  expect(await found('2042', '')).toBe('2042');
  expect(await found('#2042', '')).toBe('#2042');
  expect(await found('Order 2042', '#2042@example.com')).toBe('#2042');
  expect(await found('2042', '#2042@example.com')).toBe('#2042');
});

it('is found with leading zeros, in other digits and with blanks', async () => {
  const store = await shopWith(['000077', 'WEB-2026/7', '1234']);
  const found = async (typed: string) => (await store.findOrder(typed, () => true, { rules }))?.number ?? null;
  expect(await found('77')).toBe('000077');
  expect(await found('٧٧')).toBe('000077');
  expect(await found('web-2026/7.')).toBe('WEB-2026/7');
  expect(await found('12 34')).toBe('1234');
  expect(await found('123')).toBeNull();
});

it('is looked for alike whether it is there, is somebody else’s, or is not: page after page', async () => {
  const numbers = ['77', ...Array.from({ length: 250 }, (_, n) => String(7700 + n))];
  const store = await shopWith(numbers);
  const asked = async (typed: string, isRight: boolean) => {
    const found = await store.findOrder(typed, () => isRight, { rules });
    return found?.number ?? null;
  };
  expect(await asked('77', true)).toBe('77');
  expect(await asked('77', false)).toBeNull();
  expect(await asked('770', true)).toBeNull();
});
