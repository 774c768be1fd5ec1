import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Circumstances, Decision } from '../../../bridge/domain/decisions/decision.ts';
import { exchangeNotOrdered, exchangeOrdered } from '../../../bridge/domain/decisions/exchange.ts';
import { inspect } from '../../../bridge/domain/decisions/inspect.ts';
import { received } from '../../../bridge/domain/decisions/journey.ts';
import { seenOutside } from '../../../bridge/domain/decisions/outside.ts';
import { payoutFailed } from '../../../bridge/domain/decisions/payout-trouble.ts';
import { releasePayout } from '../../../bridge/domain/decisions/release-payout.ts';
import { request } from '../../../bridge/domain/decisions/request.ts';
import { creditIssued, exchangeReleased, refundDone } from '../../../bridge/domain/decisions/settle-payout.ts';
import { shipOnSlip } from '../../../bridge/domain/decisions/shipping.ts';
import { dueNow } from '../../../bridge/domain/due.ts';
import type { Effect, EffectPlan } from '../../../bridge/domain/effect.ts';
import { whyNotSent } from '../../../bridge/domain/may-go-out.ts';
import { type Minor, sum } from '../../../bridge/domain/money.ts';
import type { Order } from '../../../bridge/domain/order.ts';
import { isPaid, maySayPaid, OFFLINE_GATEWAYS, type OrderPayment, orderPayment } from '../../../bridge/domain/paid.ts';
import type { Resolution } from '../../../bridge/domain/policy.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { ADDRESS, aRefund, circumstances, NOW } from './builders.ts';
import { type Dice, diceOf } from './support/dice.ts';
import { orderCase } from './support/orders.ts';
import { aRandomPolicy, quoteOf, someInspection, someWishes } from './support/returns.ts';

const PAID = '2026-11-01T10:01:00.000Z';

/** Gateway, state, date and transaction of an order, and how its payment stands then: what a person would say. */
const KNOWN: readonly (readonly [
  gateway: string,
  status: string,
  dated: boolean,
  transaction: string,
  payment: OrderPayment,
])[] = [
  ['boomtest', 'completed', true, 'ch_1', 'paid'],
  ['boomtest', 'completed', false, '', 'paid'],
  ['boomtest', 'processing', false, '', 'paid'],
  ['boomtest', 'refunded', false, '', 'paid'],
  ['boomtest', 'pending', false, '', 'unpaid'],
  ['boomtest', 'failed', false, 'ch_1', 'unpaid'],
  ['boomtest', 'on-hold', false, 'ch_1', 'unpaid'],
  ['boomtest', 'on-hold', true, 'ch_1', 'in_question'],
  ['boomtest', 'failed', true, 'ch_1', 'in_question'],
  ['boomtest', 'pending', true, '', 'in_question'],
  ['boomtest', 'cancelled', true, 'ch_1', 'in_question'],
  ['boomtest', 'trash', true, 'ch_1', 'in_question'],
  ['boomtest', 'refunded', true, 'ch_1', 'paid'],
  ['boomtest', 'disputed', true, 'ch_1', 'in_question'],
  ['boomtest', 'charge-back', false, 'ch_1', 'in_question'],
  ['boomtest', 'chargeback', false, '', 'unpaid'],
  ...['litige', 'contested', 'contestation', 'rueckbuchung', 'ruckbuchung', 'rückbuchung', 'r%c3%bcckbuchung'].map(
    (status) => ['boomtest', status, true, 'ch_1', 'in_question'] as const,
  ),
  ['boomtest', 'contest-entry', true, '', 'paid'],
  ['boomtest', 'checkout-draft', false, '', 'unpaid'],
  ['boomtest', 'delivered', false, '', 'unpaid'],
  ['boomtest', 'delivered', false, 'ch_1', 'paid'],
  ['boomtest', 'delivered', true, '', 'paid'],
  ...['bacs', 'cheque', 'cod'].flatMap(
    (gateway) =>
      [
        [gateway, 'on-hold', false, '', 'unpaid'],
        [gateway, 'pending', false, '', 'unpaid'],
        [gateway, 'processing', false, '', 'unpaid'],
        [gateway, 'processing', true, '', 'paid'],
        [gateway, 'processing', false, 'x', 'paid'],
        [gateway, 'refunded', false, '', 'unpaid'],
        [gateway, 'completed', false, '', 'paid'],
        [gateway, 'cancelled', false, 'x', 'unpaid'],
        [gateway, 'on-hold', true, '', 'in_question'],
        [gateway, 'failed', true, '', 'in_question'],
      ] as const,
  ),
];

