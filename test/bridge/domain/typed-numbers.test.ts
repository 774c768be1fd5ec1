import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from '../../../bridge/contract/endpoints.ts';
import { change } from '../../../bridge/domain/decisions/change.ts';
import { andThen, type Circumstances, type Decision, nothingMore } from '../../../bridge/domain/decisions/decision.ts';
import { expire } from '../../../bridge/domain/decisions/end.ts';
import { carrierAccepted, received } from '../../../bridge/domain/decisions/journey.ts';
import { payWhatIsDue } from '../../../bridge/domain/decisions/payout.ts';
import { releasePayout } from '../../../bridge/domain/decisions/release-payout.ts';
import { labelReady } from '../../../bridge/domain/decisions/shipping.ts';
import { carrierSays, parcelAdded, trackingEntered } from '../../../bridge/domain/decisions/tracking.ts';
import { payoutIsDue } from '../../../bridge/domain/lifecycle.ts';
import { movesOf } from '../../../bridge/domain/moves.ts';
import {
  DEFAULT_RULES,
  MONEY_MOVES,
  type MoneyMoves,
  type Resolution,
  RESOLUTIONS,
} from '../../../bridge/domain/policy.ts';
import type { Return, ReturnKind, Shipping } from '../../../bridge/domain/return.ts';
import { addDays } from '../../../bridge/domain/time.ts';
import type { NumberUse } from '../../../bridge/domain/tracking-claim.ts';
import type { Track, TrackStatus } from '../../../bridge/domain/track.ts';
import { moneyMovesOn } from '../../support/policy.ts';
import { ADDRESS, aLine, aPolicy, aReturn, circumstances, NOW } from './builders.ts';

const SLIP: Shipping = { state: 'packing_slip', instead: 'no_token', carrier: null, trackingNumber: null };
const LABEL: Extract<Shipping, { state: 'label' }> = {
  state: 'label',
  carrier: 'usps',
  trackingNumber: '9205 1',
  trackingUrl: null,
  qrCodeUrl: null,
  test: false,
  source: 'shippo',
  transactionId: 'tx-1',
  cost: null,
  readyAt: NOW,
};
const STATUSES: readonly TrackStatus[] = ['unknown', 'announced', 'moving', 'delivered', 'returned_to_sender', 'lost'];
const KINDS: readonly ReturnKind[] = ['return', 'withdrawal'];
const TYPED = { carrier: 'usps', trackingNumber: 'foreign 1', usedBy: null };

/** All that could speak for it: it goes to the store, was first scanned after approval, and nobody else has it. */
function track(status: TrackStatus, over: Partial<Track> = {}): Track {
  const { city, postcode, country } = ADDRESS;
  const firstMovedAt = status === 'unknown' || status === 'announced' ? null : addDays(NOW, 1);
  return { status, at: addDays(NOW, 1), firstMovedAt, destination: { city, postcode, country }, ...over };
}

function says(
  entry: Return,
  number: string,
  said: Track,
  facts: Circumstances,
  usedBy: NumberUse | null = null,
): Decision {
  return carrierSays(entry, number, said, { events: [], usedBy }, facts);
}

/** Every way in which a number gets into a return. `trusted`: the store issued it; a shopper can cause all the others. */
interface Writer {
  readonly trusted: boolean;
  readonly number: string;
  readonly shipping: Shipping;
  write(entry: Return, facts: Circumstances): Decision;
}

const extra = (entry: Return, facts: Circumstances) => parcelAdded(entry, TYPED, facts);
const ready = (label: typeof LABEL) => (entry: Return, facts: Circumstances) =>
  labelReady(entry, label, false, null, facts);
const preparing: Shipping = { state: 'preparing', effectId: 'effect-0' };
const foreign = { trusted: false, number: 'FOREIGN1' };

