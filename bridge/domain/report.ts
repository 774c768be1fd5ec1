import type { LedgerAccount, LedgerKind } from './ledger.ts';
import { cutTo } from './decimals.ts';
import { type Minor, sum } from './money.ts';
import type { Order } from './order.ts';
import { ownCurrency } from './payable.ts';
import { monthIn } from './store-days.ts';

/** One sum of the ledger: months are `YYYY-MM` of the store. */
export interface BookedSum {
  readonly soldIn: string;
  readonly bookedIn: string;
  readonly account: LedgerAccount;
  readonly kind: LedgerKind;
  readonly currency: string;
  /** That `amount` is counted in. */
  readonly decimals: number;
  readonly amount: Minor;
}

/** Minor units; goods, shipping and order fees without tax. `refunded` is goods, tax and shipping together. */
export interface ReportSums {
  readonly goods: Minor;
  readonly tax: Minor;
  readonly shipping: Minor;
  readonly refunded: Minor;
  readonly creditIssued: Minor;
  readonly creditUsed: Minor;
  readonly creditEnded: Minor;
  readonly exchanged: Minor;
  readonly kept: Minor;
  readonly labels: Minor;
}

interface MonthOf {
  readonly month: string;
  readonly currency: string;
  readonly decimals: number;
}
export type RefundMonth = ReportSums &
  MonthOf & { readonly store: { readonly ours: Minor; readonly others: Minor; readonly agrees: boolean } | null };
export type SaleMonth = ReportSums &
  MonthOf & {
    readonly store: {
      readonly sales: Minor;
      readonly ours: Minor;
      readonly others: Minor;
      readonly agrees: boolean;
    } | null;
  };

export interface ReportFacts {
  readonly ledger: readonly BookedSum[];
  /** The store's orders as last read; null: not read yet. */
  readonly orders: readonly Order[] | null;
  /** First and last month, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  /** IANA name of the store's, whose months they are, as WooCommerce's are; left out: UTC. */
  readonly timeZone?: string | undefined;
}

/**
 * The books by month of refund and by month of sale, newest first, one row for each currency, with WooCommerce's own sums beside them: `agrees` says whether its
 * refunds that carry our mark are the same to the cent.
 */
export function reportOf(facts: ReportFacts): {
  readonly byRefundMonth: readonly RefundMonth[];
  readonly bySaleMonth: readonly SaleMonth[];
} {
  const { timeZone = 'UTC' } = facts;
  const decimals = mostDecimals(facts);
  const ledger = facts.ledger.map((one) => ({
    ...one,
    amount: cutTo(one.amount, one.decimals, decimals(one.currency)),
  }));
  const orders = facts.orders && facts.orders.map((order) => sumsIn(order, decimals(order.currency.code)));
  const refunds = (orders ?? []).flatMap((order) => order.refunds.map((refund) => ({ order, refund })));
  const refundRows = rows(facts, decimals, [
    ...ledger.map((one) => ({ month: one.bookedIn, currency: one.currency })),
    ...refunds.map(({ order, refund }) => ({ month: monthIn(refund.at, timeZone), currency: order.currency.code })),
  ]);
  const saleRows = rows(facts, decimals, [
    ...ledger.map((one) => ({ month: one.soldIn, currency: one.currency })),
    ...(orders ?? []).map((order) => ({ month: monthIn(order.placedAt, timeZone), currency: order.currency.code })),
  ]);
  return {
    byRefundMonth: refundRows.map((row) => {
      const sums = sumsOf(ledger.filter((one) => one.bookedIn === row.month && one.currency === row.currency));
      const made = refunds.filter(
        ({ order, refund }) => monthIn(refund.at, timeZone) === row.month && order.currency.code === row.currency,
      );
      return {
        ...row,
        ...sums,
        store:
          orders &&
          storeSide(
            made.map(({ refund }) => refund),
            sums.refunded,
          ),
      };
    }),
    bySaleMonth: saleRows.map((row) => {
      const sums = sumsOf(ledger.filter((one) => one.soldIn === row.month && one.currency === row.currency));
      const sold = (orders ?? []).filter(
        (order) =>
          monthIn(order.placedAt, timeZone) === row.month && order.currency.code === row.currency && isSale(order),
      );
      const side = storeSide(
        sold.flatMap((order) => order.refunds),
        sums.refunded,
      );
      return { ...row, ...sums, store: orders && { sales: sum(sold.map((order) => order.total)), ...side } };
    }),
  };
}

/** What WooCommerce counts as sold: paid orders, refunded ones included. */
function isSale({ paidAt, status }: Order): boolean {
  return paidAt !== null && !['cancelled', 'failed', 'trash', 'checkout-draft'].includes(status);
}

function storeSide(refunds: readonly Order['refunds'][number][], refunded: Minor) {
  const ours = sum(refunds.filter((one) => one.effectId !== null).map((one) => one.amount));
  const others = sum(refunds.filter((one) => one.effectId === null).map((one) => one.amount));
  return { ours, others, agrees: ours === refunded };
}

/** By currency, the most decimals that an amount of it is counted in: the setting of the store may have changed. All amounts are exact in these. */
function mostDecimals({ ledger, orders }: Pick<ReportFacts, 'ledger' | 'orders'>): (currency: string) => number {
  const most = new Map<string, number>();
  const see = (code: string, decimals: number) => void most.set(code, Math.max(decimals, most.get(code) ?? 0));
  for (const { currency, decimals } of ledger) see(currency, decimals);
  for (const { currency } of orders ?? []) see(currency.code, currency.decimals);
  return (currency) => most.get(currency) ?? ownCurrency(currency).decimals;
}

/** What of an order is added up, in other decimals. */
function sumsIn(order: Order, decimals: number): Order {
  const { decimals: from } = order.currency;
  if (from === decimals) return order;
  const refunds = order.refunds.map((one) => ({ ...one, amount: cutTo(one.amount, from, decimals) }));
  return { ...order, total: cutTo(order.total, from, decimals), refunds };
}

function rows(
  { from, to }: ReportFacts,
  decimals: (currency: string) => number,
  seen: readonly { readonly month: string; readonly currency: string }[],
) {
  const keys = new Set(
    seen.filter(({ month }) => month >= from && month <= to).map((one) => `${one.month} ${one.currency}`),
  );
  return [...keys]
    .sort()
    .reverse()
    .map((key) => {
      const [month = '', currency = ''] = key.split(' ');
      return { month, currency, decimals: decimals(currency) };
    });
}

function sumsOf(entries: readonly BookedSum[]): ReportSums {
  const of = (account: LedgerAccount, kinds: readonly LedgerKind[] | null = null) =>
    sum(
      entries.filter((one) => one.account === account && (kinds?.includes(one.kind) ?? true)).map((one) => one.amount),
    );
  const ended = of('credit', ['credit_expired', 'credit_revoked']);
  const used = of('credit', ['credit_used']);
  return {
    goods: of('refunded', ['goods']),
    tax: of('refunded', ['tax']),
    shipping: of('refunded', ['shipping', 'order_fee']),
    refunded: of('refunded'),
    creditIssued: of('credit') - used - ended,
    creditUsed: -used,
    creditEnded: -ended,
    exchanged: of('exchanged'),
    kept: of('kept'),
    labels: of('label'),
  };
}
