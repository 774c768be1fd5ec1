import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moneyMovesOn } from '../../support/policy.ts';
import { ANA } from '../../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin } from './steps.ts';

const BEN = 'ben@example.com';
let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({ moneyMoves: moneyMovesOn('inspection') });
});
afterAll(() => world.close());

const about = (email: string) => ({ body: { email }, query: undefined, params: {} });
const exported = async (email: string) => value(await world.handlers.privacyExport(about(email), STAFF));
const erased = async (email: string) => value(await world.handlers.privacyErase(about(email), STAFF));

describe('A person’s data', () => {
  it('is given out by e-mail address, however it is written, and nobody else’s with it', async () => {
    const { number, order } = await begin(world);
    const { returns, orders } = await exported(ANA.toUpperCase());
    expect(returns).toMatchObject([{ number, orderNumber: String(order.id), name: 'Ana Diaz', email: ANA, photos: 0 }]);
    expect(returns[0]).toMatchObject({ phone: '4085550101', items: '2 × Linen shirt (Too small)', words: '' });
    expect(returns[0]!.address).toContain('1092 Indian Summer Ct');
    expect(returns[0]!.trackingNumber).not.toBe('');
    expect(orders).toContain(String(order.id));
    expect(await exported(BEN)).toEqual({ returns: [], orders: [] });
  });

  it('is erased at once where the return is over, and kept with its number where it is not', async () => {
    const over = await begin(world);
    await arrive(world, over);
    await world.settle();
    const [open] = (await exported(ANA)).returns;
    const { erased: count, kept } = await erased(ANA);
    expect(count).toBeGreaterThanOrEqual(1);
    expect(kept).toEqual([open!.number]);
    const gone = (await world.deps.database.findReturn(over.id))!;
    expect(gone.customer).toMatchObject({ name: '', email: '' });
    expect(gone.payouts).toMatchObject([{ state: 'settled' }]);
    expect((await exported(ANA)).returns.map(({ number }) => number)).toEqual([open!.number]);
    expect((await exported(ANA)).orders).toEqual([]);
    // The screens of the owner still show what is left.
    expect((await world.detail(over.id)).state).toBe('closed');
    expect(await erased(ANA)).toEqual({ erased: 0, kept: [open!.number] });
  });
});
