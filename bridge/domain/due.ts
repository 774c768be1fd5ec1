import type { RefundLine } from './effect.ts';
import { type FoundLine, inspectionOf, linesFound, partOfLine, type PromisedLine, unitsFound } from './found.ts';
import { keepsPromise } from './lifecycle.ts';
import { type Minor, shareByWeight, sum } from './money.ts';
import type { Currency } from './order.ts';
import { isUnpaid } from './paid.ts';
import { payableStep } from './payable.ts';
import type { Resolution } from './policy.ts';
import type { InspectedLine, OutboundShare, Return } from './return.ts';
import { isBack } from './sent-back.ts';
import { type LineShare, unitShare, worth } from './share.ts';

/** What a return or the estimate of one promises. Without a parcel nothing was inspected; without payouts nothing has begun; without a word of the payment the order is paid. */
export type Promised = Pick<Return, 'outbound' | 'bonus' | 'labelDeduction'> & {
  readonly outboundIf?: Return['outboundIf'] | undefined;
  readonly lines: readonly PromisedLine[];
  readonly currency: Currency;
} & Partial<Pick<Return, 'parcel' | 'payouts' | 'payment'>>;

/** What is to be paid by one resolution, minor units. Goods, taxes and outbound add up to the amount; for store credit the bonus comes on top. */
export interface Due {
  readonly amount: Minor;
  readonly lines: readonly RefundLine[];
  readonly outbound: readonly OutboundShare[];
  /** In `amount`. */
  readonly bonus: Minor;
  /** The label's cost that was taken off. */
  readonly label: Minor;
  /** What is too small to be paid: a store may calculate with more decimals than its currency has. */
  readonly unpayable: Minor;
}

/**
 * What is to be paid by one resolution now. Before inspection all that was promised; then what was found: missing units are not paid, damaged
 * ones are, less what the owner has lowered, items that are kept always are; shipping goes by what came. A payout that began before inspection keeps its promise. The label's cost is taken off the refund first,
 * then off store credit, never more than there is. A bonus shrinks with the goods that it was promised for.
 * Of an order that nobody has paid nothing is due.
 */
export function dueNow(
  entry: Promised,
  resolution: Resolution,
  inspection: readonly InspectedLine[] | null = inspectionPaidBy(entry, resolution),
): Due {
  const full = wholeDue(entry, resolution, inspection);
  if (isUnpaid(entry)) return { ...reducedTo(full, 0), label: 0, unpayable: 0 };
  const label = labelShare(entry, resolution, inspection, full.amount);
  const step = resolution === 'exchange' ? 1 : payableStep(entry.currency);
  const unpayable = (full.amount - label) % step;
  return { ...reducedTo(full, full.amount - label - unpayable), label, unpayable };
}

/** The inspection that a payout goes by: null where it began before one and was for everything promised. Its amount says which. */
export function inspectionPaidBy(entry: Promised, resolution: Resolution): readonly InspectedLine[] | null {
  const inspection = entry.parcel ? inspectionOf({ parcel: entry.parcel }) : null;
  const payout = entry.payouts?.find((one) => one.resolution === resolution);
  if (inspection === null || !payout || !keepsPromise(payout)) return inspection;
  return payout.amount > dueNow(entry, resolution, inspection).amount ? null : inspection;
}

/** The payout that what is sent back brings shipping and fees of the order with: what is kept is paid without a parcel. null: all of it is exchanged or kept. */
export function outboundPayout(lines: readonly Pick<PromisedLine, 'resolution'>[]): Resolution | null {
  const order: readonly Resolution[] = ['refund', 'store_credit'];
  return order.find((resolution) => lines.some((line) => line.resolution === resolution)) ?? null;
}

/** The payout of a return that shipping and fees come back with. Where it pays nothing else, and brought what another return waited for: as that one would have paid it. */
export function outboundBy({
  lines,
  outbound,
  outboundIf,
}: Pick<Promised, 'lines' | 'outbound' | 'outboundIf'>): Resolution | null {
  return outboundPayout(lines) ?? (outbound.length > 0 ? (outboundIf?.by ?? 'refund') : null);
}

/**
 * What of the shipping and the fees of the order is paid back: nothing where nothing came that it would be paid with. Where units are missing, what stands under the condition that all of
 * the order comes back is lost, and what goes by their worth is less. Damaged units came.
 */
export function outboundDue(
  { lines, outbound, outboundIf }: Pick<Promised, 'lines' | 'outbound' | 'outboundIf'>,
  inspection: readonly InspectedLine[] | null,
): readonly OutboundShare[] {
  const sent = lines.filter(isBack);
  const came = sent.map((line) => partOfLine(line, unitsFound(line, inspection)));
  const there = came.filter(({ quantity }) => quantity > 0);
  if (there.length === 0 || (outboundPayout(sent) !== null && outboundPayout(there) === null)) return [];
  const isAll = sent.every((line, index) => came[index]?.quantity === line.quantity) && outboundIf?.lost !== true;
  return (isAll ? outbound : (outboundIf?.otherwise ?? outbound)).flatMap((share) => shareFor(share, sent, came));
}

