import type { Breakdown, BreakdownKind, BreakdownLine } from './breakdown.ts';
import { bonusDue, dueNow, inspectionPaidBy, outboundBy, outboundDue, type Promised } from './due.ts';
import { type FoundLine, linesFound, type PromisedLine } from './found.ts';
import { type Minor, shareByWeight, sum } from './money.ts';
import type { RateId, TaxAmount } from './order.ts';
import { isUnpaid } from './paid.ts';
import type { Resolution } from './policy.ts';
import type { InspectedLine, Lowering, OutboundShare, Return, ReturnLine } from './return.ts';
import { type LineShare, worth } from './share.ts';

export { type Due, dueNow, grossLeftOver, inspectionPaidBy, type Promised } from './due.ts';
export { inspectionOf, linesFound, mostLowered, partOfLine, type PromisedLine } from './found.ts';
export { capShares, worth } from './share.ts';

/**
 * The one explained breakdown of a payout that the estimate, the e-mail, wp-admin, the order note and the ledger show. Its lines add up to its total, which is what
 * `dueNow` pays. Goods stand at the price before coupons and tax, what is taken off is negative, and tax is one line a rate, shipping's included.
 */
export function payoutBreakdown(
  entry: Promised,
  resolution: Resolution,
  inspection: readonly InspectedLine[] | null = inspectionPaidBy(entry, resolution),
): Breakdown {
  const due = dueNow(entry, resolution, inspection);
  const unpaid = isUnpaid(entry);
  const explained = linesFound(entry.lines, inspection).flatMap((line) => explainLine(line, resolution));
  const paid = outboundBy(entry) === resolution ? outboundDue(entry, inspection) : [];
  const outbound = outboundBy(entry) === resolution ? shownOutbound(entry, paid, explained.length > 0) : [];
  const taxes = [...explained, ...outbound].flatMap((one) => one.taxes);
  const lines = [
    ...explained.map(({ name, quantity, goods }) => line('goods', name, goods, quantity)),
    ...some('discount', -sum(explained.map((one) => one.discount))),
    ...taxLines(taxes),
    ...outbound.map(({ kind, title, amount }) => line(kind === 'shipping' ? 'shipping' : 'order_fee', title, amount)),
    ...outbound.flatMap((one) => some('not_back', -lessThan(one, paid), one.title)),
    ...some('kept', -sum(explained.map((one) => one.kept))),
    ...some('fee', -sum(explained.map((one) => one.fee))),
    ...explained.flatMap(({ lowered }) => (lowered ? some('lowered', -lowered.amount, lowered.reason) : [])),
    ...some('label', -due.label),
    ...some('bonus', resolution === 'store_credit' && !unpaid ? bonusDue(entry, inspection) : 0),
    ...some('cap', -sum(explained.map((one) => one.capped)) - due.unpayable),
  ];
  return {
    lines: unpaid ? [...lines, ...some('unpaid', -sum(lines.map((one) => one.amount)))] : lines,
    total: due.amount,
  };
}

/** Shipping and fees as they were promised; what is paid where more is, and nothing where nothing is paid at all. */
function shownOutbound(
  { outbound }: Promised,
  paid: readonly OutboundShare[],
  isExplained: boolean,
): readonly OutboundShare[] {
  if (paid.length === 0 && !isExplained) return [];
  return outbound;
}

/** With its tax. */
function lessThan(promised: OutboundShare, paid: readonly OutboundShare[]): Minor {
  const isOf = ({ id }: OutboundShare) => id === promised.id;
  return worthOf(promised) - sum(paid.filter(isOf).map(worthOf));
}

function worthOf({ amount, taxes }: OutboundShare): Minor {
  return worth({ goods: amount, taxes });
}

type PromisedExchange = PromisedLine & Pick<ReturnLine, 'exchange'>;

