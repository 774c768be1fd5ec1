import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expire } from '../../../bridge/domain/decisions/end.ts';
import { decideOn } from '../../../bridge/usecases/decide-on.ts';
import { GUEST, startWorld, value, type World } from '../../support/world.ts';
import { linkOf } from '../../../bridge/usecases/links.ts';
import {
  type Begun,
  begin,
  bought,
  codeOf,
  effectsOf,
  send,
  settleWith,
  timeline,
  unsettled,
  within,
} from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  Object.assign(world.shippo.switches, { refuse: null, refundAfterMs: 0, cutRefund: null, cutPurchase: null });
  world.shippoFaults.clear();
});

const DAY_MS = 86_400_000;

async function callOff({ id }: Begun): Promise<void> {
  value(await world.command(id, { type: 'cancel' }));
  await world.settle();
}

/** What labels have cost, minor units: bought less given back. */
async function costs({ id }: Begun): Promise<number> {
  const { ledger } = await world.detail(id);
  return ledger.filter(({ account }) => account === 'label').reduce((total, { amount }) => total + amount, 0);
}

function refunds(): string[] {
  return world.shippo.book.refunds.map(({ status }) => status);
}

async function number({ id }: Begun): Promise<string> {
  const { trackingNumber } = (await world.detail(id)).shipping;
  return trackingNumber!;
}

describe('A return with an unused label', () => {
  it('is called off: the label is given back, once, and its price leaves the books', async () => {
    const before = refunds().length;
    const begun = await begin(world);
    expect(await costs(begun)).toBeGreaterThan(0);
    await callOff(begun);
    expect(refunds().slice(before)).toEqual(['SUCCESS']);
    expect(await costs(begun)).toBe(0);
    const detail = await world.detail(begun.id);
    expect(timeline(detail)).toContain('label_voided');
    expect(detail.effects).toEqual([]);
    const entry = (await world.deps.database.findReturn(begun.id))!;
    const token = linkOf(world.deps, entry, 'label');
    expect(codeOf(await send(world, 'label', {}, GUEST, { token }))).toBe('not_found');
  });

  it('lapses: the label is given back', async () => {
    const begun = await begin(world);
    await decideOn(world.deps, (await world.deps.database.findReturn(begun.id))!, expire);
    await world.settle();
    expect((await world.detail(begun.id)).state).toBe('expired');
    expect(await costs(begun)).toBe(0);
  });

  it('is called off while the label is being bought: it is given back as soon as it is there', async () => {
    world.shippo.switches.cutPurchase = 'after';
    const begun = await begin(world);
    world.shippo.switches.cutPurchase = null;
    await callOff(begun);
    await within(world, 5_000);
    expect(bought(world, begun)).toBe(1);
    expect(world.shippo.book.transactions.at(-1)?.status).toBe('REFUNDED');
    expect(await costs(begun)).toBe(0);
  });
});

describe('The parcel went out before the return was called off, and nobody knew', () => {
  it('the label is not given back, and the owner is told', async () => {
    const before = refunds().length;
    const begun = await begin(world);
    await world.shippo.play(await number(begun), 'accepted');
    await callOff(begun);
    expect(refunds()).toHaveLength(before);
    expect(world.shippo.book.transactions.at(-1)?.status).toBe('SUCCESS');
    expect(await costs(begun)).toBeGreaterThan(0);
    expect(await unsettled(world, begun.id, 'void_label')).toMatchObject({
      state: 'failed',
      trouble: { code: 'label_used' },
    });
    expect((await world.detail(begun.id)).attention).toBe('failed_effect');
  });
});

describe('Without asking the carrier first', () => {
  it('a label that is in use would be asked for: the guard is what stops it', async () => {
    const before = refunds().length;
    const begun = await begin(world);
    await world.shippo.play(await number(begun), 'accepted');
    value(await world.command(begun.id, { type: 'cancel' }));
    const carrier = (await world.deps.carriers('main'))!;
    const track = () =>
      Promise.resolve({ status: 'announced' as const, at: null, firstMovedAt: null, destination: null });
    await settleWith(world, { carriers: () => Promise.resolve({ ...carrier, track }) });
    expect(refunds().slice(before)).toEqual(['ERROR']);
  });
});

describe('Shippo', () => {
  it('waits for the carrier: the price stays in the books until it is really back', async () => {
    world.shippo.switches.refundAfterMs = 10 * DAY_MS;
    const begun = await begin(world);
    await callOff(begun);
    for (let day = 0; day < 9; day += 1) {
      world.pass(DAY_MS);
      await world.settle();
    }
    expect(await costs(begun)).toBeGreaterThan(0);
    const [waiting] = await effectsOf(world, begun.id, 'void_label');
    expect(waiting?.tries).toBeLessThan(40);
    world.pass(2 * DAY_MS);
    await world.settle();
    expect(await costs(begun)).toBe(0);
  });

  it.each(['before', 'after'] as const)('loses the answer (%s the act): one refund all the same', async (cutRefund) => {
    const begun = await begin(world);
    world.shippo.switches.cutRefund = cutRefund;
    await callOff(begun);
    world.shippo.switches.cutRefund = null;
    await within(world, 130_000);
    const { object_id } = world.shippo.book.transactions.at(-1)!;
    expect(world.shippo.book.refunds.filter(({ transaction }) => transaction === object_id)).toHaveLength(1);
    expect(await costs(begun)).toBe(0);
  });

  it('is asked twice by the network and refuses the second: the refund stands, and is not called failed', async () => {
    const begun = await begin(world);
    world.shippoFaults.rules.add({ match: { method: 'POST', path: /\/refunds/ }, fault: 'twice', times: 1 });
    await callOff(begun);
    const { object_id } = world.shippo.book.transactions.at(-1)!;
    expect(world.shippo.book.refunds.filter(({ transaction }) => transaction === object_id)).toHaveLength(1);
    expect(timeline(await world.detail(begun.id))).toContain('label_voided');
    expect(await costs(begun)).toBe(0);
  });

  it('was asked by hand before: the money is back, and nothing is asked twice', async () => {
    const begun = await begin(world);
    const { object_id } = world.shippo.book.transactions.at(-1)!;
    const asked = await fetch(`${world.shippo.url}/refunds`, {
      method: 'POST',
      headers: { authorization: 'ShippoToken shippo_test_abcdefgh', 'content-type': 'application/json' },
      body: JSON.stringify({ transaction: object_id }),
    });
    expect(asked.status).toBe(201);
    await callOff(begun);
    expect(world.shippo.book.refunds.filter(({ transaction }) => transaction === object_id)).toHaveLength(1);
    expect(await costs(begun)).toBe(0);
    expect((await world.detail(begun.id)).timeline.find(({ type }) => type === 'label_voided')?.data['byUs']).toBe(
      false,
    );
  });
});

describe('A label that costs nothing until it is used', () => {
  it('is left alone', async () => {
    const { labels } = await world.deps.database.currentPolicy();
    await world.setPolicy({ labels: { ...labels, kind: 'pay_on_use' } });
    const begun = await begin(world);
    await callOff(begun);
    expect(await effectsOf(world, begun.id, 'void_label')).toEqual([]);
    await world.setPolicy({ labels });
  });
});
