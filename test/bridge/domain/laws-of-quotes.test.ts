import { describe, expect, it } from 'vitest';
import { claimsByLine, orderLeft, outboundClaims } from '../../../bridge/domain/claims.ts';
import { type Minor, sum } from '../../../bridge/domain/money.ts';
import type { Order } from '../../../bridge/domain/order.ts';
import { payoutBreakdown, toPayBreakdown } from '../../../bridge/domain/promise.ts';
import type { Return } from '../../../bridge/domain/return.ts';
import { worth } from '../../../bridge/domain/share.ts';
import { bonusDue, inspectionPaidBy } from '../../../bridge/domain/due.ts';
import { forEachOrder, LAW_MS } from './support/orders.ts';
import {
  aRandomPolicy,
  inspected,
  quoteOf,
  returnOf,
  settledIn,
  someInspection,
  someReturns,
  someWishes,
} from './support/returns.ts';

function hold(condition: boolean, what: string, facts: unknown = null): void {
  if (!condition) throw new Error(`${what} ${JSON.stringify(facts)}`);
}

function withoutBonus(entry: Return): Minor {
  return sum(entry.payouts.map((payout) => payout.amount)) - entry.bonus;
}

function partsAddUp(entry: Return): void {
  for (const line of entry.lines) {
    const settled = sum(line.parts.map(worth)) + line.fee + line.kept + line.capped;
    hold(settled === worth(line), 'Parts, fee, kept and capped are not the line:', line);
    const amounts = [
      line.fee,
      line.kept,
      line.capped,
      line.subtotal - line.goods,
      ...line.parts.flatMap((part) => [part.goods, ...part.taxes.map((tax) => tax.amount)]),
    ];
    hold(
      amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0),
      'An amount is below 0 or no whole number:',
      line,
    );
  }
}

function breakdownsAddUp(entry: Return): void {
  for (const { resolution, amount } of entry.payouts) {
    const { lines, total } = payoutBreakdown(entry, resolution);
    hold(total === amount, 'The breakdown is not the payout:', { resolution, amount, total });
    hold(sum(lines.map((line) => line.amount)) === total, 'The breakdown does not add up:', { lines, total });
  }
  const due = entry.exchangePlan?.due ?? 0;
  const toPay = toPayBreakdown(entry);
  hold((toPay?.total ?? 0) === due, 'What is to be paid on top differs:', { toPay, due });
  for (const line of entry.exchangePlan?.lines ?? []) {
    hold(sum(line.dueTaxes.map((tax) => tax.amount)) <= line.due && line.due >= 0, 'Tax of what is due:', line);
  }
}

function neverOver(order: Order, returns: readonly Return[]): void {
  const claims = claimsByLine(order, returns);
  for (const line of order.lines) {
    const claim = claims.get(line.id);
    hold((claim?.units ?? 0) <= line.quantity, 'More units than the line has:', claim);
    hold((claim?.goods ?? 0) <= line.goods, 'More than the line is worth:', claim);
    for (const tax of line.taxes)
      hold((claim?.taxes.get(tax.rateId) ?? 0) <= tax.amount, 'More tax than the line has:');
  }
  const outbound = outboundClaims(order, returns);
  for (const item of order.outbound) {
    const claim = outbound.get(item.id);
    hold((claim?.goods ?? 0) <= item.amount, 'More shipping than was paid:', claim);
    for (const tax of item.taxes)
      hold((claim?.taxes.get(tax.rateId) ?? 0) <= tax.amount, 'More tax than shipping has:');
  }
}

