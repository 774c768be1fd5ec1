import type { ExchangeOrderLine } from '../../domain/effect.ts';
import type { Minor } from '../../domain/money.ts';
import type { RateId } from '../../domain/order.ts';

/** A tax rate of WooCommerce: 8.625 % is 86250 of a million. */
export interface Rate {
  readonly partsPerMillion: number;
  /** Also taken of the other rates' tax. */
  readonly compound: boolean;
}

/** How the store rounds tax (settings of WooCommerce). */
export interface TaxRounding {
  /** All tax at the end, not each line's for itself. */
  readonly atSubtotal: boolean;
  /** Half a unit of tax goes up; down where prices include tax. */
  readonly halfUp: boolean;
}

/** WooCommerce keeps line totals and taxes with six decimals. */
const KEPT = 6;
const MILLION = 1_000_000n;

type Line = Pick<ExchangeOrderLine, 'due' | 'dueTaxes'>;

/**
 * The net totals, as decimal text, that make WooCommerce's own tax come to what is due on each line, tax included. WooCommerce takes net totals only, and due less tax
 * may come out a unit off: then the net is moved below a unit. Some amounts can't be reached at all (no net and 20 % of it round to 0.03): `rest` is what is missing then, minor units.
 */
export function dueNets(
  lines: readonly Line[],
  rates: ReadonlyMap<RateId, Rate>,
  decimals: number,
  rounding: TaxRounding,
): { readonly nets: readonly string[]; readonly rest: Minor } {
  const unit = 10n ** BigInt(KEPT - decimals);
  const found = lines.map((line) => {
    const own = line.dueTaxes.map(({ rateId }) => rates.get(rateId)).filter((rate) => rate !== undefined);
    const net = netFor(line, own, unit, rounding);
    return { net, rest: rounding.atSubtotal ? 0n : BigInt(line.due) - grossOf(partsOf(net, own), unit, rounding) };
  });
  return { nets: found.map(({ net }) => text(net)), rest: Number(sum(found.map(({ rest }) => rest))) };
}

/** Due less tax where it comes out right; else the exact net, or the nearest one that does; else the nearest that leaves a rest. */
function netFor(line: Line, rates: readonly Rate[], unit: bigint, rounding: TaxRounding): bigint {
  const due = BigInt(line.due);
  const whole = BigInt(line.due - line.dueTaxes.reduce((all, { amount }) => all + amount, 0)) * unit;
  const exact = netOf(due * unit, rates);
  // Summed up with others, only what is exact comes out right.
  if (rounding.atSubtotal) return sum(partsOf(whole, rates)) === due * unit ? whole : exact;
  const gross = (net: bigint) => grossOf(partsOf(net, rates), unit, rounding);
  if (gross(whole) === due) return whole;
  const step = unit / 100n || 1n;
  const near = Array.from({ length: 100 }, (_, index) => BigInt(index) * step);
  const nets = near.flatMap((away) => [exact - away, exact + away]).filter((net) => net >= 0n);
  return nets.find((net) => gross(net) === due) ?? nets.find((net) => gross(net) < due) ?? 0n;
}

function netOf(gross: bigint, rates: readonly Rate[]): bigint {
  // Large enough that nothing is lost in it.
  const net = MILLION * MILLION;
  return round(gross * net, sum(partsOf(net, rates)));
}

/** The net and each rate's tax, in millionths. */
function partsOf(net: bigint, rates: readonly Rate[]): bigint[] {
  const plain = rates.filter(({ compound }) => !compound).map((rate) => share(net, rate));
  const parts = [net, ...plain];
  for (const rate of rates.filter(({ compound }) => compound)) parts.push(share(sum(parts), rate));
  return parts;
}

/** Each part rounded for itself, minor units. */
function grossOf([net = 0n, ...taxes]: readonly bigint[], unit: bigint, { halfUp }: TaxRounding): bigint {
  return round(net, unit) + sum(taxes.map((tax) => round(halfUp ? tax : tax - 1n, unit)));
}

function share(amount: bigint, { partsPerMillion }: Rate): bigint {
  return round(amount * BigInt(partsPerMillion), MILLION);
}

/** Half up. */
function round(amount: bigint, unit: bigint): bigint {
  return (amount * 2n + unit) / (unit * 2n);
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, one) => all + one, 0n);
}

function text(micro: bigint): string {
  const digits = String(micro).padStart(KEPT + 1, '0');
  return `${digits.slice(0, -KEPT)}.${digits.slice(-KEPT)}`;
}
