import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change } from '../../../bridge/domain/decisions/change.ts';
import { type Circumstances, type Decision, nothingMore } from '../../../bridge/domain/decisions/decision.ts';
import {
  exchangeInDoubt,
  exchangeNotOrdered,
  exchangeOrdered,
  exchangeOrderingAgain,
} from '../../../bridge/domain/decisions/exchange.ts';
import { inspect } from '../../../bridge/domain/decisions/inspect.ts';
import { carrierAccepted, received } from '../../../bridge/domain/decisions/journey.ts';
import { seenOutside } from '../../../bridge/domain/decisions/outside.ts';
import { payWhatIsDue } from '../../../bridge/domain/decisions/payout.ts';
import { payoutFailed, payoutPendingAgain } from '../../../bridge/domain/decisions/payout-trouble.ts';
import { releasePayout } from '../../../bridge/domain/decisions/release-payout.ts';
import { carrierSays, trackingEntered } from '../../../bridge/domain/decisions/tracking.ts';
import { hasBegun } from '../../../bridge/domain/lifecycle.ts';
import type { OrderRefund } from '../../../bridge/domain/order.ts';
import { MONEY_MOVES, type Resolution, RESOLUTIONS } from '../../../bridge/domain/policy.ts';
import type { Return, ReturnEvent } from '../../../bridge/domain/return.ts';
import { addDays } from '../../../bridge/domain/time.ts';
import { moneyMovesOn } from '../../support/policy.ts';
import { aLine, anOrder, aPolicy, aRefund, aReturn, circumstances, NOW, payoutsOf } from './builders.ts';

const NEWS = ['refund', 'order_gone'] as const;
type News = (typeof NEWS)[number];
type Step =
  | 'type'
  | 'moving'
  | 'scan'
  | 'receive'
  | 'inspect'
  | 'due'
  | 'ordered'
  | 'not_ordered'
  | 'order_lost'
  | 'order_again'
  | 'read_again'
  | News
  | { readonly change: Resolution; readonly approved: boolean };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom<Step>('type', 'moving', 'scan', 'receive', 'inspect', 'due'),
    },
    { weight: 3, arbitrary: fc.constantFrom<Step>('ordered', 'not_ordered', 'order_lost', 'order_again') },
    { weight: 2, arbitrary: fc.constantFrom<Step>(...NEWS) },
    { weight: 2, arbitrary: fc.record({ change: fc.constantFrom(...RESOLUTIONS), approved: fc.boolean() }) },
  ),
  { minLength: 2, maxLength: 12 },
);

const PLAN = { lines: [], due: 0 } as const;

function quoteFor(resolution: Resolution) {
  const lines = [aLine({ resolution })];
  return {
    lines,
    outbound: [],
    bonus: 0,
    payouts: payoutsOf({ lines, outbound: [], bonus: 0 }),
    exchange: resolution === 'exchange' ? PLAN : null,
    labelDeducted: false,
    parcel: true,
    payment: 'paid' as const,
  };
}

function begun(kind: Return['kind'], resolution: Resolution): Return {
  return aReturn({
    kind,
    lines: [aLine({ resolution })],
    exchangePlan: resolution === 'exchange' ? PLAN : null,
    exchangeOrder: resolution === 'exchange' ? { state: 'ordering', effectId: 'order-0' } : null,
    shipping: { state: 'packing_slip', instead: 'no_token', carrier: null, trackingNumber: null },
    parcel: { state: 'approved', sendBackBy: addDays(NOW, 14) },
  });
}

/** What happens to one return, with all that is known of its order. */
class Story {
  events: readonly ReturnEvent[] = [];
  refunds: readonly OrderRefund[] = [];
  gone = false;
  entry: Return;
  private readonly facts: Circumstances;

  constructor(entry: Return, facts: Circumstances) {
    this.entry = entry;
    this.facts = facts;
  }

  take(step: Step): Decision {
    if (step === 'refund')
      this.refunds = [...this.refunds, aRefund({ id: 900 + this.refunds.length, at: addDays(NOW, 1), items: [] })];
    if (step === 'order_gone') this.gone = true;
    const decision = this.decide(step);
    this.entry = decision.next;
    this.events = [...this.events, ...decision.events];
    return decision;
  }

