import { sum } from '../money.ts';
import type { OurCredit, OurExchange, OurOrder, OurRefund, TheirOrder } from './books.ts';
import type { Difference, DifferenceCode } from './difference.ts';

/** Everything in which the two books of one order differ, to the cent; empty: they agree. */
export function compareOrder(ours: OurOrder, theirs: TheirOrder): readonly Difference[] {
  const row = rowOf(ours);
  if (theirs.refunds === null) {
    const booked = sum(ours.refunds.filter(isSettled).map((one) => one.booked));
    return booked === 0 ? [] : [row('order_missing', null, { ours: booked })];
  }
  return [
    ...ours.refunds.filter(isSettled).flatMap((one) => compareRefund(one, refundsOf(theirs, one.effectId), row)),
    ...unknownRefunds(ours, theirs, row),
    ...ours.credits.flatMap((one) => compareCredit(one, theirs, row)),
    ...ours.exchanges.flatMap((one) => compareExchange(one, theirs, row)),
  ];
}

type Refunds = NonNullable<TheirOrder['refunds']>;
type Row = (code: DifferenceCode, act: Whose | null, over?: Partial<Difference>) => Difference;
type Whose = { readonly returnId: string; readonly returnNumber: string };

function rowOf({ orderId, orderNumber, currency }: OurOrder): Row {
  return (code, act, over = {}) => ({
    code,
    orderId,
    orderNumber,
    returnId: act?.returnId ?? null,
    returnNumber: act?.returnNumber ?? null,
    ours: null,
    theirs: null,
    currency: currency.code,
    decimals: currency.decimals,
    reference: '',
    ...over,
  });
}

/** What waits, is under way or is in doubt has its own way to be settled and shown. */
function isSettled({ state }: OurRefund): boolean {
  return state === 'done' || state === 'failed';
}

/** Meta is saved after the gateway has paid, the reason before: either names the act. */
function refundsOf({ refunds }: TheirOrder, effectId: string): Refunds {
  return (refunds ?? []).filter((one) => one.effectId === effectId || one.reason.includes(effectId));
}

function compareRefund(ours: OurRefund, found: Refunds, row: Row): readonly Difference[] {
  const theirs = sum(found.map((one) => one.amount));
  const reference = found.length > 0 ? found.map(({ id }) => id).join(', ') : String(ours.refundId || '');
  const both = { ours: ours.booked, theirs, reference };
  if (found.length > 1) return [row('refund_twice', ours, both)];
  if (theirs === ours.booked) return [];
  if (found.length === 0) return ours.vouched ? [] : [row('refund_missing', ours, { ...both, theirs: null })];
  return [row(ours.booked === 0 ? 'refund_unexpected' : 'refund_amount', ours, both)];
}

/** `RMA-1001 [boomerang <id>]`: the reason alone may name the act. */
const NAMED = /\[boomerang ([0-9a-f-]{36})\]/;

function unknownRefunds(ours: OurOrder, { refunds }: TheirOrder, row: Row): readonly Difference[] {
  const known = new Set(ours.refunds.map((one) => one.effectId));
  return (refunds ?? []).flatMap(({ id, amount, effectId, reason }) => {
    const named = effectId ?? NAMED.exec(reason)?.[1];
    return named === undefined || known.has(named)
      ? []
      : [row('refund_unknown', null, { theirs: amount, reference: String(id) })];
  });
}

function compareCredit(ours: OurCredit, { coupons }: TheirOrder, row: Row): readonly Difference[] {
  const found = coupons.find(({ code }) => code.toUpperCase() === ours.code.toUpperCase());
  const reference = ours.code;
  if (!found) return [row('credit_missing', ours, { ours: ours.amount, reference })];
  if (ours.amount === null || found.amount === ours.amount) return [];
  return [row('credit_amount', ours, { ours: ours.amount, theirs: found.amount, reference })];
}

/** WooCommerce's states in which an order is over without having been shipped. */
const OVER = ['cancelled', 'failed', 'trash'];

function compareExchange(ours: OurExchange, { exchanges }: TheirOrder, row: Row): readonly Difference[] {
  const found = exchanges.find(({ id }) => id === ours.orderId);
  const reference = ours.orderNumber;
  // One that is cancelled may be deleted as well.
  if (!found) return ours.isOpen ? [row('exchange_missing', ours, { ours: ours.total, reference })] : [];
  if (OVER.includes(found.status) === ours.isOpen) return [row('exchange_status', ours, { reference })];
  if (!ours.isOpen || found.total === ours.total) return [];
  return [row('exchange_total', ours, { ours: ours.total, theirs: found.total, reference })];
}