function shareFor(
  share: OutboundShare,
  sent: readonly PromisedLine[],
  came: readonly PromisedLine[],
): readonly OutboundShare[] {
  const { goesBy } = share;
  if (goesBy === undefined) return [share];
  if (goesBy !== 'worth')
    return came.some((line) => line.quantity > 0 && goesBy.includes(line.orderLineId)) ? [share] : [];
  const isFree = sum(sent.map(worth)) === 0;
  const size = (all: readonly PromisedLine[]) => sum(all.map((line) => (isFree ? line.quantity : worth(line))));
  const part = (total: Minor) => unitShare({ total, quantity: size(sent), taken: 0, allocated: 0, units: size(came) });
  const amount = part(share.amount);
  const taxes = share.taxes.map((tax) => ({ ...tax, amount: part(tax.amount) }));
  return worth({ goods: amount, taxes }) > 0 ? [{ ...share, amount, taxes }] : [];
}

/** What a bonus comes on: what is paid by credit as it was asked for, but not what was credit before. */
export function earningBonus(lines: readonly Pick<PromisedLine, 'resolution' | 'parts'>[]): Minor {
  const parts = lines.filter((line) => line.resolution === 'store_credit').flatMap((line) => line.parts);
  return sum(parts.filter((part) => !part.restored).map(worth));
}

/** The bonus on store credit for what was found. */
export function bonusDue(entry: Pick<Promised, 'lines' | 'bonus'>, inspection: readonly InspectedLine[] | null): Minor {
  const promised = earningBonus(entry.lines);
  if (promised === 0) return 0;
  return Number((BigInt(entry.bonus) * BigInt(earningBonus(linesFound(entry.lines, inspection)))) / BigInt(promised));
}

/**
 * What the store keeps of each line's units that were found: the return fee, what `keep` does not pay back, what the order had no room for, what was
 * lowered for damage.
 */
export function grossLeftOver(
  entry: Promised,
): readonly (Pick<FoundLine, 'orderLineId' | 'fee' | 'kept' | 'capped'> & { readonly lowered: Minor })[] {
  return entry.lines.flatMap((line) => {
    const found = linesFound([line], inspectionPaidBy(entry, line.resolution));
    return found.map(({ orderLineId, fee, kept, capped, lowered }) => ({
      orderLineId,
      fee,
      kept,
      capped,
      lowered: lowered?.amount ?? 0,
    }));
  });
}

type Whole = Pick<Due, 'amount' | 'lines' | 'outbound' | 'bonus'>;

function wholeDue(entry: Promised, resolution: Resolution, inspection: readonly InspectedLine[] | null): Whole {
  const lines = linesFound(entry.lines, inspection).flatMap((line) => {
    const parts = line.parts.filter((part) => part.payout === resolution);
    return parts.length === 0
      ? []
      : [{ orderLineId: line.orderLineId, quantity: wholeUnits(line), ...together(parts) }];
  });
  const outbound = outboundBy(entry) === resolution ? outboundDue(entry, inspection) : [];
  const bonus = resolution === 'store_credit' ? bonusDue(entry, inspection) : 0;
  return { lines, outbound, bonus, amount: sum([...lines, ...outbound.map(asShare)].map(worth)) + bonus };
}

/** WooCommerce's refunds take whole units only, and one at least for those that something is paid for. */
function wholeUnits({ quantity, measure = quantity }: PromisedLine): number {
  return Math.max(Math.min(1, quantity), Math.floor(measure));
}

/** Parts of one line, whose taxes name the same rates in the same order. */
function together([first, ...others]: readonly LineShare[]): LineShare {
  const taxes = first?.taxes ?? [];
  return {
    goods: (first?.goods ?? 0) + sum(others.map((one) => one.goods)),
    taxes: taxes.map((tax, index) => ({
      ...tax,
      amount: tax.amount + sum(others.map((one) => one.taxes[index]?.amount ?? 0)),
    })),
  };
}

function labelShare(
  entry: Promised,
  resolution: Resolution,
  inspection: readonly InspectedLine[] | null,
  amount: Minor,
): Minor {
  const cost = entry.labelDeduction ?? 0;
  if (cost === 0 || (resolution !== 'refund' && resolution !== 'store_credit')) return 0;
  const before = resolution === 'refund' ? 0 : Math.min(cost, wholeDue(entry, 'refund', inspection).amount);
  return Math.min(cost - before, amount);
}

/** Every part gives way in proportion until they add up to `amount`. */
function reducedTo(whole: Whole, amount: Minor): Whole {
  if (amount >= whole.amount) return whole;
  const shares = [...whole.lines, ...whole.outbound.map(asShare)];
  const weights = [...shares.flatMap((one) => [one.goods, ...one.taxes.map((tax) => tax.amount)]), whole.bonus];
  const left = shareByWeight(amount, weights);
  const next = () => left.shift() ?? 0;
  return {
    amount,
    lines: whole.lines.map((line) => ({
      ...line,
      goods: next(),
      taxes: line.taxes.map((tax) => ({ ...tax, amount: next() })),
    })),
    outbound: whole.outbound.map((one) => ({
      ...one,
      amount: next(),
      taxes: one.taxes.map((tax) => ({ ...tax, amount: next() })),
    })),
    bonus: next(),
  };
}

function asShare({ amount, taxes }: OutboundShare) {
  return { goods: amount, taxes };
}
