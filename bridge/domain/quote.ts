import type { AskedLine } from './asked.ts';
import { askedAsSets, restockOf } from './bundles.ts';
import { bonusClaimed, claimsByLine, orderLeft, payableInMoney } from './claims.ts';
import { dueNow, earningBonus } from './due.ts';
import type { ExchangeOrderLine } from './effect.ts';
import type { ExchangePrice } from './exchange-price.ts';
import { wasInQuestion } from './lifecycle.ts';
import { type Minor, ratioOf, sum } from './money.ts';
import type { Order, OrderLine } from './order.ts';
import { againstPaying, offlineGateways, orderPayment } from './paid.ts';
import type { StandingHold } from './payout-hold.ts';
import { localText, type Policy, reasonOf, type Resolution, RESOLUTIONS } from './policy.ts';
import { feeRule, grossShare, type GrossShare, type LineFacts, type SettledLine, settleLine } from './quote-line.ts';
import { splitByMeans } from './quote-credit.ts';
import { quoteShipping } from './quote-shipping.ts';
import type { OutboundCondition, OutboundShare, Return, ReturnKind, ReturnLine } from './return.ts';
import { isBack, lineMarks } from './sent-back.ts';
import { capShares, lessUnits, worth } from './share.ts';

export interface QuoteFacts {
  readonly order: Order;
  readonly policy: Policy;
  /** The other returns of the order, dead ones too. */
  readonly others: readonly Return[];
  readonly kind: ReturnKind;
  /** As `checkAsked` let it through: each line of the order once. */
  readonly asked: readonly AskedLine[];
  /** Catalogue prices of exchange items include tax. */
  readonly pricesIncludeTax: boolean;
  /** WordPress locale of the shopper, for the reasons' titles. */
  readonly locale: string;
  /** What the others have of a flat bonus, where they don't say it themselves: under another policy than theirs. */
  readonly bonusClaimed?: Minor;
}

/** What a return gives, to the minor unit. */
export interface Quote {
  readonly lines: readonly ReturnLine[];
  readonly outbound: readonly OutboundShare[];
  readonly outboundIf?: OutboundCondition;
  readonly bonus: Minor;
  /** One for each resolution that was asked for (its amount may be 0) or that pays something, in the order of RESOLUTIONS. */
  readonly payouts: readonly { readonly resolution: Resolution; readonly amount: Minor }[];
  readonly exchange: { readonly lines: readonly ExchangeOrderLine[]; readonly due: Minor } | null;
  /** The label's cost will be taken off. */
  readonly labelDeducted: boolean;
  /** Something is to be sent back. */
  readonly parcel: boolean;
  /** `awaited`: nobody has paid the order, so that its payouts are 0 until somebody does. */
  readonly payment: Return['payment'];
  /** The order's state speaks against paying: what is promised is held for a person. Left out: it does not. */
  readonly against?: { readonly why: StandingHold; readonly status: string };
  /** It did while another return of the order was open: this one waits for a person like that one. Left out: it did not. */
  readonly held?: 'payment_back';
}

/**
 * Prices what is asked. Each line: the units' share of what was paid, as far as the order has room, less fee or what is kept, split over the payouts, credit apart from money. Then shipping and
 * fees of the order, the bonus on store credit, and whether the label is taken off. An order with findings is not guessed at: everything is 0, and a person works it out.
 * Throws a RangeError for a line that the order has not.
 */
export function quote(sent: QuoteFacts): Quote {
  const facts = { ...sent, asked: askedAsSets(sent.order.lines, sent.asked) };
  const { order, policy, others, kind, asked } = facts;
  const claims = claimsByLine(order, others);
  const left = orderLeft(order, others);
  const unclear = order.findings.length > 0;
  const pairs = asked.map((one) => ({ asked: one, line: lineOf(order, one.lineId) }));
  const gross = pairs.map((pair) => grossOf(pair, facts, claims));
  const room = capShares(gross, left);
  const settled = pairs.map((pair, index) => {
    const shares = { gross: gross[index] ?? NOTHING, room: room[index] ?? NOTHING };
    const line: LineFacts = { ...facts, ...pair, ...shares };
    return {
      ...line,
      gross: shares.gross,
      settled: unclear ? settleLine({ ...line, asked: { ...pair.asked, exchange: null } }) : settleLine(line),
    };
  });
  const asSettled = settled.map((one) => returnLine(one, facts, claims.get(one.line.id)?.units ?? 0));
  const lines = splitByMeans(asSettled, order, claims, payableInMoney(order, others));
  const { outbound, outboundIf } = quoteShipping({
    ...{ order, policy, kind, others, asked, left: left - sum(room.map(worth)) },
    worth: sum(settled.filter((one) => isBack(one.asked)).map((one) => worth(one.gross))),
  });
  const bonus = bonusOn(lines, policy, facts.bonusClaimed ?? bonusClaimed(others));
  const offline = offlineGateways(policy);
  const payment = orderPayment(order, offline) === 'unpaid' ? 'awaited' : 'paid';
  const why = payment === 'paid' ? againstPaying(order, offline) : null;
  const payouts = payoutsOf({ lines, outbound, bonus, labelDeduction: null, currency: order.currency }, payment);
  const parcel = pairs.some((pair) => pair.asked.resolution !== 'keep' && !pair.line.virtual);
  return {
    lines,
    outbound,
    ...(outboundIf && { outboundIf }),
    bonus,
    payouts,
    exchange: exchangeOf(settled.map((one) => one.settled)),
    labelDeducted: parcel && paysForLabel(facts, lines, payouts),
    parcel,
    payment,
    ...(why === null ? {} : { against: { why, status: order.status } }),
    ...(why === null && payment === 'paid' && others.some(wasInQuestion) && { held: 'payment_back' as const }),
  };
}

