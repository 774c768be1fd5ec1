import type { AskedLine } from './asked.ts';
import { type LineClaim, NO_CLAIM } from './claims.ts';
import type { ExchangeOrderLine } from './effect.ts';
import { roundedTo } from './decimals.ts';
import { type ExchangePrice, exchangePrice } from './exchange-price.ts';
import { type Minor, ratioOf, shareByWeight } from './money.ts';
import type { Order, OrderLine } from './order.ts';
import { backBy } from './exchange-back.ts';
import type { Fee, Policy, Resolution } from './policy.ts';
import type { LinePart, ReturnKind } from './return.ts';
import { type LineShare, restOf, takeOf, unitShare, worth } from './share.ts';

/** What units of a line are worth, with what they cost before coupons. */
export interface GrossShare extends LineShare {
  readonly subtotal: Minor;
}

/** What `units` more units of an order line are worth, given what is taken of it already. */
export function grossShare(line: OrderLine, claim: LineClaim = NO_CLAIM, units: number): GrossShare {
  const quantity = line.measure ?? line.quantity;
  const share = (total: Minor, allocated: Minor) =>
    unitShare({ total, quantity, taken: claim.units, allocated, units });
  const goods = share(line.goods, claim.goods);
  const discount = line.subtotal - line.goods;
  // Nobody keeps book of the discount: what the units before have had of it is what as many units have.
  const discounted = unitShare({ total: discount, quantity, taken: 0, allocated: 0, units: claim.units });
  return {
    subtotal: goods + share(discount, discounted),
    goods,
    taxes: line.taxes.map((tax) => ({ ...tax, amount: share(tax.amount, claim.taxes.get(tax.rateId) ?? 0) })),
  };
}

/** How a line is settled: parts, fee, kept and capped add up to its goods and taxes. */
export interface SettledLine {
  readonly fee: Minor;
  readonly kept: Minor;
  readonly capped: Minor;
  readonly parts: readonly LinePart[];
  readonly price: ExchangePrice | null;
  readonly exchange: ExchangeOrderLine | null;
}

export interface LineFacts {
  readonly asked: AskedLine;
  readonly line: OrderLine;
  readonly order: Order;
  readonly policy: Policy;
  readonly kind: ReturnKind;
  readonly pricesIncludeTax: boolean;
  readonly gross: LineShare;
  /** `gross`, as far as the order has room for it. */
  readonly room: LineShare;
}

export function settleLine(facts: LineFacts): SettledLine {
  const { asked, policy, gross, room } = facts;
  const whole = worth(room);
  const fee = feeOf(facts, whole, asked.resolution);
  const kept = asked.resolution === 'keep' ? whole - ratioOf(whole, policy.resolutions.keep.basisPoints, 10_000) : 0;
  const settled = { fee, kept, capped: worth(gross) - whole, price: null, exchange: null };
  if (asked.resolution === 'exchange' && asked.exchange) return { ...settled, ...exchangeFor(facts, fee) };
  const net = takeOf(room, whole - fee - kept);
  return { ...settled, parts: [{ payout: asked.resolution, ...net }] };
}

/** None with a withdrawal (the law knows none), nor for a reason that waives it; never over what the line is worth. `label` is taken off once it is known. */
function feeOf({ asked, policy, kind }: LineFacts, whole: Minor, resolution: Resolution): Minor {
  if (kind === 'withdrawal' || policy.feesWaived.includes(asked.reasonId)) return 0;
  const fee = feeRule(policy, resolution);
  switch (fee.kind) {
    case 'none':
    case 'label':
      return 0;
    case 'flat':
      return Math.min(fee.amount, whole);
    case 'percent':
      return Math.min(ratioOf(whole, fee.basisPoints, 10_000), whole);
  }
}

/** The fee of a resolution; what is kept by the shopper has none. */
export function feeRule({ resolutions }: Policy, resolution: AskedLine['resolution']): Fee {
  const { refund, storeCredit, exchange } = resolutions;
  if (resolution === 'keep') return { kind: 'none' };
  return { refund, store_credit: storeCredit, exchange }[resolution].fee;
}

/**
 * The goods pay for the new item as far as they go; what a dearer one costs more is due. What a cheaper one leaves comes back as a refund or as credit would: with the fee of
 * that, of the whole line, as far as there is something left to take it from. So money and new item together are never worth more than the refund alone. Of two fees the higher
 * one counts. What can't come back at all is `kept`: such an item is not to be had (`refusalsOfCheaper`).
 */
function exchangeFor(facts: LineFacts, ownFee: Minor): Omit<SettledLine, 'capped'> {
  const { asked, line, order, policy, kind, pricesIncludeTax, gross, room } = facts;
  const { quantity } = asked;
  const { price: shown = 0, productId = 0, variationId = 0 } = asked.exchange ?? {};
  const { decimals } = order.currency;
  const unitPrice = roundedTo(shown, asked.exchange?.decimals ?? decimals, decimals);
  const price = exchangePrice({ unitPrice, quantity, line, order, pricesIncludeTax, returned: gross });
  const whole = worth(room);
  const over = Math.max(0, whole - ownFee - price.price);
  const by = backBy(policy, kind, asked.reasonId);
  const more = by === null ? 0 : Math.max(0, feeOf(facts, whole, by) - ownFee);
  const fee = ownFee + Math.min(over, more);
  const kept = by === null ? over : 0;
  const net = takeOf(room, whole - fee - kept);
  const pays = takeOf(net, price.price);
  const rest = restOf(net, pays);
  const due = price.price - worth(pays);
  const [, ...taxes] = shareByWeight(due, [price.goods, ...price.taxes.map((tax) => tax.amount)]);
  const dueTaxes = price.taxes.map((tax, index) => ({ ...tax, amount: taxes[index] ?? 0 }));
  return {
    fee,
    kept,
    parts: [{ payout: 'exchange', ...pays }, ...(by !== null && worth(rest) > 0 ? [{ payout: by, ...rest }] : [])],
    price,
    exchange: { productId, variationId, quantity, subtotal: price.subtotal, due, dueTaxes },
  };
}