const WRITERS: Readonly<Record<string, Writer>> = {
  'the form beside the packing slip': {
    ...foreign,
    shipping: SLIP,
    write: (entry, facts) => trackingEntered(entry, TYPED, facts),
  },
  'one more parcel on a packing slip': { ...foreign, shipping: SLIP, write: extra },
  'one more parcel while the label is made': { ...foreign, shipping: preparing, write: extra },
  'one more parcel beside a label': { ...foreign, shipping: LABEL, write: extra },
  'one more parcel by staff': {
    ...foreign,
    shipping: LABEL,
    write: (entry, facts) => parcelAdded(entry, TYPED, { ...facts, actor: { type: 'staff', id: 1, name: 'Olga' } }),
  },
  'one more parcel before the label is bought': {
    ...foreign,
    shipping: preparing,
    write: (entry, facts) => andThen(extra(entry, facts), (next) => ready(LABEL)(next, facts)),
  },
  'the form, and then the return is changed': {
    ...foreign,
    shipping: SLIP,
    write: (entry, facts) => andThen(trackingEntered(entry, TYPED, facts), (next) => changed(next, facts)),
  },
  'a number typed again': {
    ...foreign,
    shipping: SLIP,
    write: (entry, facts) =>
      andThen(trackingEntered(entry, { ...TYPED, trackingNumber: 'OTHER' }, facts), (next) =>
        trackingEntered(next, TYPED, facts),
      ),
  },
  'a label that was bought': { trusted: true, number: '92051', shipping: preparing, write: ready(LABEL) },
  'a label that the owner uploaded': {
    trusted: true,
    number: '92051',
    shipping: SLIP,
    write: ready({ ...LABEL, source: 'owner', transactionId: null }),
  },
  'a label on which the shopper typed its own number, too': {
    trusted: true,
    number: '92051',
    shipping: preparing,
    write: (entry, facts) =>
      andThen(parcelAdded(entry, { ...TYPED, trackingNumber: '9205 1' }, facts), (next) => ready(LABEL)(next, facts)),
  },
};

function changed(entry: Return, facts: Circumstances): Decision {
  const { lines, outbound, bonus, payouts } = entry;
  const quote = {
    lines,
    outbound,
    bonus,
    payouts,
    exchange: null,
    labelDeducted: false,
    parcel: true,
    payment: 'paid' as const,
  };
  const approval = { approved: true, verdict: entry.decision } as const;
  const result = change(entry, { quote, approval, findings: [], override: null }, facts);
  return result.ok ? result.value : nothingMore(entry);
}

const HELD = { state: 'held', orderId: 90, orderNumber: '90', due: 0, payUrl: null } as const;

function approved(kind: ReturnKind, resolution: Resolution, shipping: Shipping): Return {
  const withdrawal = { name: 'Ana', confirmedAt: NOW, refundBy: addDays(NOW, 14), sentAt: null, warnedAt: null };
  return aReturn({
    kind,
    lines: [aLine({ resolution })],
    shipping,
    parcel: { state: 'approved', sendBackBy: addDays(NOW, 14) },
    exchangeOrder: resolution === 'exchange' ? HELD : null,
    withdrawal: kind === 'withdrawal' ? withdrawal : null,
  });
}

function factsFor(moves: MoneyMoves): Circumstances {
  const early = moves === 'approval' ? ('approval' as const) : ('first_scan' as const);
  const withdrawal = { ...DEFAULT_RULES.withdrawal, enabled: true, moneyMoves: early };
  return circumstances({ policy: aPolicy({ moneyMoves: moneyMovesOn(moves), withdrawal }), actor: { type: 'guest' } });
}

const pays = ({ effects }: Decision) =>
  effects.some(
    ({ plan }) =>
      plan.kind === 'refund' || plan.kind === 'store_credit' || (plan.kind === 'exchange_status' && plan.to === 'ship'),
  );

interface Case {
  readonly name: string;
  readonly kind: ReturnKind;
  readonly resolution: Resolution;
  readonly moves: MoneyMoves;
  readonly status: TrackStatus;
}

/** Every writer, then every word of a carrier, under every policy, for every resolution, through both doors. */
const CASES: readonly Case[] = Object.keys(WRITERS).flatMap((name) =>
  KINDS.flatMap((kind) =>
    RESOLUTIONS.flatMap((resolution) =>
      MONEY_MOVES.flatMap((moves) => STATUSES.map((status) => ({ name, kind, resolution, moves, status }))),
    ),
  ),
);

const REACHED: Partial<Record<TrackStatus, MoneyMoves>> = { moving: 'first_scan', delivered: 'receipt' };