const NO_PRICE = { listPrice: 0, price: 0, taxes: [] };
const NOTHING: GrossShare = { subtotal: 0, goods: 0, taxes: [] };

interface Pair {
  readonly asked: AskedLine;
  readonly line: OrderLine;
}

function lineOf(order: Order, lineId: number): OrderLine {
  const found = order.lines.find((line) => line.id === lineId);
  if (!found) throw new RangeError(`Order ${order.id} has no line ${lineId}`);
  return found;
}

function grossOf({ asked, line }: Pair, { order }: QuoteFacts, claims: ReturnType<typeof claimsByLine>): GrossShare {
  return order.findings.length > 0 ? NOTHING : grossShare(line, claims.get(line.id), asked.quantity);
}

function returnLine(
  { asked, line, gross, settled }: Pair & { readonly gross: GrossShare; readonly settled: SettledLine },
  { policy, locale }: QuoteFacts,
  taken: number,
): ReturnLine {
  const reason = reasonOf(policy, asked.reasonId);
  const { price, fee, kept, capped, parts } = settled;
  return {
    orderLineId: line.id,
    productId: line.productId,
    variationId: line.variationId,
    name: line.name,
    sku: line.sku,
    imageUrl: line.imageUrl,
    quantity: asked.quantity,
    ...(line.measure !== undefined && { measure: Math.min(asked.quantity, lessUnits(line.measure, taken)) }),
    reasonId: asked.reasonId,
    reasonTitle: reason ? localText(reason.title, locale) : '',
    comment: asked.comment,
    photoIds: asked.photoIds,
    resolution: asked.resolution,
    ...lineMarks(line),
    ...(line.set && { restock: restockOf(line, line.set) }),
    exchange: asked.exchange ? chosen(asked.exchange, price ?? NO_PRICE) : null,
    subtotal: gross.subtotal,
    goods: gross.goods,
    taxes: gross.taxes,
    fee,
    kept,
    capped,
    parts,
    sellable: reason?.sellable ?? true,
    hsCode: line.hsCode,
    originCountry: line.originCountry,
    weightGrams: line.weightGrams,
    sizeMm: line.sizeMm,
  };
}

function chosen(
  { productId, variationId, name, sku, imageUrl }: NonNullable<AskedLine['exchange']>,
  { listPrice, price, taxes }: Pick<ExchangePrice, 'listPrice' | 'price' | 'taxes'>,
): ReturnLine['exchange'] {
  return { productId, variationId, name, sku, imageUrl, listPrice, price, taxes };
}

/**
 * On what lines in store credit give; credit that is only the rest of a cheaper exchange, and shipping, earn none. A flat bonus is the order's: less what its other
 * returns have of it.
 */
function bonusOn(lines: readonly ReturnLine[], { resolutions }: Policy, claimed: Minor): Minor {
  const { bonus } = resolutions.storeCredit;
  const credit = earningBonus(lines);
  if (credit === 0 || bonus.kind === 'none') return 0;
  return bonus.kind === 'flat' ? Math.max(0, bonus.amount - claimed) : ratioOf(credit, bonus.basisPoints, 10_000);
}

/** Each one is there from the start, also where its amount is 0 until the order is paid. */
function payoutsOf(promised: Parameters<typeof dueNow>[0], payment: Quote['payment']): Quote['payouts'] {
  return RESOLUTIONS.filter(
    (resolution) =>
      dueNow(promised, resolution).amount > 0 || promised.lines.some((line) => line.resolution === resolution),
  ).map((resolution) => ({ resolution, amount: dueNow({ ...promised, payment }, resolution).amount }));
}

function exchangeOf(settled: readonly SettledLine[]): Quote['exchange'] {
  const lines = settled.flatMap(({ exchange }) => (exchange ? [exchange] : []));
  return lines.length === 0 ? null : { lines, due: sum(lines.map((line) => line.due)) };
}

/**
 * Only where there is money to take it off. Never with a withdrawal (who bears the cost there gets no label), where the store is at fault for a line, or
 * where a line's reason waives fees.
 */
function paysForLabel(
  { policy, kind, asked }: QuoteFacts,
  lines: readonly ReturnLine[],
  payouts: Quote['payouts'],
): boolean {
  if (kind === 'withdrawal') return false;
  const sent = asked.filter((line) => line.resolution !== 'keep');
  const atFault = asked.some((line) => reasonOf(policy, line.reasonId)?.fault === 'store');
  if (atFault || sent.some((line) => policy.feesWaived.includes(line.reasonId))) return false;
  const money = payouts.some(
    ({ resolution, amount }) => resolution !== 'keep' && resolution !== 'exchange' && amount > 0,
  );
  // What a cheaper exchange gives back has the fee of that.
  const ways = lines.flatMap(({ resolution, parts }) => [resolution, ...parts.map((part) => part.payout)]);
  return money && (policy.labels.paidBy === 'customer' || ways.some((way) => feeRule(policy, way).kind === 'label'));
}