describe('Whatever is returned of any order, under any policy', () => {
  it(
    'adds up, is explained to the unit, and never goes over what is left of line, shipping and order',
    () => {
      forEachOrder(({ order }, dice) => {
        const policy = aRandomPolicy(dice);
        const returns = someReturns(dice, order, policy, 3);
        for (const entry of returns) {
          partsAddUp(entry);
          breakdownsAddUp(entry);
        }
        neverOver(order, returns);
        const elsewhere = sum(order.refunds.map((refund) => refund.amount));
        hold(sum(returns.map(withoutBonus)) <= order.total - elsewhere, 'More than the order has left');
      });
    },
    LAW_MS,
  );

  it(
    'has a flat bonus once at most, however the order is split, whatever ends or is found',
    () => {
      let shared = 0;
      forEachOrder(({ order }, dice) => {
        const policy = aRandomPolicy(dice);
        const most = dice.int(1, 900);
        const { storeCredit } = policy.resolutions;
        const resolutions = {
          ...policy.resolutions,
          storeCredit: { ...storeCredit, bonus: { kind: 'flat', amount: most } as const },
        };
        const returns: Return[] = [];
        for (let round = 0; round < 5; round += 1) {
          const asked = someWishes(dice, order, returns, 'return').map((wish) => ({
            ...wish,
            quantity: 1,
            resolution: 'store_credit' as const,
            exchange: null,
          }));
          if (asked.length === 0) break;
          const rma = returnOf({ order, policy: { ...policy, resolutions }, others: returns, asked });
          // Ended without money, ended after the money went out, inspected with less than all, or still on its way.
          returns.push(
            dice.pick([
              (): Return => ({ ...rma, parcel: { state: 'cancelled' } }),
              (): Return => ({ ...settledIn(order, rma).entry, parcel: { state: 'expired' } }),
              (): Return => settledIn(order, rma).entry,
              (): Return => inspected(rma, someInspection(dice, rma)),
              (): Return => rma,
            ])(),
          );
        }
        const given = returns.filter(
          ({ parcel, payouts }) =>
            parcel.state !== 'cancelled' && payouts.some((one) => one.resolution === 'store_credit'),
        );
        const bonuses = given.map((rma) => bonusDue(rma, inspectionPaidBy(rma, 'store_credit')));
        if (bonuses.filter((one) => one > 0).length > 0 && returns.length > 1) shared += 1;
        hold(sum(bonuses) <= most, 'More than the flat bonus:', { most, bonuses });
      });
      expect(shared).toBeGreaterThan(0);
    },
    LAW_MS,
  );

  it(
    'is priced the same whether WooCommerce shows our refunds already or not, and each time anew',
    () => {
      forEachOrder(({ order }, dice) => {
        const policy = aRandomPolicy(dice);
        const [first] = someReturns(dice, order, policy, 1);
        if (!first) return;
        const asked = someWishes(dice, order, [first], 'return');
        const before = quoteOf({ order, policy, others: [first], asked });
        const paid = settledIn(order, first);
        const after = quoteOf({ order: paid.order, policy, others: [paid.entry], asked });
        hold(JSON.stringify(after) === JSON.stringify(before), 'Another price once it is paid:', { before, after });
        hold(orderLeft(paid.order, [paid.entry]) === orderLeft(order, [first]), 'Another rest once it is paid');
        const again = quoteOf(structuredClone({ order, policy, others: [first], asked }));
        hold(JSON.stringify(again) === JSON.stringify(before), 'Another price for the same facts');
      });
    },
    LAW_MS,
  );

  it(
    'is free again once a return ends unpaid, and gone once it ends paid',
    () => {
      forEachOrder(({ order }, dice) => {
        const [entry] = someReturns(dice, order, aRandomPolicy(dice), 1);
        if (!entry) return;
        const ended: Return = { ...entry, parcel: { state: 'cancelled' } };
        hold(orderLeft(order, [ended]) === orderLeft(order, []), 'A cancelled return still holds money');
        const claims = JSON.stringify([...claimsByLine(order, [ended])].map(([id, one]) => [id, one.units, one.goods]));
        const none = JSON.stringify([...claimsByLine(order, [])].map(([id, one]) => [id, one.units, one.goods]));
        hold(claims === none, 'A cancelled return still holds a line');
        const paid = settledIn(order, entry);
        const expired: Return = { ...paid.entry, parcel: { state: 'expired' } };
        hold(orderLeft(paid.order, [expired]) === orderLeft(order, [entry]), 'Money that was paid is free again');
        neverOver(paid.order, [expired, ...someReturns(dice, paid.order, aRandomPolicy(dice), 0)]);
        const asked = someWishes(dice, paid.order, [expired], 'return');
        const next = returnOf(
          { order: paid.order, policy: aRandomPolicy(dice), others: [expired], asked },
          { id: 'next' },
        );
        neverOver(paid.order, [expired, next]);
      });
    },
    LAW_MS,
  );
});

describe('An order that nobody should guess at', () => {
  it('promises nothing at all, and keeps what was asked for', () => {
    forEachOrder(({ order }, dice) => {
      const odd: Order = { ...order, findings: [{ code: 'total_differs', parts: 1, total: 2 }] };
      const asked = someWishes(dice, odd, [], 'return');
      const quote = quoteOf({ order: odd, policy: aRandomPolicy(dice), others: [], asked });
      expect(quote.payouts.every((payout) => payout.amount === 0)).toBe(true);
      expect(new Set(quote.payouts.map((payout) => payout.resolution))).toEqual(
        new Set(asked.map((line) => line.resolution)),
      );
      expect(quote).toMatchObject({ outbound: [], bonus: 0, exchange: null, labelDeducted: false });
      expect(quote.lines.map((line) => line.quantity)).toEqual(asked.map((line) => line.quantity));
    }, 300);
  });
});
