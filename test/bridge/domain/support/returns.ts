import type { AskedLine } from '../../../../bridge/domain/asked.ts';
import { unitsTaken } from '../../../../bridge/domain/claims.ts';
import { quoted } from '../../../../bridge/domain/decisions/request.ts';
import type { Order, OrderRefund } from '../../../../bridge/domain/order.ts';
import { DEFAULT_RULES, type Fee, OUTBOUND_RULES, type Policy, RESOLUTIONS } from '../../../../bridge/domain/policy.ts';
import { dueNow, mostLowered } from '../../../../bridge/domain/promise.ts';
import { type Quote, quote } from '../../../../bridge/domain/quote.ts';
import type { InspectedLine, Return, ReturnKind } from '../../../../bridge/domain/return.ts';
import { anItem, aWish } from '../ask.ts';
import { aPolicy, aRefund, aReturn } from '../builders.ts';
import type { Dice } from './dice.ts';

/** A policy of any sort, as far as money goes. `fees: false` has none and pays kept items in full. */
export function aRandomPolicy(dice: Dice, { fees = true } = {}): Policy {
  const { resolutions, withdrawal, labels } = DEFAULT_RULES;
  const fee = (): Fee => (fees ? aFee(dice) : { kind: 'none' });
  return aPolicy({
    resolutions: {
      refund: { ...resolutions.refund, fee: fee() },
      storeCredit: {
        ...resolutions.storeCredit,
        fee: fee(),
        bonus: dice.pick([
          { kind: 'none' },
          { kind: 'flat', amount: dice.int(1, 900) },
          { kind: 'percent', basisPoints: dice.int(1, 2000) },
        ] as const),
      },
      exchange: { ...resolutions.exchange, fee: fee(), lower: dice.pick(['refund', 'store_credit'] as const) },
      keep: { ...resolutions.keep, basisPoints: fees ? dice.int(0, 10_000) : 10_000 },
    },
    feesWaived: dice.chance(30) ? ['damaged'] : [],
    outboundShipping: dice.pick(OUTBOUND_RULES),
    orderFees: dice.pick(OUTBOUND_RULES),
    labels: { ...labels, paidBy: dice.pick(['store', 'customer'] as const) },
    withdrawal: {
      ...withdrawal,
      partialShipping: dice.pick(['none', 'proportion', 'all'] as const),
      standardShipping: dice.chance(40) ? dice.int(0, 2000) : null,
    },
  });
}

function aFee(dice: Dice): Fee {
  return dice.pick([
    { kind: 'none' },
    { kind: 'label' },
    { kind: 'flat', amount: dice.int(1, 1500) },
    { kind: 'percent', basisPoints: dice.int(1, 10_000) },
  ] as const);
}

/** Some units of some lines, each in some way: what is left of the order after these returns. Empty where nothing is. */
export function someWishes(
  dice: Dice,
  order: Order,
  returns: readonly Return[],
  kind: ReturnKind,
): readonly AskedLine[] {
  const left = leftOf(order, returns).filter((one) => one.units > 0);
  const some = left.filter(() => dice.chance(60));
  return (some.length > 0 ? some : left.slice(0, 1)).map(({ line, units }) => {
    const resolution = kind === 'withdrawal' ? 'refund' : dice.pick(RESOLUTIONS);
    return aWish({
      lineId: line.id,
      quantity: dice.int(1, units),
      reasonId: kind === 'withdrawal' ? '' : dice.pick(['too_small', 'damaged']),
      resolution,
      exchange: resolution === 'exchange' ? anItem({ price: dice.int(0, 20_000) }) : null,
    });
  });
}

export function leftOf(order: Order, returns: readonly Return[]) {
  const taken = unitsTaken(order, returns);
  return order.lines.map((line) => {
    const { claimed = 0, elsewhere = 0 } = taken.get(line.id) ?? {};
    return { line, units: Math.max(0, line.quantity - claimed - elsewhere) };
  });
}

export interface Asking {
  readonly order: Order;
  readonly policy: Policy;
  readonly others: readonly Return[];
  readonly asked: readonly AskedLine[];
  readonly kind?: ReturnKind;
}

export function quoteOf({ order, policy, others, asked, kind = 'return' }: Asking): Quote {
  const { pricesIncludeTax } = order;
  return quote({ order, policy, others, asked, kind, pricesIncludeTax, locale: 'en_US' });
}

/** The return that a quote makes; its effects are named after it. */
export function returnOf(asking: Asking, over: Partial<Return> = {}): Return {
  const { order, others, kind = 'return' } = asking;
  return aReturn({
    id: `return-${others.length + 1}`,
    kind,
    orderId: order.id,
    currency: order.currency,
    ...quoted(quoteOf(asking)),
    ...over,
  });
}

/** Returns of an order, one after the other, until `most` or nothing is left. */
export function someReturns(dice: Dice, order: Order, policy: Policy, most: number): readonly Return[] {
  const returns: Return[] = [];
  while (returns.length < most) {
    const kind = dice.chance(20) ? 'withdrawal' : 'return';
    const asked = someWishes(dice, order, returns, kind);
    if (asked.length === 0) break;
    returns.push(returnOf({ order, policy, others: returns, asked, kind }));
  }
  return returns;
}

/** Every payout of a return is paid: refunds stand in WooCommerce under their effects. */
export function settledIn(order: Order, entry: Return): { readonly order: Order; readonly entry: Return } {
  const payouts = entry.payouts.map((payout) => ({
    resolution: payout.resolution,
    amount: payout.amount,
    state: 'settled' as const,
    effectId: `${entry.id}-${payout.resolution}`,
    byHand: false,
    settledAt: '2026-11-21T10:00:00.000Z',
  }));
  const refunds = payouts
    .filter(({ resolution, amount }) => amount > 0 && (resolution === 'refund' || resolution === 'keep'))
    .map(({ resolution, effectId }): OrderRefund => {
      const { amount, lines, outbound } = dueNow(entry, resolution);
      const items = [
        ...lines.map((line) => ({
          itemId: line.orderLineId,
          quantity: line.quantity,
          amount: line.goods,
          taxes: line.taxes,
        })),
        ...outbound.map((one) => ({ itemId: one.id, quantity: 0, amount: one.amount, taxes: one.taxes })),
      ];
      return aRefund({ effectId, amount, items });
    });
  return { order: { ...order, refunds: [...order.refunds, ...refunds] }, entry: { ...entry, payouts } };
}

/** What may be found in a parcel: each unit is fine, damaged or missing, and less may be paid for what is damaged. */
export function someInspection(dice: Dice, entry: Return): readonly InspectedLine[] {
  return entry.lines
    .filter((line) => line.resolution !== 'keep')
    .map((line) => {
      const { orderLineId, quantity, resolution } = line;
      const missing = dice.chance(50) ? dice.int(0, quantity) : 0;
      const damaged = dice.int(0, quantity - missing);
      const found = { orderLineId, sellable: quantity - missing - damaged, damaged, missing, lowered: null };
      const most = damaged > 0 && resolution !== 'exchange' ? mostLowered(line, [found]) : 0;
      return most > 0 && dice.chance(60)
        ? { ...found, lowered: { amount: dice.int(1, most), reason: 'Stained' } }
        : found;
    });
}

export function inspected(entry: Return, inspection: readonly InspectedLine[]): Return {
  return { ...entry, parcel: { state: 'inspected', receivedAt: '2026-11-22T10:00:00.000Z', inspection } };
}
