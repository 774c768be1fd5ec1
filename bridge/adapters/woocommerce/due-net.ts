import type { ExchangeOrderLine } from '../../domain/effect.ts';
import type { Minor } from '../../domain/money.ts';

/** A tax rate of WooCommerce: 8.625 % is 86250 of a million. */
export interface Rate {
  readonly partsPerMillion: number;
  /** Also taken of the other rates' tax. */
  readonly compound: boolean;
}

/** WooCommerce keeps line totals and taxes with six decimals. */
const KEPT = 6;
const MILLION = 1_000_000n;

/**
 * The net totals, as decimal text, that make WooCommerce's own tax come to what is due on each line, tax included. WooCommerce takes net totals only and rounds
 * tax by rate (each line for itself or all at the end, as the store's owner chose), so due less tax may come out a cent off. Whole net amounts where both ways
 * of rounding agree with them; else the exact net with six decimals, moved a little where a line's own rounding needs it.
 */
export function dueNets(
  lines: readonly Pick<ExchangeOrderLine, 'due' | 'dueTaxes' | 'subtotal'>[],
  rates: ReadonlyMap<number, Rate>,
  decimals: number,
): string[] {
  const unit = 10n ** BigInt(KEPT - decimals);
  const ratesOf = ({ dueTaxes }: (typeof lines)[number]) =>
    dueTaxes.map(({ rateId }) => rates.get(rateId)).filter((rate) => rate !== undefined);
  const whole = lines.map(
    ({ due, dueTaxes }) => BigInt(due - dueTaxes.reduce((all, { amount }) => all + amount, 0)) * unit,
  );
  const exact = lines.map((line) => netOf(BigInt(line.due) * unit, ratesOf(line)));
  const isRight = (nets: readonly bigint[]) => {
    const sum = (amounts: readonly bigint[]) => amounts.reduce((all, one) => all + one, 0n);
    const wanted = sum(lines.map(({ due }) => BigInt(due)));
    const gross = nets.map((net, index) => grossOf(net, ratesOf(lines[index]!), unit));
    return (
      sum(gross.map(({ byLine }) => byLine)) === wanted && round(sum(gross.map(({ raw }) => raw)), unit) === wanted
    );
  };
  const nets = isRight(whole)
    ? whole
    : exact.map((net, index) => nudged(net, lines[index]!.due, ratesOf(lines[index]!), unit));
  return nets.map((net) => text(net));
}

/** Steps outwards from the exact net, to the first one whose parts round to what is due. */
function nudged(net: bigint, due: Minor, rates: readonly Rate[], unit: bigint): bigint {
  const step = unit / 100n || 1n;
  for (let steps = 0n; steps <= 100n; steps += 1n) {
    for (const moved of [net + steps * step, net - steps * step]) {
      if (moved >= 0n && grossOf(moved, rates, unit).byLine === BigInt(due)) return moved;
    }
  }
  return net;
}

function netOf(gross: bigint, rates: readonly Rate[]): bigint {
  // What a million of net comes to with tax: large enough that nothing is lost in it.
  const { raw } = grossOf(MILLION * MILLION, rates, 1n);
  return (gross * MILLION * MILLION * 2n + raw) / (raw * 2n);
}

/** `byLine` in minor units, the net and each tax rounded for itself; `raw` in millionths. */
function grossOf(net: bigint, rates: readonly Rate[], unit: bigint): { readonly byLine: bigint; readonly raw: bigint } {
  const taxes: bigint[] = [];
  const total = () => taxes.reduce((all, one) => all + one, 0n);
  for (const rate of rates.filter(({ compound }) => !compound)) taxes.push(share(net, rate));
  for (const rate of rates.filter(({ compound }) => compound)) taxes.push(share(net + total(), rate));
  const parts = [net, ...taxes];
  return {
    byLine: parts.reduce((all, part) => all + round(part, unit), 0n),
    raw: parts.reduce((all, part) => all + part, 0n),
  };
}

function share(amount: bigint, { partsPerMillion }: Rate): bigint {
  return round(amount * BigInt(partsPerMillion), MILLION);
}

/** Half up, as PHP's round() does with what is not negative. */
function round(amount: bigint, unit: bigint): bigint {
  return (amount * 2n + unit) / (unit * 2n);
}

function text(micro: bigint): string {
  const digits = String(micro).padStart(KEPT + 1, '0');
  return `${digits.slice(0, -KEPT)}.${digits.slice(-KEPT)}`;
}
