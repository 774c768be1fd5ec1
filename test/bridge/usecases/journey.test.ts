import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseTrackHint } from '../../../bridge/adapters/shippo/webhook.ts';
import { MONEY_MOVES, type MoneyMoves } from '../../../bridge/domain/policy.ts';
import { CarrierUnavailable } from '../../../bridge/ports/carrier.ts';
import type { TrackHint } from '../../../bridge/ports/jobs.ts';
import { followTrack, hookToken, takeHint } from '../../../bridge/usecases/shippo-hint.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import {
  arrive,
  begin,
  type Begun,
  codeOf,
  kindsOf,
  mailsOf,
  paidFor,
  send,
  STAFF,
  statusOf,
  timeline,
  sessionOf,
} from './steps.ts';
import { BY_PERSON, moneyMovesOn } from '../../support/policy.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  world.shippo.switches.refuse = null;
  await world.setPolicy({ moneyMoves: moneyMovesOn('inspection'), approval: DEFAULT_RULES.approval, sendBackDays: 14 });
});

async function numberOf({ id }: Begun): Promise<string> {
  return (await world.detail(id)).shipping.trackingNumber!;
}

/** The carrier scans the parcel, and Shippo tells us so. */
async function scanned(begun: Begun, scan: 'accepted' | 'delivered' | 'lost'): Promise<void> {
  const trackingNumber = await numberOf(begun);
  await world.shippo.play(trackingNumber, scan);
  await followTrack(world.deps, { carrier: 'usps', trackingNumber });
  await world.settle();
}

const paid = (begun: Begun) => paidFor(world, begun.order).length;

describe.each([...MONEY_MOVES])('Money that moves on %s', (moneyMoves: MoneyMoves) => {
  it('is paid at that moment, and never again', async () => {
    await world.setPolicy({ moneyMoves: moneyMovesOn(moneyMoves) });
    const begun = await begin(world);
    const payments = [paid(begun)];
    await scanned(begun, 'accepted');
    payments.push(paid(begun));
    await scanned(begun, 'accepted');
    await scanned(begun, 'delivered');
    payments.push(paid(begun));
    const { lines } = await world.detail(begun.id);
    const found = lines.map(({ orderLineId }) => ({ orderLineId, sellable: 2, damaged: 0, missing: 0, lowered: null }));
    value(await world.command(begun.id, { type: 'inspect', lines: found }));
    await world.settle();
    payments.push(paid(begun));
    await scanned(begun, 'delivered');
    const stage = MONEY_MOVES.indexOf(moneyMoves);
    expect(payments).toEqual([0, 1, 2, 3].map((index) => (index >= stage ? 1 : 0)));
    const closed = await world.detail(begun.id);
    expect([closed.state, closed.payouts[0]?.state, paid(begun)]).toEqual(['closed', 'settled', 1]);
    expect(timeline(closed).filter((type) => type === 'carrier_accepted')).toHaveLength(1);
    expect(kindsOf(world, begun).filter((kind) => kind === 'refunded')).toHaveLength(1);
  });
});

describe('A parcel on its way', () => {
  it('delivered without a scan pays where the first scan was to pay', async () => {
    await world.setPolicy({ moneyMoves: moneyMovesOn('first_scan') });
    const begun = await begin(world);
    await scanned(begun, 'delivered');
    const { state, timeline: entries } = await world.detail(begun.id);
    expect([state, paid(begun)]).toEqual(['received', 1]);
    expect(entries.find(({ type }) => type === 'carrier_delivered')?.actor.type).toBe('carrier');
  });

  it('that is lost stays where it is, and the timeline says so once', async () => {
    const begun = await begin(world);
    await scanned(begun, 'accepted');
    for (let told = 0; told < 3; told += 1) await scanned(begun, 'lost');
    const detail = await world.detail(begun.id);
    expect(detail.state).toBe('in_transit');
    expect(timeline(detail).filter((type) => type === 'carrier_lost')).toHaveLength(1);
  });

  it('paid for before inspection, of which a unit is missing: the books and the screens say what was paid', async () => {
    await world.setPolicy({ moneyMoves: moneyMovesOn('receipt') });
    const begun = await begin(world);
    await scanned(begun, 'delivered');
    const { lines } = await world.detail(begun.id);
    const found = lines.map(({ orderLineId }) => ({ orderLineId, sellable: 1, damaged: 0, missing: 1, lowered: null }));
    value(await world.command(begun.id, { type: 'inspect', lines: found }));
    await world.settle();
    const { payouts, ledger } = await world.detail(begun.id);
    expect(payouts[0]?.breakdown.total).toBe(10841);
    expect(paidFor(world, begun.order)).toEqual([10841]);
    const balance = ledger.filter(({ account }) => account === 'promised').reduce((sum, { amount }) => sum + amount, 0);
    expect(balance).toBe(0);
  });
});

