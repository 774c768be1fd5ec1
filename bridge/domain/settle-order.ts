import { type Minor, parseMinor, parseScaled } from './money.ts';

export interface OrderPart {
  /** The caller's own name for the part: `line 11`, `line 11 tax 5`, `shipping 4`, … Each once. */
  readonly key: string;
  /** Decimal text as WooCommerce gives it with `dp=6`. */
  readonly value: string;
}

export interface SettledOrder {
  /** Minor units by key. */
  readonly amounts: ReadonlyMap<string, Minor>;
  /** Rounding can't explain the order's total: the money of this order is not to be guessed at. */
  readonly differs: { readonly parts: Minor; readonly total: Minor } | null;
}

/** More than WooCommerce keeps. A store may set more decimals than are kept. */
const FINE = 9;

/**
 * Rounds all parts of an order together. WooCommerce keeps the parts with six decimals and rounds their sum only, so parts that are rounded one by one add up to
 * another total than was paid (woo #64668: "Invalid refund amount"). By largest remainder they add up to `total` exactly, each within one unit of its own value;
 * a part of 0 stays 0. `parts` are whatever makes the total: lines after coupons, shipping, fees, and each tax of each. Subtotals are no part: see `settleSubtotal`.
 * A total that is further away than half a unit a part (another plugin changed it) is given as `differs`; the parts are then rounded each for itself.
 * Throws a RangeError for text that is no decimal number.
 */
export function settleOrder(raw: {
  readonly decimals: number;
  readonly total: string;
  readonly parts: readonly OrderPart[];
}): SettledOrder {
  const unit = 10n ** BigInt(FINE - raw.decimals);
  const total = parseMinor(raw.total, raw.decimals);
  const values = raw.parts.map(({ key, value }) => ({ key, fine: parseScaled(value, FINE) }));
  const some = values.filter(({ fine }) => fine !== 0n);
  const exact = some.reduce((all, { fine }) => all + fine, 0n);
  const floors = some.map(({ key, fine }) => {
    const remainder = ((fine % unit) + unit) % unit;
    return { key, floor: (fine - remainder) / unit, remainder };
  });
  const missing = total - Number(floors.reduce((all, { floor }) => all + floor, 0n));
  const steps = spread(missing, floors);
  const gap = exact - BigInt(total) * unit;
  if (steps === null || abs(gap) * 2n > unit * BigInt(some.length)) {
    const alone = raw.parts.map(({ key, value }) => [key, parseMinor(value, raw.decimals)] as const);
    return { amounts: new Map(alone), differs: { parts: Number(nearest(exact, unit)), total } };
  }
  const settled = new Map(floors.map(({ key, floor }, index) => [key, Number(floor) + (steps[index] ?? 0)]));
  return { amounts: new Map(values.map(({ key }) => [key, settled.get(key) ?? 0])), differs: null };
}

/**
 * As `settleOrder`, for a store that shows fewer decimals than amounts are counted in, or did when the order was placed: a total that WooCommerce has rounded to what was shown is
 * settled as such, and all amounts are then multiples of that. `shownDecimals`: what may have been shown; the first of it that explains the total counts.
 */
export function settleShown({
  shownDecimals,
  ...raw
}: Parameters<typeof settleOrder>[0] & { readonly shownDecimals: readonly number[] }): SettledOrder {
  const fine = settleOrder(raw);
  if (fine.differs === null) return fine;
  for (const decimals of shownDecimals) {
    const scale = 10 ** (raw.decimals - decimals);
    if (scale <= 1 || parseMinor(raw.total, raw.decimals) % scale !== 0) continue;
    const shown = settleOrder({ ...raw, decimals });
    if (shown.differs !== null) continue;
    return { amounts: new Map([...shown.amounts].map(([key, amount]) => [key, amount * scale])), differs: null };
  }
  return fine;
}

/**
 * What a line cost before coupons, without tax: rounded for itself, since it is no part of the total, but the same as the line where no coupon was,
 * and never less than it. `goods` is what `settleOrder` made of the line's total.
 */
export function settleSubtotal(raw: {
  readonly decimals: number;
  readonly subtotal: string;
  readonly lineTotal: string;
  readonly goods: Minor;
}): Minor {
  const fine = (text: string) => parseScaled(text, FINE);
  if (fine(raw.subtotal) === fine(raw.lineTotal)) return raw.goods;
  return Math.max(raw.goods, parseMinor(raw.subtotal, raw.decimals));
}

/**
 * One unit up for the largest remainders; where too much is there already, one down for parts that are whole units. null: no part may move that far.
 */
function spread(missing: number, floors: readonly { readonly remainder: bigint }[]): readonly number[] | null {
  const order = floors.map((_, index) => index);
  const remainder = (index: number) => floors[index]?.remainder ?? 0n;
  order.sort((a, b) => (remainder(a) === remainder(b) ? a - b : remainder(a) > remainder(b) ? -1 : 1));
  const moving =
    missing >= 0 ? order.slice(0, missing) : order.filter((index) => remainder(index) === 0n).slice(missing);
  if (moving.length !== Math.abs(missing)) return null;
  const steps = floors.map(() => 0);
  for (const index of moving) steps[index] = Math.sign(missing);
  return steps;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function nearest(fine: bigint, unit: bigint): bigint {
  const half = (abs(fine) * 2n + unit) / (2n * unit);
  return fine < 0n ? -half : half;
}
