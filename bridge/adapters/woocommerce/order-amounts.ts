import type { Minor } from '../../domain/money.ts';
import type { OrderFinding, RateId, TaxAmount } from '../../domain/order.ts';
import { settleShown, settleSubtotal } from '../../domain/settle-order.ts';
import type { LineShare } from '../../domain/share.ts';
import { discountFees, withoutDiscounts } from './discount-fees.ts';
import { decimalText } from './money-text.ts';
import { isPaymentFee, partPayment } from './part-payments.ts';
import type { WooOrder } from './schemas.ts';
import { taxLabels, type TaxLabels } from './tax-labels.ts';

/** A line, a shipping line or a fee of WooCommerce's order. */
interface Item {
  readonly id: number;
  readonly total: string;
  readonly taxes: readonly { readonly id: RateId; readonly total: string }[];
}

/** An order's amounts in minor units, rounded together, and what can't be made out of them. */
export interface OrderAmounts {
  /** Fees that are discounts: they are taken off the lines already. */
  readonly discounts: ReadonlySet<number>;
  net(item: Item): Minor;
  taxes(item: Item): readonly TaxAmount[];
  subtotal(line: WooOrder['line_items'][number]): Minor;
  readonly findings: readonly OrderFinding[];
  readonly labels: TaxLabels;
}

/**
 * Expects the amounts as they are kept (`dp=6`): what is rounded part by part does not add up to the order. Minor units have `decimals`; WooCommerce rounds a total to what
 * the store shows, or showed, which may be fewer. Throws Unreadable.
 */
export function orderAmounts(order: WooOrder, decimals: number, shownDecimals: readonly number[]): OrderAmounts {
  const labels = taxLabels(order);
  const named = [
    ...order.line_items.map((item) => ({ item, name: item.name, low: item.subtotal })),
    ...order.shipping_lines.map((item) => ({ item, name: item.method_title, low: item.total })),
    ...order.fee_lines.map((item) => ({ item, name: item.name, low: item.total })),
  ];
  const parts = named.flatMap(({ item }) => [
    { key: netKey(item), value: decimalText(item.total) },
    ...item.taxes.map((tax) => ({ key: taxKey(item, tax.id), value: decimalText(tax.total) })),
  ]);
  const { amounts, differs } = settleShown({ decimals, shownDecimals, total: decimalText(order.total), parts });
  const amount = (key: string) => amounts.get(key) ?? 0;

  const listed = (item: Item) =>
    item.taxes
      // WooCommerce lists rates that no longer hold with an empty amount.
      .filter(({ id, total }) => labels.has(id) || Number(total) !== 0)
      .map(({ id }) => ({ rateId: id, label: labels.get(id) ?? '', amount: amount(taxKey(item, id)) }));
  const written = (item: Item): LineShare => ({ goods: amount(netKey(item)), taxes: listed(item) });
  const off = differs ? [] : discountFees(order);
  const spread = withoutDiscounts(order.line_items, off, written);
  const discounts = new Set(spread ? off.map(({ id }) => id) : []);
  const share = (item: Item) => spread?.get(item.id) ?? written(item);

  const findings: OrderFinding[] = [];
  for (const { item, name, low } of named) {
    const texts = [low, item.total, ...item.taxes.map(({ total }) => total)];
    if (!differs && isPaymentFee(item, name)) {
      findings.push({ code: 'part_payment', name, amount: -amount(netKey(item)) });
    } else if (!discounts.has(item.id) && texts.some((text) => Number(text) < 0)) {
      findings.push({ code: 'negative_line', name });
    }
    for (const { id: rateId, total } of item.taxes) {
      if (!labels.has(rateId) && Number(total) !== 0) findings.push({ code: 'unknown_rate', name, rateId });
    }
  }
  if (differs) findings.push({ code: 'total_differs', ...differs }, ...partPayment(order, differs, decimals));

  return {
    discounts,
    net: (item) => share(item).goods,
    taxes: (item) => share(item).taxes,
    subtotal: (line) =>
      settleSubtotal({
        decimals,
        subtotal: decimalText(line.subtotal),
        lineTotal: decimalText(line.total),
        goods: amount(netKey(line)),
      }),
    findings,
    labels,
  };
}

// Item ids are one number range over lines, shipping and fees.
const netKey = ({ id }: Item) => `${id}`;
const taxKey = ({ id }: Item, rateId: RateId) => `${id} tax ${rateId}`;
