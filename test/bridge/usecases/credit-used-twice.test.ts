import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HealthResponse } from '../../../bridge/contract/health.ts';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { health } from '../../../bridge/usecases/health.ts';
import { readOrders } from '../../../bridge/usecases/read-orders.ts';
import { createOrder, updateOrder } from '../../standins/woocommerce/orders.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { sweep } from '../../support/sweep.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { arrive, timeline } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({
    ...DEFAULT_RULES,
    resolutions: offering('store_credit'),
    moneyMoves: moneyMovesOn('inspection'),
  });
});
afterAll(() => world.close());

async function withCredit(): Promise<{ readonly id: string; readonly credit: NonNullable<ReturnDetail['credit']> }> {
  const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
  value(await world.submit(order, [[0, 1, { resolution: 'store_credit' }]]));
  const id = await world.newestId();
  await arrive(world, { id });
  await world.settle();
  return { id, credit: (await world.detail(id)).credit! };
}

/** An order of more than the credit, so that it takes all of what the coupon says. */
const buy = (code: string) =>
  createOrder(world.woo.shop, {
    status: 'pending',
    billing: { email: ANA },
    line_items: [{ product_id: world.products.shirt.id, quantity: 2 }],
    coupon_lines: [{ code }],
  });

async function findings(): Promise<HealthResponse['findings']> {
  return value(await health(world.deps, '0.1.0', STAFF)).findings;
}

const booked = ({ ledger }: ReturnDetail) =>
  -ledger.filter(({ kind }) => kind === 'credit_used').reduce((total, { amount }) => total + amount, 0);

async function read(): Promise<void> {
  world.pass(60_000);
  await readOrders(world.deps);
  await world.settle();
}

describe('A failed order is paid after another one has used its credit', () => {
  it('the books, the return and Health show what was used, and what to do', async () => {
    const { id, credit } = await withCredit();
    await read();
    const failed = buy(credit.code);
    updateOrder(world.woo.shop, failed, { status: 'failed' });
    const paid = buy(credit.code);
    updateOrder(world.woo.shop, paid, { status: 'processing' });
    await read();
    const once = await world.detail(id);
    expect(once.credit).toMatchObject({ state: 'used', left: 0, used: once.credit!.used });
    expect(await findings()).not.toContainEqual(expect.objectContaining({ code: 'credit_overused' }));

    world.pass(60_000);
    updateOrder(world.woo.shop, failed, { status: 'processing' });
    await read();
    const twice = await world.detail(id);
    expect(twice.credit!.used).toBe(2 * once.credit!.used);
    expect(booked(twice)).toBe(twice.credit!.used);
    expect(timeline(twice).filter((type) => type === 'credit_used')).toHaveLength(2);
    expect(await findings()).toContainEqual({
      area: 'work',
      severity: 'warn',
      code: 'credit_overused',
      params: {
        count: 1,
        returnId: id,
        returnNumber: twice.number,
        used: twice.credit!.used,
        amount: credit.amount,
        currency: 'USD',
        decimals: 2,
      },
    });

    world.pass(60_000);
    updateOrder(world.woo.shop, paid, { status: 'cancelled' });
    await read();
    const well = await world.detail(id);
    expect(booked(well)).toBe(once.credit!.used);
    expect(await findings()).not.toContainEqual(expect.objectContaining({ code: 'credit_overused' }));
  });

  it('is found by the sweep, too, while the credit is open', async () => {
    const { id, credit } = await withCredit();
    const failed = buy(credit.code);
    updateOrder(world.woo.shop, failed, { status: 'failed' });
    createOrder(world.woo.shop, {
      status: 'processing',
      billing: { email: ANA },
      line_items: [{ product_id: world.products.poster.id, quantity: 1 }],
      coupon_lines: [{ code: credit.code }],
    });
    await sweep(world.deps);
    expect((await world.detail(id)).credit?.state).toBe('open');
    updateOrder(world.woo.shop, failed, { status: 'processing' });
    await sweep(world.deps);
    const detail = await world.detail(id);
    expect(detail.credit!.used).toBeGreaterThan(credit.amount);
    expect(booked(detail)).toBe(detail.credit!.used);
  });

  it('is news for a month; after that the return and the books still say it', async () => {
    world.pass(31 * 86_400_000);
    expect(await findings()).not.toContainEqual(expect.objectContaining({ code: 'credit_overused' }));
  });
});
