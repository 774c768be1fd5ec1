import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followCredit } from '../../../bridge/usecases/follow-credit.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive } from './steps.ts';

const DAY_MS = 86_400_000;
let world: World;
beforeEach(async () => {
  world = await startWorld();
  await lasting(60);
});
afterEach(() => world.close());

type WooOrder = ReturnType<typeof placeOrder>;

async function lasting(expiresAfterDays: number | null): Promise<void> {
  const offered = offering('refund', 'store_credit');
  await world.setPolicy({
    moneyMoves: moneyMovesOn('inspection'),
    resolutions: { ...offered, storeCredit: { ...offered.storeCredit, expiresAfterDays } },
  });
}

/** `days`: how long the goods are under way. */
async function givenFor(order: WooOrder, { days = 0, credit = false, units = 2 } = {}) {
  value(await world.submit(order, [[0, units, credit ? { resolution: 'store_credit' } : {}]]));
  const id = await world.newestId();
  await world.settle();
  world.pass(days * DAY_MS);
  await arrive(world, { id });
  await world.settle();
  return (await world.deps.database.findReturn(id))!.credit!;
}

function buy(coupon?: string): WooOrder {
  const lines = [{ product: world.products.shirt, quantity: 2 }];
  return placeOrder(world.woo.shop, { lines, ...(coupon !== undefined && { coupon: coupon.toLowerCase() }) });
}

const first = () => givenFor(buy(), { credit: true });
const later = (days: number) => world.pass(days * DAY_MS);
/** The clock starts at 2026-11-20. */
const day = (days: number) => new Date(Date.parse('2026-11-20T23:59:59.999Z') + days * DAY_MS).toISOString();
const couponOf = (code: string) => world.woo.shop.book.coupons.find((one) => one.code === code.toLowerCase())!;

describe('The end of a credit that is given again', () => {
  it('stands still while it is spent, and gains nothing by it', async () => {
    const { code } = await first();
    later(10);
    const again = await givenFor(buy(code), { days: 25 });
    expect(again.expiresAt).toBe(day(85));
    expect(new Date(couponOf(again.code).date_expires!).toISOString().slice(0, 10)).toBe(day(85).slice(0, 10));
  });

  it('is the old one where the goods come back on the same day, however often', async () => {
    let { code } = await first();
    for (let time = 0; time < 3; time += 1) {
      const again = await givenFor(buy(code));
      expect(again.expiresAt).toBe(day(60));
      code = again.code;
    }
  });

  it('leaves 30 days at least, once', async () => {
    const { code } = await first();
    later(58);
    const again = await givenFor(buy(code), { days: 20 });
    expect(again.expiresAt).toBe(day(108));
    later(25);
    const third = await givenFor(buy(again.code), { days: 20 });
    expect(third.expiresAt).toBe(day(128));
  });

  it('is none where the old one had none', async () => {
    await lasting(null);
    const { code } = await first();
    await lasting(60);
    expect((await givenFor(buy(code))).expiresAt).toBeNull();
  });

  it('stays where credit has no end by today’s policy', async () => {
    const { code } = await first();
    await lasting(null);
    expect((await givenFor(buy(code), { days: 3 })).expiresAt).toBe(day(63));
  });

  it('is its own beside new credit on the same code: what is left of it then ends', async () => {
    const { code } = await givenFor(buy(), { credit: true, units: 1 });
    later(10);
    // Two pieces cost more than the credit: the rest was paid by card, and all of it comes back as credit.
    const mixed = await givenFor(buy(code), { credit: true });
    const [sooner, rest] = mixed.parts!;
    expect(mixed.expiresAt).toBe(day(70));
    expect(sooner).toMatchObject({ expiresAt: day(60) });
    expect(rest).toMatchObject({ expiresAt: day(70) });
    expect(sooner!.amount + rest!.amount).toBe(mixed.amount);
    later(52);
    const [rma] = await world.deps.database.returnsOfCredits([mixed.code]);
    await followCredit(world.deps, rma!);
    await world.settle();
    const now = (await world.deps.database.findReturn(rma!.id))!.credit!;
    expect(now).toMatchObject({ state: 'open', left: rest!.amount, lapsed: sooner!.amount });
    expect(Number(couponOf(mixed.code).amount)).toBeCloseTo(
      (rest!.amount * mixed.couponAmount) / mixed.amount / 100,
      1,
    );
  });
});
