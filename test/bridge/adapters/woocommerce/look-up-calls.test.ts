import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { emailKey } from '../../../../bridge/domain/email-key.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import type { Store } from '../../../../bridge/ports/store.ts';
import { startFaultProxy, type FaultProxy } from '../../../standins/fault-proxy.ts';
import { startWooStandin, type WooStandin } from '../../../standins/woocommerce/index.ts';
import { createOrder } from '../../../standins/woocommerce/orders.ts';
import { ANA } from '../../../support/shop.ts';

const rules = DEFAULT_RULES;
/** Of lists, before anybody has proven an order: what one guest may make WooCommerce search. */
const MOST = 5;

let standin: WooStandin;
let proxy: FaultProxy;
let store: Store;
beforeEach(async () => {
  standin = await startWooStandin();
  proxy = await startFaultProxy({ target: standin.url });
  let at = Date.parse('2026-01-01T00:00:00Z');
  standin.setNow(() => (at += 1_000));
  // An older plugin knows no such route.
  store = woocommerceStore({ ...standin, url: proxy.url, orderNumbers: () => Promise.resolve(null) });
});
afterEach(async () => {
  await proxy.stop();
  await standin.stop();
});

function order(number: string, email: string, customerId = 0): void {
  createOrder(standin.shop, {
    customer_id: customerId,
    billing: { email },
    meta_data: [{ key: '_order_number', value: number }],
  });
}

async function lookUp(typed: string, email: string, customerId = 0) {
  const since = proxy.log.length;
  const accept = (one: { readonly email: string; readonly customerId: number }) =>
    (customerId > 0 && one.customerId === customerId) || (email !== '' && emailKey(one.email) === emailKey(email));
  const found = await store.findOrder(typed, accept, { rules, by: { email, customerId } });
  const lists = proxy.log.slice(since).filter(({ path }) => /\/orders\?/.test(path));
  return { number: found?.number ?? null, calls: lists.length };
}

describe('A guest’s look-up in a shop with an older plugin', () => {
  it.each([
    ['77 among 120 newer 77xx', 120, '77', ANA, '77'],
    ['77 among 1,200 newer 77xxx', 1_200, '77', ANA, '77'],
    ['an e-mail in other letters', 120, '77', '  Ana@EXAMPLE.com', '77'],
    ['the right number, another’s e-mail', 1_200, '77', 'eve@example.com', null],
    ['a number that is not there', 1_200, '7', ANA, null],
    ['a number with blanks', 1_200, '7 7', ANA, '77'],
    ['what is no number', 1_200, 'Linen shirt', ANA, null],
  ] as const)('%s (%i): at most five lists are asked for', async (_, newer, typed, email, expected) => {
    order('77', ANA);
    for (let n = 0; n < newer; n += 1) order(`77${String(n).padStart(3, '0')}`, `other${n}@example.com`);
    const { number, calls } = await lookUp(typed, email);
    expect(number).toBe(expected);
    expect(calls).toBeLessThanOrEqual(MOST);
  });

  it('is the same work whether the order is theirs, somebody else’s, or not there', async () => {
    order('77', ANA);
    for (let n = 0; n < 350; n += 1) order(`77${String(n).padStart(3, '0')}`, `other${n}@example.com`);
    const others = (await lookUp('77', 'eve@example.com')).calls;
    order('99', ANA);
    standin.shop.book.orders.shift();
    expect((await lookUp('77', 'eve@example.com')).calls).toBe(others);
    expect((await lookUp('77', ANA)).calls).toBe(others);
  });

  it('of a signed-in customer finds it by the account, whatever e-mail is typed', async () => {
    order('77', 'old@example.com', 12);
    for (let n = 0; n < 1_200; n += 1) order(`77${String(n).padStart(4, '0')}`, `other${n}@example.com`);
    for (const email of ['new@example.com', '']) {
      const { number, calls } = await lookUp('77', email, 12);
      expect([number, calls <= MOST]).toEqual(['77', true]);
    }
  });
});