type State = (typeof KNOWN)[number];

function inState(order: Order, [gateway, status, dated, transactionId]: State): Order {
  const paymentMethod = { id: gateway, title: gateway, canRefund: gateway === 'boomtest' };
  return { ...order, status, paidAt: dated ? PAID : null, transactionId, paymentMethod };
}

/** A payment moves an order on; one that was left in its state counts as taken back. */
function paidNow(order: Order): Order {
  const waits = ['pending', 'on-hold', 'failed', 'cancelled', 'checkout-draft', 'chargeback'].includes(order.status);
  return { ...order, paidAt: PAID, status: waits ? 'processing' : order.status };
}

describe('An order', () => {
  it.each(KNOWN)('by %s in %s (dated: %s, transaction “%s”): its payment is %s', (...state) => {
    const { order } = orderCase(1);
    expect(orderPayment(inState(order, state), OFFLINE_GATEWAYS)).toBe(state[4]);
  });

  it('by a gateway that the owner calls offline is not paid by processing alone', () => {
    const { order } = orderCase(1);
    const processing = inState(order, ['invoice', 'processing', false, '', 'paid']);
    expect([isPaid(processing, OFFLINE_GATEWAYS), isPaid(processing, ['invoice'])]).toEqual([true, false]);
  });

  it.each([
    ['processing', true],
    ['completed', true],
    ['delivered', true],
    ['refunded', true],
    ['pending', false],
    ['on-hold', false],
    ['failed', false],
    ['cancelled', false],
    ['trash', false],
    ['checkout-draft', false],
    ['auto-draft', false],
  ])('that costs nothing and is %s has nothing to be paid once it is placed: %s', (status, paid) => {
    const free = inState({ ...orderCase(1).order, total: 0 }, ['cod', status, false, '', 'unpaid']);
    expect(isPaid(free, OFFLINE_GATEWAYS)).toBe(paid);
  });
});

type Act = { readonly id: string; readonly plan: EffectPlan; readonly of: string };

/** One order with its returns, and a world that does what is asked of it. */
class Till {
  private count = 0;
  private acts: Act[] = [];
  private returns = new Map<string, Return>();
  private ended: Effect[] = [];
  /** Everything of value that went out, without bonuses. */
  out = 0;

  constructor(
    public order: Order,
    private readonly dice: Dice,
    private readonly policy = aRandomPolicy(dice),
  ) {}

  get all(): readonly Return[] {
    return [...this.returns.values()];
  }

  get elsewhere(): Minor {
    return sum(this.order.refunds.filter(({ effectId }) => effectId === null).map(({ amount }) => amount));
  }

  private facts(): Circumstances {
    // Later returns are made later.
    const now = new Date(Date.parse(NOW) + (this.count += 1) * 60_000).toISOString();
    return circumstances({ policy: this.policy, now, newId: () => `effect-${(this.count += 1)}` });
  }

  private take(id: string, decision: Decision): void {
    this.returns.set(id, decision.next);
    this.acts.push(...decision.effects.map(({ id: effect, plan }) => ({ id: effect, plan, of: id })));
  }