  private decide(step: Step): Decision {
    const { entry, facts } = this;
    const { exchangeOrder } = entry;
    const order = exchangeOrder?.state === 'ordering' ? exchangeOrder.effectId : 'none';
    if (typeof step === 'object') {
      const approval = { approved: step.approved, verdict: entry.decision };
      const asked = { quote: quoteFor(step.change), approval, findings: [], override: null };
      const result = change(entry, asked, facts);
      return result.ok ? result.value : nothingMore(entry);
    }
    switch (step) {
      case 'type':
        return trackingEntered(entry, { carrier: 'usps', trackingNumber: 'FOREIGN1', usedBy: null }, facts);
      case 'moving': {
        const said = { status: 'moving', at: NOW, firstMovedAt: addDays(NOW, 1), destination: null } as const;
        return carrierSays(entry, 'FOREIGN1', said, { events: this.events, usedBy: null }, facts);
      }
      case 'scan':
        return carrierAccepted(entry, facts, 'sent_proven');
      case 'receive':
        return received(entry, 'received', facts);
      case 'due':
        return payWhatIsDue(entry, facts);
      case 'inspect': {
        const sent = entry.lines.filter((line) => line.resolution !== 'keep');
        const found = { damaged: 0, missing: 0, lowered: null };
        const result = inspect(
          entry,
          sent.map(({ orderLineId, quantity }) => ({ ...found, orderLineId, sellable: quantity })),
          facts,
        );
        return result.ok ? result.value : nothingMore(entry);
      }
      case 'ordered':
        return order === 'none'
          ? nothingMore(entry)
          : exchangeOrdered(entry, order, { orderId: 99, orderNumber: '99', due: 0, payUrl: null }, facts);
      case 'not_ordered':
        return exchangeNotOrdered(entry, order, { code: 'out_of_stock', message: 'No.' }, facts);
      case 'order_lost':
        return exchangeInDoubt(entry, order, facts);
      case 'order_again': {
        const failed = entry.payouts.find((one) => one.resolution === 'exchange' && one.state === 'failed');
        return nothingMore(failed?.state === 'failed' ? exchangeOrderingAgain(entry, failed.effectId) : entry);
      }
      case 'refund':
      case 'order_gone':
      case 'read_again':
        return seenOutside(entry, this.outside(), facts);
    }
  }

  private outside() {
    return {
      order: anOrder({ id: 71, refunds: this.refunds, status: this.gone ? 'cancelled' : 'completed' }),
      readAt: addDays(NOW, 2),
      effects: [],
      effectIds: new Set<string>(),
      others: [],
      ledger: [],
      events: this.events,
    };
  }
}

const pays = ({ effects }: Decision) =>
  effects.some(
    ({ plan }) =>
      plan.kind === 'refund' || plan.kind === 'store_credit' || (plan.kind === 'exchange_status' && plan.to === 'ship'),
  );
const asks = ({ effects }: Decision) =>
  effects.filter(({ plan }) => plan.kind === 'email' && plan.email === 'owner_held_payout').length;
const told = ({ events }: Decision) =>
  events.filter(({ type }) => type === 'refund_elsewhere' || type === 'order_gone').length;

const stories = fc.record({
  kind: fc.constantFrom<Return['kind']>('return', 'withdrawal'),
  resolution: fc.constantFrom(...RESOLUTIONS),
  moves: fc.constantFrom(...MONEY_MOVES),
  ceiling: fc.constantFrom(null, 100),
  steps,
});
type Told = typeof stories extends fc.Arbitrary<infer T> ? T : never;

function storyOf({ kind, resolution, moves, ceiling }: Omit<Told, 'steps'>): Story {
  const policy = aPolicy({ moneyMoves: { ...moneyMovesOn(moves), ceiling } });
  return new Story(begun(kind, resolution), circumstances({ policy }));
}

describe('News from outside a return', () => {
  it('holds all that is not under way, whatever happens after, until a person lets it go', () => {
    let [paid, held] = [0, 0];
    fc.assert(
      fc.property(stories, ({ steps: all, ...facts }) => {
        const story = storyOf(facts);
        let known = false;
        for (const step of all) {
          const decision = story.take(step);
          if (told(decision) > 0) known = true;
          if (!known) paid += pays(decision) ? 1 : 0;
          else expect([step, pays(decision)]).toEqual([step, false]);
        }
        if (known) held += 1;
      }),
      { numRuns: 2000 },
    );
    // The stories reach both: money that goes out, and news.
    expect(Math.min(paid, held)).toBeGreaterThan(50);
  });

  it('is told to the owner once each, while something waits', () => {
    fc.assert(
      fc.property(stories, ({ steps: all, ...facts }) => {
        const story = storyOf(facts);
        for (const step of all) {
          const decision = story.take(step);
          if (told(decision) === 0) continue;
          const waits = story.entry.payouts.some((one) => !hasBegun(one));
          expect([step, asks(decision)]).toEqual([step, waits ? told(decision) : 0]);
          expect(told(story.take('read_again'))).toBe(0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each(NEWS)('lets go by a person’s word and is then paid as ever (%s)', (news) => {
    const story = storyOf({ kind: 'return', resolution: 'refund', moves: 'first_scan', ceiling: null });
    const facts = circumstances({ policy: aPolicy({ moneyMoves: moneyMovesOn('first_scan') }) });
    for (const step of ['type', 'moving', news, 'receive', 'inspect'] as const) {
      expect(pays(story.take(step))).toBe(false);
    }
    expect(pays(releasePayout(story.entry, 'refund', facts))).toBe(true);
  });

  it('is not forgotten by an attempt that fails and is made again', () => {
    const story = storyOf({ kind: 'return', resolution: 'exchange', moves: 'inspection', ceiling: null });
    const facts = circumstances();
    for (const step of ['ordered', 'refund'] as const) story.take(step);
    const failed = payoutFailed(story.entry, 'exchange', { effectId: 'ship', code: 'no', message: '' }, facts).next;
    expect(payoutPendingAgain(failed, 'exchange', 'ship').payouts).toMatchObject([{ held: 'refunded_elsewhere' }]);
  });
});