/** What goes wrong in a case, or null. `follow`: what takes in the carrier's word. */
function wrong(one: Case, follow: typeof says): string | null {
  const { kind, resolution, moves, status } = one;
  const { trusted, number, shipping, write } = WRITERS[one.name]!;
  const facts = factsFor(moves);
  const begun = approved(kind, resolution, shipping);
  const due = movesOf(facts.policy, kind, resolution, false);
  const decision = andThen(write(begun, facts), (next) => follow(next, number, track(status), facts));
  // What is due without any parcel is paid whatever anybody types, unless a change has put the exchange's order off.
  if (due === 'approval') return null;
  const reached = trusted ? (REACHED[status] ?? null) : null;
  const wanted = reached !== null && payoutIsDue(due, reached);
  const { parcel, payouts } = decision.next;
  if (pays(decision) !== wanted) return wanted ? 'pays nothing' : 'pays';
  if (trusted) return null;
  if (parcel.state !== 'approved') return `the parcel is ${parcel.state}`;
  const [payout] = payouts;
  const claimed = REACHED[status] ?? (kind === 'withdrawal' ? 'first_scan' : null);
  const asked = claimed !== null && payoutIsDue(due, claimed) && decision.next.exchangeOrder?.state !== 'ordering';
  const held = payout?.state === 'pending' && payout.held === 'unproven_shipment';
  const orderable = resolution !== 'exchange' || decision.next.exchangeOrder?.state === 'held';
  if (held !== (asked && orderable)) return held ? 'asks a person' : 'asks nobody';
  return null;
}

const named = (one: Case, what: string | null) => (what === null ? [] : [`${Object.values(one).join(', ')}: ${what}`]);

describe('A number in a return', () => {
  it(`pays only where the store issued it (${CASES.length} ways)`, () => {
    expect(CASES.flatMap((one) => named(one, wrong(one, says)))).toEqual([]);
  });

  it('would pay if a carrier’s word about any number were taken for proof: the walk sees it', () => {
    const believing: typeof says = (entry, _number, { status }, facts) => {
      if (status === 'moving') return carrierAccepted(entry, facts);
      return status === 'delivered' ? received(entry, 'carrier_delivered', facts) : nothingMore(entry);
    };
    const seen = CASES.filter((one) => wrong(one, believing) !== null);
    const foreigners = Object.keys(WRITERS).filter((name) => !WRITERS[name]!.trusted);
    expect([...new Set(seen.map(({ name }) => name))]).toEqual(foreigners);
    expect(new Set(seen.map(({ resolution }) => resolution))).toEqual(new Set(['refund', 'store_credit', 'exchange']));
  });

  it('comes in only where the walk knows of it', () => {
    const typed = Object.entries(endpoints).flatMap(([name, endpoint]) => {
      if (!('body' in endpoint)) return [];
      const schema = JSON.stringify(z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }));
      return schema.includes('"trackingNumber"') ? [name] : [];
    });
    expect(typed.sort()).toEqual(['command', 'tracking', 'uploadLabel']);
    const folder = join(import.meta.dirname, '../../../bridge');
    const writing = ['domain/decisions', 'usecases']
      .flatMap((part) => readdirSync(join(folder, part), { recursive: true }).map((file) => `${part}/${String(file)}`))
      // Views only show them.
      .filter((file) => file.endsWith('.ts') && !/-views\.ts$|return-status\.ts$/.test(file))
      .filter((file) =>
        /state: '(label|packing_slip)',|const extraParcels|extraParcels:/.test(
          readFileSync(join(folder, file), 'utf8'),
        ),
      );
    expect(writing.sort()).toEqual([
      'domain/decisions/approve.ts',
      'domain/decisions/journey.ts',
      'domain/decisions/request.ts',
      'domain/decisions/shipping.ts',
      'domain/decisions/tracking.ts',
      'domain/decisions/void-label.ts',
      'usecases/effects/buy-label.ts',
      'usecases/upload-label.ts',
    ]);
  });
});

