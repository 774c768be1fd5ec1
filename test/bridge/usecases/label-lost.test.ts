import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, value, type World } from '../../support/world.ts';
import { begin, bought, effectsOf, kindsOf, mailsOf, unsettled, within } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  Object.assign(world.shippo.switches, { listDelayMs: 0, refuse: null, cutPurchase: null });
});

describe('The answer to a purchase is lost', () => {
  it.each(['after', 'half'] as const)('(%s): it is looked up, one label', async (cutPurchase) => {
    world.shippo.switches.cutPurchase = cutPurchase;
    const begun = await begin(world);
    world.shippo.switches.cutPurchase = null;
    expect((await world.detail(begun.id)).shipping.state).toBe('preparing');
    world.pass(3_000);
    await world.settle();
    expect((await world.detail(begun.id)).shipping.state).toBe('label');
    expect(bought(world, begun)).toBe(1);
    expect(kindsOf(world, begun)).toEqual(['received']);
  });

  it('before Shippo acted: in doubt after two looks, the shopper has a packing slip, the owner both ways out', async () => {
    world.shippo.switches.cutPurchase = 'before';
    const begun = await begin(world);
    world.shippo.switches.cutPurchase = null;
    await within(world, 130_000);
    expect((await effectsOf(world, begun.id, 'buy_label'))[0]?.tries).toBeGreaterThanOrEqual(3);
    const { shipping, attention } = await world.detail(begun.id);
    expect([shipping.state, shipping.instead, attention]).toEqual(['packing_slip', 'in_doubt', 'in_doubt']);
    expect(kindsOf(world, begun)).toEqual(['received', 'label', 'owner_in_doubt']);
    const { id: effectId } = await unsettled(world, begun.id, 'buy_label');
    value(await world.command(begun.id, { type: 'resolve_doubt', effectId, happened: false }));
    await world.settle();
    expect((await world.detail(begun.id)).shipping.state).toBe('label');
    expect(bought(world, begun)).toBe(1);
  });

  it('and Shippo lists the purchase late: the second look finds it', async () => {
    Object.assign(world.shippo.switches, { cutPurchase: 'after', listDelayMs: 30_000 });
    const begun = await begin(world);
    world.shippo.switches.cutPurchase = null;
    await within(world, 125_000);
    expect((await world.detail(begun.id)).shipping.state).toBe('label');
    expect(bought(world, begun)).toBe(1);
    expect(kindsOf(world, begun)).toEqual(['received', 'label']);
  });
});

describe('Shippo is away', () => {
  it('the return stands; the e-mail goes out after 60 s without the label, which follows in one of its own', async () => {
    world.shippo.switches.refuse = { status: 503 };
    const begun = await begin(world);
    await within(world, 59_000);
    expect(kindsOf(world, begun)).toEqual([]);
    world.pass(1_000);
    await world.settle();
    expect(kindsOf(world, begun)).toEqual(['received']);
    expect(await unsettled(world, begun.id, 'buy_label')).toMatchObject({
      state: 'pending',
      trouble: { code: 'shippo_503' },
    });

    world.shippo.switches.refuse = null;
    await within(world, 120_000);
    expect((await world.detail(begun.id)).shipping.state).toBe('label');
    expect(bought(world, begun)).toBe(1);
    expect(mailsOf(world, begun).map(({ kind, attachments }) => [kind, attachments.length])).toEqual([
      ['received', 0],
      ['label', 1],
    ]);
  });

  it('waits longer each time, and as long as Shippo asks', async () => {
    world.shippo.switches.refuse = { status: 429, retryAfterSeconds: 45 };
    const begun = await begin(world);
    const [effect] = await effectsOf(world, begun.id, 'buy_label');
    expect(Date.parse(effect!.dueAt) - world.deps.clock.now()).toBe(45_000);
    world.shippo.switches.refuse = { status: 500 };
    const pauses: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const [waiting] = await effectsOf(world, begun.id, 'buy_label');
      pauses.push(Date.parse(waiting!.dueAt) - world.deps.clock.now());
      world.pass(pauses.at(-1)!);
      await world.settle();
    }
    expect(pauses.at(-1)).toBeGreaterThan(pauses[1]! * 4);
    world.shippo.switches.refuse = null;
    world.pass(3_600_000);
    await world.settle();
    expect(bought(world, begun)).toBe(1);
  });

  it('for so long that the parcel has come: no label is bought any more', async () => {
    world.shippo.switches.refuse = { status: 503 };
    const begun = await begin(world);
    value(await world.command(begun.id, { type: 'receive' }));
    world.shippo.switches.refuse = null;
    world.pass(3_600_000);
    await world.settle();
    expect(bought(world, begun)).toBe(0);
    expect((await world.detail(begun.id)).attention).toBeNull();
  });
});