  ask(kind: 'return' | 'withdrawal'): Return | null {
    const { order, policy } = this;
    const asked = someWishes(this.dice, order, this.all, kind).map((line) =>
      kind === 'return'
        ? line
        : { ...line, resolution: this.dice.pick(['refund', 'store_credit'] as const), exchange: null },
    );
    if (asked.length === 0) return null;
    const id = `return-${this.returns.size + 1}`;
    const quote = quoteOf({ order, policy, others: this.all, asked, kind });
    const address = { id: 0, name: 'Ana Diaz', email: 'ana@example.com', address: ADDRESS };
    const decision = request(
      {
        ...{ id, storeId: 'test', number: 'RMA-1', kind, requestId: id, locale: 'en_US', traceId: id, comment: '' },
        ...{ orderId: order.id, orderNumber: order.number, orderPlacedAt: order.placedAt, pricesIncludeTax: false },
        ...{ page: '', customer: address, store: { name: 'Shop', address: ADDRESS }, currency: order.currency },
        ...{ override: null, findings: [], quote, withdrawnBy: kind === 'withdrawal' ? 'Ana Diaz' : null },
        approval: {
          approved: true,
          verdict: { code: 'approved_by_staff', rule: 'order', policyVersion: 1, params: {} },
        },
      },
      this.facts(),
    );
    this.take(id, decision);
    const entry = this.returns.get(id)!;
    if (entry.shipping.state === 'preparing')
      this.take(id, shipOnSlip(entry, { instead: 'no_rate', message: '', mailed: false }, this.facts()));
    return this.returns.get(id)!;
  }

  arrive(id: string, whole = false): void {
    const entry = this.returns.get(id)!;
    this.take(id, received(entry, 'received', this.facts()));
    const here = this.returns.get(id)!;
    const found = someInspection(this.dice, here).map((line) => {
      const units = line.sellable + line.damaged + line.missing;
      return whole ? { ...line, sellable: units, damaged: 0, missing: 0, lowered: null } : line;
    });
    const looked = inspect(here, found, this.facts());
    if (looked.ok) this.take(id, looked.value);
  }

  arriveOne(): void {
    const [next] = this.all.filter(({ parcel }) => parcel.state === 'approved');
    if (next) this.arrive(next.id);
  }

  pay(): void {
    this.order = paidNow(this.order);
  }

  /** Staff say that the money has arrived, where nobody has paid: true, where they may. */
  say(): boolean {
    const { status } = this.order;
    if (!maySayPaid(this.order, OFFLINE_GATEWAYS)) return false;
    this.order = { ...this.order, saidPaid: { status } };
    return true;
  }

  /** The bank takes the payment back, or looks at it. */
  leavePaid(status: string): void {
    this.order = { ...this.order, status };
  }

  /** In wp-admin, by an owner who knows what has gone out as credit or in exchange. */
  refundElsewhere(): void {
    const left = this.order.total - this.out - this.elsewhere;
    if (left <= 0 || !isPaid(this.order, OFFLINE_GATEWAYS)) return;
    const at = this.facts().now;
    const refund = { ...aRefund({ items: [], amount: this.dice.int(1, left) }), id: 900 + (this.count += 1), at };
    this.order = { ...this.order, refunds: [...this.order.refunds, refund] };
  }

  /** Reads the order as the bridge does every five minutes. */
  follow(): void {
    for (const entry of this.all) {
      const seen = {
        ...{ order: this.order, readAt: this.facts().now, effects: this.ended, ledger: [] },
        effectIds: new Set([...this.ended, ...this.acts].map(({ id }) => id)),
        others: this.all.filter(({ id }) => id !== entry.id),
        events: [],
      };
      this.take(entry.id, seenOutside(entry, seen, this.facts()));
    }
  }

  /** A person lets everything go that waits for one. */
  release(): void {
    for (const { id, payouts } of this.all) {
      for (const { resolution } of payouts)
        this.take(id, releasePayout(this.returns.get(id)!, resolution, this.facts()));
    }
  }

  run(): void {
    for (let act = this.acts.shift(); act; act = this.acts.shift()) this.perform(act);
  }

  private notSent(entry: Return, resolution: Resolution, wanted: ReturnType<typeof dueNow>): boolean {
    const { amount, bonus, lines, outbound } = wanted;
    return (
      whyNotSent(
        this.order,
        this.all,
        entry,
        resolution,
        { amount: amount - bonus, lines, outbound },
        OFFLINE_GATEWAYS,
      ) !== null
    );
  }

