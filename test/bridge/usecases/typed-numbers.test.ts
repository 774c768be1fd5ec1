import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type MoneyMoves } from '../../../bridge/domain/policy.ts';
import { followTrack } from '../../../bridge/usecases/shippo-hint.ts';
import { sweep } from '../../support/sweep.ts';
import { moneyMovesOn } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { foreignTrack } from './foreign-parcel.ts';
import { begin, type Begun, codeOf, kindsOf, mailsOf, paidFor, send, timeline, sessionOf } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => void (world.shippo.switches.noRates = null));

/** A return on a packing slip, whose shopper types a number that is somebody else's. */
async function onSlip(moves: MoneyMoves, kind: 'return' | 'withdrawal' = 'return'): Promise<Begun> {
  await world.setPolicy({
    moneyMoves: moneyMovesOn(moves),
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'] },
  });
  world.shippo.switches.noRates = ['None.'];
  const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
  const { number, link } = value(await world.submit(order, [[0, 1]], { kind, name: 'Ana Diaz' }));
  const id = await world.newestId();
  await world.settle();
  return { order, id, number, link };
}

let count = 0;
/** Shippo knows this parcel, and it is moving. */
function elsewhere(status: 'TRANSIT' | 'DELIVERED'): string {
  const trackingNumber = `FOREIGN${(count += 1)}`;
  world.shippo.book.tracks.push(foreignTrack(trackingNumber, { history: [[status, '2026-11-21T08:00:00Z']] }));
  return trackingNumber;
}

async function type(begun: Begun, trackingNumber: string, another = false): Promise<string> {
  const body = { session: await sessionOf(world, begun), carrier: 'usps', trackingNumber, another };
  return codeOf(await send(world, 'tracking', body));
}

async function follow(trackingNumber: string): Promise<void> {
  await followTrack(world.deps, { carrier: 'usps', trackingNumber });
  await world.settle();
}

const paid = ({ order }: Begun) => paidFor(world, order).length;

describe('A number that a shopper types', () => {
  it.each([
    ['return', 'TRANSIT', 'first_scan'],
    ['return', 'DELIVERED', 'first_scan'],
    ['return', 'DELIVERED', 'receipt'],
    ['withdrawal', 'TRANSIT', 'inspection'],
    ['withdrawal', 'DELIVERED', 'inspection'],
  ] as const)('pays nothing on a packing slip (%s, %s, money on %s)', async (kind, status, moves) => {
    const begun = await onSlip(moves, kind);
    const number = elsewhere(status);
    expect(await type(begun, number)).toBe('ok');
    await follow(number);
    expect([paid(begun), (await world.detail(begun.id)).state]).toEqual([0, 'approved']);
  });

  it.each(['TRANSIT', 'DELIVERED'] as const)('pays nothing as one more parcel (%s)', async (status) => {
    const begun = await onSlip('first_scan');
    const number = elsewhere(status);
    expect(await type(begun, number, true)).toBe('ok');
    await follow(number);
    expect([paid(begun), (await world.detail(begun.id)).state]).toEqual([0, 'approved']);
  });
});

describe('What a carrier says of a typed number', () => {
  it('stands in the timeline, also of one more parcel beside the label', async () => {
    await world.setPolicy({ moneyMoves: moneyMovesOn('first_scan') });
    const begun = await begin(world);
    const number = elsewhere('TRANSIT');
    expect(await type(begun, number, true)).toBe('ok');
    await follow(number);
    const detail = await world.detail(begun.id);
    expect(timeline(detail)).toContain('claim_reported');
    expect([detail.state, detail.payouts[0]?.held, paid(begun)]).toEqual(['approved', 'unproven_shipment', 0]);
    expect(kindsOf(world, begun)).toContain('owner_held_payout');
  });

  it('is asked three times a day at most for one return', async () => {
    const begun = await onSlip('inspection');
    const number = elsewhere('TRANSIT');
    expect(await type(begun, number)).toBe('ok');
    const carrier = (await world.deps.carriers('main'))!;
    let asked = 0;
    const track: typeof carrier.track = (request) => {
      asked += 1;
      return carrier.track(request);
    };
    const deps = { ...world.deps, carriers: () => Promise.resolve({ ...carrier, track }) };
    for (let times = 0; times < 5; times += 1) await followTrack(deps, { carrier: 'usps', trackingNumber: number });
    expect(asked).toBe(3);
    value(await world.command(begun.id, { type: 'cancel' }));
    world.pass(25 * 3_600_000);
    await followTrack(deps, { carrier: 'usps', trackingNumber: number });
    expect(asked).toBe(3);
  });
});

describe('A consumer who withdrew and types a number', () => {
  it('has the owner asked at once, who must decide by the day that the money is due', async () => {
    const begun = await onSlip('inspection', 'withdrawal');
    expect(await type(begun, 'RECEIPT1')).toBe('ok');
    await world.settle();
    const asked = mailsOf(world, begun).filter(({ kind }) => kind === 'owner_proof_claimed');
    const detail = await world.detail(begun.id);
    expect(asked.map(({ data }) => data['withdrawal'])).toMatchObject([{ refundBy: detail.withdrawal!.refundBy }]);
    expect([detail.payouts[0]?.held, paid(begun)]).toEqual(['unproven_shipment', 0]);
    world.pass(12 * 86_400_000);
    await sweep(world.deps, 'deadlines');
    await world.settle();
    const warning = mailsOf(world, begun).find(({ kind }) => kind === 'owner_deadline');
    expect(warning?.data['claims']).toMatchObject([{ parcel: 'usps RECEIPT1' }]);
    value(await world.command(begun.id, { type: 'sent' }));
    await world.settle();
    expect(paid(begun)).toBe(1);
  });
});

describe('Shippo’s own test carrier', () => {
  it.each(['SHIPPO_TRANSIT', 'shippo_delivered', 'Shippo_Transit'])(
    'is refused with a live token: %s',
    async (number) => {
      const live = await startWorld({ token: 'shippo_live_abcdefgh' });
      live.shippo.switches.noRates = ['None.'];
      const begun = await begin(live);
      const { id } = begun;
      const body = { session: await sessionOf(live, begun), carrier: ' Shippo', trackingNumber: '94001000' };
      expect(codeOf(await send(live, 'tracking', body))).toBe('tracking_number_of_tests');
      const command = { type: 'add_parcel', carrier: '', trackingNumber: number } as const;
      expect(codeOf(await live.command(id, command))).toBe('tracking_number_of_tests');
      await live.close();
    },
  );
});