/** What the shopper pays on top of an exchange: the new items, less what the goods pay that come back. null: nothing is due, or nothing can be exchanged yet. */
export function toPayBreakdown(
  entry: { readonly lines: readonly PromisedExchange[] } & Partial<Pick<Return, 'payment'>>,
): Breakdown | null {
  if (isUnpaid(entry)) return null;
  const dearer = entry.lines.flatMap((one) => {
    const paid = sum(one.parts.filter((part) => part.payout === 'exchange').map(worth));
    return one.exchange && one.exchange.price > paid ? [{ ...one, exchange: one.exchange, paid }] : [];
  });
  if (dearer.length === 0) return null;
  const lines = [
    ...dearer.map(({ exchange, quantity }) => line('exchange', exchange.name, exchange.price, quantity)),
    ...dearer.map(({ name, quantity, paid }) => line('goods', name, -paid, quantity)),
  ];
  return { lines, total: sum(lines.map((one) => one.amount)) };
}

/** What one return line is to one payout: goods less discount, with the taxes, less fee, kept, capped and lowered, is what is paid. */
interface Explained {
  readonly name: string;
  readonly quantity: number;
  readonly goods: Minor;
  readonly discount: Minor;
  readonly taxes: readonly TaxAmount[];
  readonly fee: Minor;
  readonly kept: Minor;
  readonly capped: Minor;
  readonly lowered: Lowering | null;
}

/**
 * A line is explained where it is settled as asked. What a cheaper item leaves of an exchange is paid by another payout: there it stands with the line's fee, which is taken
 * from it; the discount is explained with the exchange.
 */
function explainLine(entry: FoundLine, resolution: Resolution): readonly Explained[] {
  const { name, quantity, kept, capped, lowered } = entry;
  const rest = added(entry.parts.filter((part) => part.payout !== entry.resolution));
  const comesBack = worth(rest) > 0;
  const elsewhere = comesBack ? grown(rest, entry.fee) : rest;
  if (resolution !== entry.resolution) {
    const here = comesBack && entry.parts.some((part) => part.payout === resolution);
    if (!here) return [];
    return [{ name, quantity, ...elsewhere, discount: 0, fee: entry.fee, kept: 0, capped: 0, lowered: null }];
  }
  const fee = comesBack ? 0 : entry.fee;
  const paidElsewhere = (rateId: RateId) => sum(amountsOf(elsewhere.taxes, rateId));
  return [
    {
      name,
      quantity,
      goods: entry.subtotal - elsewhere.goods,
      discount: entry.subtotal - entry.goods,
      taxes: entry.taxes.map((tax) => ({ ...tax, amount: tax.amount - paidElsewhere(tax.rateId) })),
      fee,
      kept,
      capped,
      lowered,
    },
  ];
}

function added(shares: readonly LineShare[]): LineShare {
  return { goods: sum(shares.map((one) => one.goods)), taxes: shares.flatMap((one) => one.taxes) };
}

/** A share that is worth so much more, goods and taxes in proportion. */
function grown(share: LineShare, by: Minor): LineShare {
  const [goods = 0, ...taxes] = shareByWeight(worth(share) + by, [
    share.goods,
    ...share.taxes.map((tax) => tax.amount),
  ]);
  return { goods, taxes: share.taxes.map((tax, index) => ({ ...tax, amount: taxes[index] ?? 0 })) };
}

function amountsOf(taxes: readonly TaxAmount[], rateId: RateId): readonly Minor[] {
  return taxes.filter((tax) => tax.rateId === rateId).map((tax) => tax.amount);
}

function taxLines(taxes: readonly TaxAmount[]): readonly BreakdownLine[] {
  const labels = new Map(taxes.map((tax) => [tax.rateId, tax.label]));
  return [...labels].flatMap(([rateId, label]) => some('tax', sum(amountsOf(taxes, rateId)), label));
}

function line(kind: BreakdownKind, label: string, amount: Minor, quantity: number | null = null): BreakdownLine {
  return { kind, label, quantity, amount };
}

/** A line that is left out where it is 0. */
function some(kind: BreakdownKind, amount: Minor, label = ''): readonly BreakdownLine[] {
  return amount === 0 ? [] : [line(kind, label, amount)];
}