  private perform({ id, plan, of }: Act): void {
    const entry = this.returns.get(of)!;
    const facts = this.facts();
    const trouble = { effectId: id, code: 'no', message: '', at: facts.now };
    if (plan.kind === 'exchange_order') {
      const no = this.notSent(entry, 'exchange', dueNow(entry, 'exchange'));
      const made = { orderId: 99, orderNumber: '99', due: plan.due, payUrl: null };
      this.take(of, no ? exchangeNotOrdered(entry, id, trouble, facts) : exchangeOrdered(entry, id, made, facts));
    } else if (plan.kind === 'exchange_status' && plan.to === 'ship') {
      if (this.notSent(entry, 'exchange', dueNow(entry, 'exchange')))
        return this.take(of, payoutFailed(entry, 'exchange', trouble, facts));
      this.out += entry.payouts.find(({ resolution }) => resolution === 'exchange')!.amount;
      this.take(of, exchangeReleased(entry, id, true, facts));
    } else if (plan.kind === 'store_credit') {
      const due = dueNow(entry, 'store_credit');
      if (this.notSent(entry, 'store_credit', due))
        return this.take(of, payoutFailed(entry, 'store_credit', trouble, facts));
      this.out += due.amount - due.bonus;
      this.take(
        of,
        creditIssued(entry, id, { code: 'C', couponId: 5, couponAmount: plan.amount, expiresAt: null }, facts),
      );
    } else if (plan.kind === 'refund') {
      const { payout, amount, lines, outbound } = plan;
      const wanted = { ...dueNow(entry, payout), amount, lines, bonus: 0 };
      const store = this.order.total - sum(this.order.refunds.map((one) => one.amount));
      if (this.notSent(entry, payout, wanted) || amount > store) {
        return this.take(of, payoutFailed(entry, payout, trouble, facts));
      }
      this.out += amount;
      const items = [
        ...lines.map((line) => ({
          itemId: line.orderLineId,
          quantity: line.quantity,
          amount: line.goods,
          taxes: line.taxes,
        })),
        ...outbound.map((one) => ({ itemId: one.id, quantity: 0, amount: one.amount, taxes: one.taxes })),
      ];
      const refund = { ...aRefund({ items, amount, effectId: id }), id: 900 + (this.count += 1) };
      this.order = { ...this.order, refunds: [...this.order.refunds, refund] };
      this.take(of, refundDone(entry, { ...plan, effectId: id, refundId: refund.id, paid: true }, facts));
    }
  }
}

type Step = 'return' | 'withdrawal' | 'arrive' | 'pay' | 'say' | 'refund' | 'follow' | 'release' | 'run';
const steps = fc.array(
  fc.constantFrom<Step>(
    'return',
    'withdrawal',
    'withdrawal',
    'arrive',
    'arrive',
    'pay',
    'say',
    'refund',
    'follow',
    'release',
    'run',
    'run',
  ),
  { minLength: 3, maxLength: 14 },
);

