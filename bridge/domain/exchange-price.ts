import { type Minor, ratioOf, shareByWeight, sum } from './money.ts';
import type { Order, OrderLine, RateId, TaxAmount } from './order.ts';
import { type LineShare, worth } from './share.ts';

export interface ExchangeFacts {
  /** One unit of the new item as the catalogue has it (with tax where `pricesIncludeTax`), minor units. */
  readonly unitPrice: Minor;
  readonly quantity: number;
  /** The order line that comes back, and the order it is of. */
  readonly line: OrderLine;
  readonly order: Pick<Order, 'lines' | 'outbound' | 'taxRates' | 'isExchange'>;
  readonly pricesIncludeTax: boolean;
  /** What the units that come back are worth, before any cap or fee. */
  readonly returned: LineShare;
}

/** What all units of the new item cost, minor units. */
export interface ExchangePrice extends LineShare {
  /** At today's price, with tax. */
  readonly listPrice: Minor;
  /** At today's price, without tax. */
  readonly subtotal: Minor;
  /** With tax, less the coupon that the returned line was bought with: `goods` and `taxes` together. */
  readonly price: Minor;
}

const MILLION = 1_000_000;

/** Goods and their taxes that show a line's effective rates: compound rates and rounding are in them already. */
type Rates = LineShare;

/**
 * The price of an exchange is what comes back plus the difference of the unit prices. So the same price is even to the cent whatever quantity and rounding
 * (a unit of 100.00 / 3 is worth 33.33 or 33.34), and a difference of 1.00 a unit is exactly that. Coupons carry over as the money that they were: who bought for 20.00 at 90 % off gets
 * 180.00 off an item of 1,000.00, not 900.00. A cheaper item has its own part of the discount, by the line's own ratio, whatever made it: with all of it two items at half the list price would be the price of one. Tax is added or found by the line's own rates; for a line that was free, by those of other lines of its tax class, else as the order names them or its shipping and fees show them.
 */
export function exchangePrice(facts: ExchangeFacts): ExchangePrice {
  const { unitPrice, quantity, line, pricesIncludeTax, returned } = facts;
  const rates = ratesOf(facts);
  const step = carried(facts, (unitPrice - (isSamePrice(facts, rates) ? unitPrice : unitOf(facts, rates))) * quantity);
  const now = pricesIncludeTax ? withTaxIn(returned, step, rates) : withTaxOn(returned, step, rates, facts.order);
  const price = worth(now);
  if (line.goods === line.subtotal) return { ...now, price, listPrice: price, subtotal: now.goods };
  const list = unitPrice * quantity;
  const listed = pricesIncludeTax ? splitBy(list, rates) : withTaxOn({ goods: 0, taxes: [] }, list, rates, facts.order);
  return {
    ...now,
    price,
    listPrice: Math.max(price, worth(listed)),
    subtotal: Math.max(now.goods, listed.goods),
  };
}

function ratesOf({ line, order }: ExchangeFacts): Rates {
  if (line.goods > 0) return line;
  const alike = order.lines.filter((one) => one.taxClass === line.taxClass && one.goods > 0);
  if (alike.length > 0) return together(alike);
  const named = line.taxes.map((tax) => ({ ...tax, rate: order.taxRates.find(({ rateId }) => rateId === tax.rateId) }));
  const own = new Set(line.taxes.map((tax) => tax.rateId));
  const beside = order.outbound
    .filter(({ amount, taxes }) => amount > 0 && taxes.some((tax) => own.has(tax.rateId) && tax.amount > 0))
    .map(({ amount, taxes }) => ({ goods: amount, taxes: taxes.filter((tax) => own.has(tax.rateId)) }));
  if (named.some(({ rate }) => rate === undefined) && beside.length > 0) return together(beside);
  return { goods: MILLION, taxes: named.map(({ rate, ...tax }) => ({ ...tax, amount: rate?.millionths ?? 0 })) };
}

