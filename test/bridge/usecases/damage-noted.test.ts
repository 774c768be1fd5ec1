import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Resolution } from '../../../bridge/domain/policy.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { capsOf } from '../../support/who-may.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { begin, type Begun, kindsOf, paidFor } from './steps.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.setPolicy({ moneyMoves: moneyMovesOn('inspection'), resolutions: offering('refund', 'store_credit') });
});
afterEach(() => world.close());

function as(has: string): RequestContext {
  const requester = { type: 'staff', id: 7, name: 'Wes Warehouse', caps: capsOf(has), ip: '203.0.113.8' } as const;
  return { requester, traceId: 'trace-damage' };
}

/** Receives and inspects with these rights, by the door of the warehouse where they open no other. */
async function inspectAs(has: string, { id }: Begun, damaged: number): Promise<void> {
  const { revision, lines } = value(await world.command(id, { type: 'receive' }));
  const found = lines.map(({ orderLineId, quantity }) => ({
    ...{ orderLineId, sellable: quantity - damaged, damaged, missing: 0 },
  }));
  const body = { revision, command: { type: 'inspect' as const, lines: found } };
  value(await world.handlers.commandParcel({ params: { id }, body, query: undefined }, as(has)));
  await world.settle();
}

const payout = async ({ id }: Begun, resolution: Resolution = 'refund') =>
  (await world.detail(id)).payouts.find((one) => one.resolution === resolution);

describe('Damage that is noted by somebody who may not pay', () => {
  it('holds the money until somebody who may looks at it', async () => {
    const begun = await begin(world);
    await inspectAs('r', begun, 1);
    expect(await payout(begun)).toMatchObject({ state: 'pending', held: 'damaged' });
    expect(paidFor(world, begun.order)).toEqual([]);
    expect(kindsOf(world, begun)).toContain('owner_held_payout');
    value(await world.command(begun.id, { type: 'release_payout', resolution: 'refund' }));
    await world.settle();
    expect(await payout(begun)).toMatchObject({ state: 'settled' });
    expect(paidFor(world, begun.order)).toHaveLength(1);
    expect((await world.detail(begun.id)).state).toBe('closed');
  });

  it('holds nothing where nothing is damaged, or where who notes it may pay', async () => {
    const fine = await begin(world);
    await inspectAs('r', fine, 0);
    const payer = await begin(world);
    await inspectAs('rp', payer, 1);
    expect([await payout(fine), await payout(payer)]).toMatchObject([{ state: 'settled' }, { state: 'settled' }]);
  });

  it('holds nothing that was paid before', async () => {
    await world.setPolicy({ moneyMoves: moneyMovesOn('receipt') });
    const begun = await begin(world);
    await inspectAs('r', begun, 1);
    expect(await payout(begun)).toMatchObject({ state: 'settled', held: null });
  });
});