describe('A payout that waits for proof', () => {
  const facts = factsFor('first_scan');
  const claimed = (kind: ReturnKind = 'return') => {
    const typed = trackingEntered(approved(kind, 'refund', SLIP), TYPED, facts);
    return andThen(typed, (next) => says(next, 'FOREIGN1', track('moving'), facts));
  };
  const mails = ({ effects }: Decision) => effects.flatMap(({ plan }) => (plan.kind === 'email' ? [plan.email] : []));

  it('has the owner asked once, however often the carrier speaks', () => {
    const first = claimed();
    expect(mails(first)).toEqual(['owner_held_payout']);
    expect(mails(says(first.next, 'FOREIGN1', track('delivered'), facts))).toEqual([]);
    expect(mails(claimed('withdrawal'))).toEqual(['owner_proof_claimed']);
  });

  it('is paid when a person takes the parcel as sent, which then is on its way', () => {
    const released = releasePayout(claimed().next, 'refund', circumstances({ policy: facts.policy }));
    expect([pays(released), released.next.parcel.state]).toEqual([true, 'in_transit']);
    expect(released.events.map(({ type }) => type)).toEqual(['payout_released', 'refund_started', 'sent_proven']);
  });

  it.each([
    ['proof that was shown', (entry: Return) => carrierAccepted(entry, facts, 'sent_proven')],
    ['staff who have received it', (entry: Return) => received(entry, 'received', facts)],
  ])('is paid by %s', (_what, prove) => {
    expect(pays(prove(claimed().next))).toBe(true);
  });

  it('is not paid by what makes other payouts due', () => {
    expect(pays(payWhatIsDue(claimed().next, facts))).toBe(false);
  });

  it('keeps the return open for a month beyond its date, but not for a number that proves nothing', () => {
    const late = circumstances({ now: addDays(NOW, 20) });
    expect(expire(claimed().next, late)).toBeNull();
    expect(expire(claimed().next, circumstances({ now: addDays(NOW, 45) }))).not.toBeNull();
    const sentOut = says(claimed().next, 'FOREIGN1', track('moving'), facts, { by: 'own_order', number: '71' });
    expect(expire(sentOut.next, late)).not.toBeNull();
    const before = says(claimed().next, 'FOREIGN1', track('moving', { firstMovedAt: addDays(NOW, -3) }), facts);
    expect(expire(before.next, late)).not.toBeNull();
  });
});

describe('A label among several parcels', () => {
  const facts = factsFor('receipt');
  const both = () => parcelAdded(approved('return', 'refund', LABEL), TYPED, facts).next;

  it('has arrived by its own delivery only when all typed parcels have, too; they alone never have', () => {
    const extraCame = says(both(), 'FOREIGN1', track('delivered'), facts);
    expect([extraCame.next.parcel.state, pays(extraCame)]).toEqual(['approved', false]);
    const labelCame = says(both(), '92051', track('delivered'), facts);
    expect([labelCame.next.parcel.state, pays(labelCame)]).toEqual(['in_transit', false]);
    for (const [first, number] of [
      [extraCame, '92051'],
      [labelCame, 'FOREIGN1'],
    ] as const) {
      const all = says(first.next, number, track('delivered'), facts);
      expect([all.next.parcel.state, pays(all)]).toEqual(['received', true]);
    }
  });
});

describe('What is known of a typed number', () => {
  const facts = factsFor('inspection');
  const reported = (said: Track) => {
    const typed = trackingEntered(approved('return', 'refund', SLIP), TYPED, facts).next;
    return says(typed, 'FOREIGN1', said, facts).events[0]?.data;
  };

  it.each([
    [{}, { toStore: true, sinceApproval: true }],
    [{ destination: { city: 'Reno', postcode: '89501', country: 'US' } }, { toStore: false }],
    [{ destination: { city: '', postcode: '', country: 'US' } }, { toStore: null }],
    [{ destination: { city: ADDRESS.city.toUpperCase(), postcode: '', country: ADDRESS.country } }, { toStore: true }],
    [{ destination: { city: '', postcode: `${ADDRESS.postcode}-1234`, country: '' } }, { toStore: true }],
    [
      { destination: null, firstMovedAt: null },
      { toStore: null, sinceApproval: null },
    ],
    [{ firstMovedAt: addDays(NOW, -2) }, { sinceApproval: false }],
  ])('is where it goes and since when it moves: %o', (over, data) => {
    expect(reported(track('moving', over))).toMatchObject({ status: 'moving', ...data });
  });

  it('is told once, and anew when it changes', () => {
    const typed = trackingEntered(approved('return', 'refund', SLIP), TYPED, facts).next;
    const first = says(typed, 'foreign1', track('moving'), facts);
    expect(first.events).toHaveLength(1);
    expect(says(first.next, 'FOREIGN1', track('moving'), facts).next).toBe(first.next);
    const used = says(first.next, 'FOREIGN1', track('moving'), facts, { by: 'return', number: 'RMA-1003' });
    expect(used.events[0]?.data).toMatchObject({ usedIn: 'return', usedNumber: 'RMA-1003' });
  });

  it('is said at once where somebody else has the number', () => {
    const typed = trackingEntered(
      approved('return', 'refund', SLIP),
      { ...TYPED, usedBy: { by: 'order', number: '64' } },
      facts,
    );
    expect(typed.events.map(({ type }) => type)).toEqual(['tracking_entered', 'number_used_elsewhere']);
    const again = trackingEntered(typed.next, { ...TYPED, trackingNumber: 'NEW1' }, facts);
    expect(again.next.trackingReports).toEqual([]);
  });
});
