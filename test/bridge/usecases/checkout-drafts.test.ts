import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { formBody, send } from './steps.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.setPolicy({
    moneyMoves: moneyMovesOn('first_scan'),
    resolutions: offering('refund', 'store_credit'),
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], returnCost: 'store' },
    orderStates: ['completed', 'processing', 'on-hold'],
  });
});
afterEach(() => world.close());

/** The checkout makes one for whoever opens it, with the coupons of the cart: nobody has placed it, and no coupon counts as used. */
function draft(status: string, total: number) {
  const order = placeOrder(world.woo.shop, {
    lines: [{ product: world.products.shirt, quantity: 2 }],
    status: 'pending',
  });
  return Object.assign(order, { status, shipping_lines: [], total, paid: null, completed: null, payment_method: '' });
}

describe.each(['checkout-draft', 'auto-draft'])('An order that is still a %s', (status) => {
  it.each([0, 99.8])('and comes to %s can’t be found, by shopper or staff', async (total) => {
    const order = draft(status, total);
    const asked = { orderNumber: String(order.id), locale: 'en_US' };
    const unknown = { ok: false, problem: { code: 'order_not_found' } };
    expect(await send(world, 'lookup', { ...asked, email: 'ana@example.com' })).toMatchObject(unknown);
    expect(await send(world, 'staffLookup', asked, STAFF)).toMatchObject(unknown);
  });

  it.each(['return', 'withdrawal'] as const)('gives no %s to whoever had looked it up before', async (kind) => {
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
    const { token } = await world.lookUp(order);
    Object.assign(order, { status, total: 0, paid: null });
    const over = kind === 'withdrawal' ? { kind, name: 'Ana Diaz' } : {};
    const body = { ...(await formBody(world, order, 2, token)), ...over };
    const made = await send(world, 'submit', body);
    expect(made.ok).toBe(false);
    expect(world.shippo.book.transactions).toHaveLength(0);
  });
});

it('An order that is placed in the end is found as ever', async () => {
  const order = draft('checkout-draft', 0);
  Object.assign(order, { status: 'processing' });
  expect(value(await world.submit(order, [[0, 2]], { kind: 'withdrawal', name: 'Ana Diaz' })).number).not.toBe('');
});
