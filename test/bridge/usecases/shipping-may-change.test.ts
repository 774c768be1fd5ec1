import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EstimateResponse } from '../../../bridge/contract/shop.ts';
import type { OutboundRule } from '../../../bridge/domain/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { ask, formBody, send } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** The estimate of so many of two shirts; where it is one, the other is in a return already. */
async function estimateOf(outboundShipping: OutboundRule, units: number) {
  await world.setPolicy({ outboundShipping });
  const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
  if (units === 1) await ask(world, order, 1);
  const { token, lines } = await formBody(world, order, units);
  return value(await send(world, 'estimate', { token, lines })) as EstimateResponse;
}

describe('The estimate of what is left of an order', () => {
  it.each([
    ['says that its shipping hangs on the other return', 'full_return', 1, 'all'],
    ['says nothing of that where all goes back at once', 'full_return', 2, undefined],
    ['nor where a part of it is paid for each part', 'proportion', 1, undefined],
  ] as const)('%s', async (_name, rule, units, mayChange) => {
    const estimate = await estimateOf(rule, units);
    expect(estimate.shippingMayChange).toBe(mayChange);
    expect(estimate.payouts[0]?.breakdown.lines.some(({ kind }) => kind === 'shipping')).toBe(true);
  });
});
