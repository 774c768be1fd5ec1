import { ratioOf, sum, toDecimal } from '../../../../bridge/domain/money.ts';
import { type Dice, diceOf } from './dice.ts';

/** Of an order as WooCommerce's REST API gives it with `dp=6`, what money depends on. */
export interface RawOrder {
  readonly id: number;
  readonly currency: string;
  readonly decimals: number;
  readonly prices_include_tax: boolean;
  readonly total: string;
  readonly line_items: readonly RawLine[];
  readonly shipping_lines: readonly RawOutbound[];
  readonly fee_lines: readonly RawOutbound[];
  readonly coupon_lines: readonly { readonly code: string; readonly discount_type: 'percent' | 'fixed_cart' }[];
  readonly tax_lines: readonly RawRate[];
}

export interface RawRate {
  readonly rate_id: number;
  readonly label: string;
  readonly compound: boolean;
  /** Millionths: 86250 is 8.625 %. */
  readonly millionths: number;
}

interface RawTax {
  readonly id: number;
  readonly total: string;
}

export interface RawLine {
  readonly id: number;
  readonly product_id: number;
  readonly name: string;
  readonly quantity: number;
  /** One unit in the catalogue, minor units, with tax where `prices_include_tax`. */
  readonly unit: number;
  readonly subtotal: string;
  readonly total: string;
  readonly taxes: readonly RawTax[];
}

export interface RawOutbound {
  readonly id: number;
  readonly name: string;
  readonly total: string;
  readonly taxes: readonly RawTax[];
}

const MICRO = 6;
const CURRENCIES = [
  { currency: 'JPY', decimals: 0 },
  { currency: 'USD', decimals: 2 },
  { currency: 'EUR', decimals: 2 },
  { currency: 'KWD', decimals: 3 },
] as const;

interface Till {
  readonly dice: Dice;
  /** Micro units in a minor unit. */
  readonly unit: number;
  readonly rates: readonly RawRate[];
  readonly includes: boolean;
  /** WooCommerce's "round tax at subtotal level": taxes keep six decimals. */
  readonly keepsDecimals: boolean;
}

/** An order that adds up the way WooCommerce adds up: from catalogue prices, coupons and tax rates. The same seed gives the same order. */
export function rawOrder(seed: number): RawOrder {
  const dice = diceOf(seed);
  const { currency, decimals } = dice.pick(CURRENCIES);
  const rates = ratesOf(dice);
  const till: Till = {
    dice,
    unit: 10 ** (MICRO - decimals),
    rates,
    includes: dice.chance(45),
    keepsDecimals: dice.chance(50),
  };
  const coupon = dice.chance(35) ? dice.pick(['percent', 'fixed_cart'] as const) : null;
  const lines = linesOf(till, decimals, coupon);
  const shipping = Array.from({ length: dice.pick([0, 1, 1, 1, 2, 3]) }, (_, index) =>
    beside(till, 40 + index, `Shipping ${index + 1}`, price(dice, decimals)),
  );
  const fees = Array.from({ length: dice.pick([0, 0, 1, 2]) }, (_, index) =>
    beside(till, 60 + index, `Fee ${index + 1}`, price(dice, decimals)),
  );
  const parts = [...lines, ...shipping, ...fees];
  const total = sum(parts.map((part) => part.micro + sum(part.taxes.map((tax) => tax.micro))));
  return {
    id: seed,
    currency,
    decimals,
    prices_include_tax: till.includes,
    total: text(ratioOf(total, 1, till.unit) * till.unit),
    line_items: lines.map(({ id, name, quantity, unit, before, micro, taxes }) => ({
      id,
      product_id: 700 + id,
      name,
      quantity,
      unit,
      subtotal: text(before),
      total: text(micro),
      taxes: taxes.map(rawTax),
    })),
    shipping_lines: shipping.map(rawOutbound),
    fee_lines: fees.map(rawOutbound),
    coupon_lines: coupon === null ? [] : [{ code: 'save', discount_type: coupon }],
    tax_lines: rates,
  };
}

function ratesOf(dice: Dice): readonly RawRate[] {
  const count = dice.pick([0, 1, 1, 2, 2, 3]);
  const compound = count > 1 && dice.chance(40);
  return Array.from({ length: count }, (_, index) => ({
    rate_id: index + 1,
    label: `Tax ${index + 1}`,
    compound: compound && index === count - 1,
    millionths: dice.pick([dice.int(10_000, 250_000), 200_000, 86_250, 99_750]),
  }));
}

/** Mostly what goods cost, at times next to nothing. */
function price(dice: Dice, decimals: number): number {
  const scale = 10 ** decimals;
  return dice.chance(8) ? dice.int(0, 9) : dice.int(1, 300 * Math.max(1, scale / 4));
}

function linesOf(till: Till, decimals: number, coupon: 'percent' | 'fixed_cart' | null) {
  const { dice } = till;
  const wishes = Array.from({ length: dice.int(1, 5) }, (_, index) => ({
    id: 11 + index,
    name: `Item ${index + 1}`,
    quantity: dice.pick([1, 1, 2, 3, 3, 4, 6, 7, 12]),
    unit: dice.chance(7) ? 0 : price(dice, decimals),
    taxed: dice.chance(90),
  }));
  const values = wishes.map((wish) => wish.unit * wish.quantity);
  const percent = dice.pick([5, 10, 15, 33, 100]);
  const fixed = dice.int(0, Math.ceil(sum(values) * 0.6));
  return wishes.map((wish, index) => {
    const value = values[index] ?? 0;
    const off =
      coupon === 'percent' ? ratioOf(value, percent, 100) : coupon ? ratioOf(value, fixed, sum(values) || 1) : 0;
    const rates = wish.taxed ? till.rates : [];
    // Taxes on a price before coupons are no part of the order.
    const before = taxed({ ...till, rates }, value * till.unit).micro;
    return { ...wish, before, ...taxed({ ...till, rates }, (value - off) * till.unit) };
  });
}

function beside(till: Till, id: number, name: string, amount: number) {
  const rates = till.dice.chance(80) ? till.rates : [];
  return { id, name, ...taxed({ ...till, rates, includes: false }, amount * till.unit) };
}

/** An amount in micro units without tax, and its tax by rate: a compound rate is on top of the others. */
function taxed({ rates, includes, keepsDecimals, unit }: Till, amount: number) {
  const plain = sum(rates.filter((rate) => !rate.compound).map((rate) => rate.millionths));
  const onTop = rates.find((rate) => rate.compound)?.millionths ?? 0;
  const micro = includes ? ratioOf(amount, 1e12, (1e6 + plain) * (1e6 + onTop)) : amount;
  const base = micro + ratioOf(micro, plain, 1e6);
  const taxes = rates.map(({ rate_id: id, compound, millionths }) => {
    const exact = ratioOf(compound ? base : micro, millionths, 1e6);
    return { id, micro: keepsDecimals ? exact : ratioOf(exact, 1, unit) * unit };
  });
  return { micro, taxes };
}

function rawOutbound({ id, name, micro, taxes }: ReturnType<typeof beside>): RawOutbound {
  return { id, name, total: text(micro), taxes: taxes.map(rawTax) };
}

function rawTax({ id, micro }: { readonly id: number; readonly micro: number }): RawTax {
  return { id, total: text(micro) };
}

function text(micro: number): string {
  return toDecimal(micro, MICRO);
}