function together(shares: readonly LineShare[]): Rates {
  const rates = new Map<RateId, TaxAmount>();
  for (const tax of shares.flatMap((one) => one.taxes)) {
    rates.set(tax.rateId, { ...tax, amount: tax.amount + (rates.get(tax.rateId)?.amount ?? 0) });
  }
  return { goods: sum(shares.map((one) => one.goods)), taxes: [...rates.values()] };
}

/** One unit of the returned line before coupons, as the catalogue had it: half a minor unit up. */
function unitOf({ line, pricesIncludeTax }: ExchangeFacts, rates: Rates): Minor {
  if (!pricesIncludeTax) return ratioOf(line.subtotal, 1, line.quantity);
  return ratioOf(line.subtotal, worth(rates), rates.goods * line.quantity);
}

/**
 * True where the item costs what a unit of the line did. A price with tax in it can't be had back exactly from amounts that were each rounded within a unit:
 * what that rounding may hide is no difference.
 */
function isSamePrice({ unitPrice, line, pricesIncludeTax }: ExchangeFacts, rates: Rates): boolean {
  const whole = BigInt(unitPrice) * BigInt(line.quantity);
  if (!pricesIncludeTax || rates.taxes.length === 0) return whole === BigInt(line.subtotal);
  const taxed = BigInt(rates.taxes.length);
  if (line.goods === line.subtotal && line.goods > 0) return abs(whole - BigInt(worth(line))) <= taxed;
  const [goods, gross, before] = [BigInt(rates.goods), BigInt(worth(rates)), BigInt(line.subtotal)];
  const hidden = gross + before * taxed + (before * (gross - goods)) / goods;
  return abs(whole * goods - before * gross) <= hidden;
}

/**
 * By how much the price differs after the line's discount, for a difference at today's prices. What is dearer is charged in full: a discount never gets larger than the
 * returned units had it. The line of an exchange's own order is below its list price by goods that came back, which is no discount.
 */
function carried({ line, order }: ExchangeFacts, difference: Minor): Minor {
  if (difference >= 0 || order.isExchange || line.goods >= line.subtotal) return difference;
  return ratioOf(difference, line.goods, line.subtotal);
}

function withTaxIn(returned: LineShare, step: Minor, rates: Rates): LineShare {
  return step === 0 ? returned : splitBy(Math.max(0, worth(returned) + step), rates);
}

/** The tax rises by what WooCommerce's own tax on the whole line does, so that the price agrees with the catalogue's to the cent; by the line's effective rates where the rate is not known. */
function withTaxOn(returned: LineShare, step: Minor, rates: Rates, { taxRates }: Pick<Order, 'taxRates'>): LineShare {
  if (step === 0) return returned;
  const goods = returned.goods + step;
  if (goods <= 0) return { goods: 0, taxes: rates.taxes.map((tax) => ({ ...tax, amount: 0 })) };
  const taxOn = ({ rateId, amount }: TaxAmount): Minor => {
    const millionths = taxRates.find((one) => one.rateId === rateId)?.millionths;
    if (millionths === undefined) return ratioOf(step, amount, rates.goods);
    return ratioOf(goods, millionths, MILLION) - ratioOf(returned.goods, millionths, MILLION);
  };
  const before = (rateId: RateId) => returned.taxes.find((tax) => tax.rateId === rateId)?.amount ?? 0;
  return {
    goods,
    taxes: rates.taxes.map((tax) => ({
      ...tax,
      amount: Math.max(0, before(tax.rateId) + taxOn(tax)),
    })),
  };
}

function splitBy(amount: Minor, rates: Rates): LineShare {
  const [goods = 0, ...taxes] = shareByWeight(amount, [rates.goods, ...rates.taxes.map((tax) => tax.amount)]);
  return { goods, taxes: rates.taxes.map((tax, index) => ({ ...tax, amount: taxes[index] ?? 0 })) };
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