describe('A webhook is a hint', () => {
  const heard = (hints: TrackHint[]) => ({
    ...world.deps,
    jobs: { ...world.deps.jobs, followTrack: (hint: TrackHint) => Promise.resolve(void hints.push(hint)) },
  });

  it('with a wrong token is refused; about a parcel that is not ours it is dropped; ours is asked for', async () => {
    const begun = await begin(world);
    const hint = { carrier: 'usps', trackingNumber: await numberOf(begun) };
    const hints: TrackHint[] = [];
    const deps = heard(hints);
    for (const token of [null, '', 'x'.repeat(40), `${hookToken(deps)}0`]) {
      expect(codeOf(await takeHint(deps, token, hint))).toBe('not_allowed');
    }
    expect(codeOf(await takeHint(deps, hookToken(deps), null))).toBe('ok');
    expect(codeOf(await takeHint(deps, hookToken(deps), { carrier: 'ups', trackingNumber: '1Z-OTHER' }))).toBe('ok');
    expect(hints).toEqual([]);
    expect(codeOf(await takeHint(deps, hookToken(deps), hint))).toBe('ok');
    expect(hints).toEqual([hint]);
  });

  it('that lies moves nothing: Shippo itself is asked', async () => {
    await world.setPolicy({ moneyMoves: moneyMovesOn('first_scan') });
    const begun = await begin(world);
    const tracking_number = await numberOf(begun);
    const tracking_status = { status: 'DELIVERED' };
    const hint = parseTrackHint({
      event: 'track_updated',
      data: { carrier: 'usps', tracking_number, tracking_status },
    });
    await followTrack(world.deps, hint!);
    await world.settle();
    expect([(await world.detail(begun.id)).state, paid(begun)]).toEqual(['approved', 0]);
  });

  it('is asked again when Shippo does not answer', async () => {
    const begun = await begin(world);
    world.shippo.switches.refuse = { status: 500 };
    await expect(
      followTrack(world.deps, { carrier: 'usps', trackingNumber: await numberOf(begun) }),
    ).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});

describe('A store that wants to decide', () => {
  it('approves: then a label is bought and mailed', async () => {
    await world.setPolicy({ approval: BY_PERSON });
    const begun = await begin(world);
    const asked = await world.detail(begun.id);
    expect([asked.state, asked.attention, asked.can]).toEqual([
      'requested',
      'decision',
      ['approve', 'reject', 'cancel', 'change'],
    ]);
    expect(asked.shipping.state).toBe('none_wanted');
    expect(kindsOf(world, begun)).toEqual(['received', 'owner_decision']);
    expect(mailsOf(world, begun)[0]?.data['needsApproval']).toBe(true);
    value(await world.command(begun.id, { type: 'approve' }));
    await world.settle();
    expect((await world.detail(begun.id)).shipping.state).toBe('label');
    expect(mailsOf(world, begun).at(-1)).toMatchObject({ kind: 'approved', attachments: [{}] });
  });

  it('rejects with a reason that the shopper reads, and the units are free again', async () => {
    await world.setPolicy({ approval: BY_PERSON });
    const begun = await begin(world);
    const rejected = value(await world.command(begun.id, { type: 'reject', reason: 'Worn, with make-up.' }));
    await world.settle();
    expect([rejected.state, rejected.can]).toEqual(['rejected', []]);
    expect(mailsOf(world, begun).at(-1)).toMatchObject({ kind: 'rejected', data: { reason: 'Worn, with make-up.' } });
    expect(statusOf(await send(world, 'openReturn', { link: begun.link }))).toMatchObject({
      state: 'rejected',
      rejectedBecause: 'Worn, with make-up.',
      label: { state: 'none' },
    });
    expect((await world.lookUp(begun.order)).order.lines[0]?.returnable).toBe(2);
    expect(codeOf(await world.command(begun.id, { type: 'approve' }))).toBe('not_possible_now');
  });
});

describe('A policy that changes', () => {
  it('is saved once by two people who edit the same version', async () => {
    const { version, rules } = value(
      await world.handlers.getPolicy({ body: undefined, query: undefined, params: {} }, STAFF),
    );
    const save = (days: number) =>
      send(world, 'savePolicy', { basedOn: version, rules: { ...rules, window: { ...rules.window, days } } }, STAFF);
    const answers = await Promise.all([save(30), save(31)]);
    expect(answers.map(codeOf).sort()).toEqual(['changed_meanwhile', 'ok']);
  });

  it('does not change returns that were accepted under the old one', async () => {
    const begun = await begin(world);
    const { policyVersion } = await world.detail(begun.id);
    await world.setPolicy({ moneyMoves: moneyMovesOn('approval') });
    const later = await begin(world);
    await scanned(begun, 'accepted');
    expect([paid(begun), paid(later)]).toEqual([0, 1]);
    expect((await world.detail(later.id)).policyVersion).toBeGreaterThan(policyVersion);
    await arrive(world, begun);
    await world.settle();
    const { policyVersion: kept, payouts } = await world.detail(begun.id);
    expect([kept, payouts[0]?.moneyMoves, paid(begun)]).toEqual([policyVersion, 'inspection', 1]);
  });
});

describe('A shopper who ships with a carrier of their own', () => {
  it('may enter a tracking number only where there is no label', async () => {
    const labelled = await begin(world);
    const enter = async (begun: Begun) =>
      codeOf(
        await send(world, 'tracking', {
          session: await sessionOf(world, begun),
          carrier: 'usps',
          trackingNumber: '9400 1000',
        }),
      );
    expect(await enter(labelled)).toBe('not_possible_now');
    world.shippo.switches.noRates = ['None.'];
    const slip = await begin(world);
    world.shippo.switches.noRates = null;
    expect(await enter(slip)).toBe('ok');
    expect((await world.detail(slip.id)).shipping).toMatchObject({ carrier: 'usps', trackingNumber: '94001000' });
  });
});