describe('Whatever is asked of an order, through whichever door, in whatever order', () => {
  it('no more of value goes out than came in', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), fc.constantFrom(...KNOWN), steps, (seed, state, taken) => {
        const dice = diceOf(seed + 1);
        const till = new Till(inState({ ...orderCase(seed + 1).order, refunds: [] }, state), dice);
        let paid = state[4] !== 'unpaid' || till.order.total === 0;
        for (const step of [...taken, 'follow', 'run', 'release', 'run'] as const) {
          if (step === 'return' || step === 'withdrawal') till.ask(step);
          if (step === 'arrive') till.arriveOne();
          if (step === 'pay') {
            till.pay();
            paid = true;
          }
          if (step === 'say') paid = till.say() || paid;
          if (step === 'refund') till.refundElsewhere();
          if (step === 'follow') till.follow();
          if (step === 'release') till.release();
          if (step === 'run') till.run();
          const came = paid ? till.order.total : 0;
          if (till.out + till.elsewhere > came) {
            throw new Error(`${till.out} went out by us and ${till.elsewhere} by others; ${came} came in`);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('nothing more goes out by itself once the order has left the paid states, whether it was read or not', () => {
    let held = 0;
    fc.assert(
      fc.property(
        fc.nat({ max: 5_000 }),
        fc.constantFrom('on-hold', 'failed', 'pending', 'disputed', 'cancelled', 'trash'),
        steps,
        steps,
        (seed, status, before, after) => {
          const paid = inState({ ...orderCase(seed + 1).order, refunds: [] }, [
            'boomtest',
            'completed',
            true,
            '',
            'paid',
          ]);
          const till = new Till(paid, diceOf(seed + 1));
          const take = (step: Step) => {
            if (step === 'return' || step === 'withdrawal') till.ask(step);
            if (step === 'arrive') till.arriveOne();
            if (step === 'follow') till.follow();
            if (step === 'run') till.run();
          };
          before.forEach(take);
          till.leavePaid(status);
          const { out } = till;
          [...after, 'follow' as const, 'run' as const].forEach(take);
          expect(till.out).toBe(out);
          if (
            paid.total > 0 &&
            till.all.some(({ payouts }) => payouts.some((one) => 'held' in one && one.held !== null))
          )
            held += 1;
        },
      ),
      { numRuns: 400 },
    );
    expect(held).toBeGreaterThan(50);
  });

  it('a payment that comes later makes due exactly what would have been, once', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5_000 }),
        fc.constantFrom(
          ...KNOWN.filter(
            ([, status, , , payment]) => payment === 'unpaid' && !['cancelled', 'failed'].includes(status),
          ),
        ),
        fc.array(fc.constantFrom('return' as const, 'withdrawal' as const), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (seed, state, kinds, arrived) => {
          const plain = { ...orderCase(seed + 1).order, refunds: [] };
          const late = new Till(inState(plain, state), diceOf(seed + 1));
          const early = new Till(paidNow(late.order), diceOf(seed + 1));
          for (const till of [late, early]) {
            for (const kind of kinds) till.ask(kind);
            if (arrived) for (const { id, parcel } of till.all) if (parcel.state === 'approved') till.arrive(id, true);
          }
          late.run();
          expect(late.out).toBe(0);
          late.pay();
          late.follow();
          const [once] = [late.all.map(({ payouts }) => payouts)];
          late.follow();
          expect(late.all.map(({ payouts }) => payouts)).toEqual(once);
          // What a label costs is known at once to neither: both go back on a slip.
          const due = (till: Till) =>
            till.all.map((entry) =>
              entry.payouts.map(({ resolution }) => [resolution, dueNow(entry, resolution).amount]),
            );
          expect(due(late)).toEqual(due(early));
          for (const till of [late, early]) {
            till.run();
            till.release();
            till.run();
          }
          expect(late.out).toBe(early.out);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of an order that was refunded in part before the payment was seen, what is left is due, and no less', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), fc.boolean(), (seed, arrived) => {
        const plain = { ...orderCase(seed + 1).order, refunds: [] };
        const till = new Till(inState(plain, ['boomtest', 'pending', false, '', 'unpaid']), diceOf(seed + 1));
        const asked = till.ask('withdrawal');
        if (asked === null) return;
        if (arrived) till.arrive(asked.id);
        const full = dueOf({ ...till.all[0]!, payment: 'paid' });
        till.pay();
        till.refundElsewhere();
        till.follow();
        const left = till.order.total - till.elsewhere;
        const due = dueOf(till.all[0]!);
        expect(due).toBeLessThanOrEqual(left);
        // Rounding of what was found, a cent for each amount of it, and what is too small to be paid.
        expect(due).toBeGreaterThan(Math.min(full, left) - 20);
      }),
      { numRuns: 300 },
    );
  });
});

function dueOf(entry: Return): Minor {
  return sum(
    entry.payouts.map(({ resolution }) => dueNow(entry, resolution)).map(({ amount, bonus }) => amount - bonus),
  );
}
