import { sum } from '../../domain/money.ts';
import type { OrderRefund, RefundedItem } from '../../domain/order.ts';
import { spreadDiscount } from '../../domain/spread-discount.ts';
import type { Instant } from '../../domain/time.ts';
import { utc } from './meta.ts';
import { positiveMinorOf } from './money-text.ts';
import { effectOf } from './refunds.ts';
import { whole } from './shapes.ts';
import type { TaxLabels } from './tax-labels.ts';
import type { WooMeta, WooRefund } from './schemas.ts';

interface RefundFacts {
  readonly labels: TaxLabels;
  readonly placedAt: Instant;
  /** Fees of the order that are discounts. */
  readonly discounts: ReadonlySet<number>;
}

/** A refund with what it gave back of each line, shipping line and fee. What it took back of a discount is off its lines, as it is off the order's. */
export function toOrderRefund(
  refund: WooRefund,
  { labels, placedAt, discounts }: RefundFacts,
  decimals: number,
): OrderRefund {
  const others = [...refund.shipping_lines, ...refund.fee_lines].map((item) => ({ ...item, quantity: 0 }));
  const items = [...refund.line_items, ...others].flatMap((item): RefundedItem[] => {
    const itemId = refundedItemId(item.meta_data);
    if (itemId === null) return [];
    const taxes = item.taxes.map(({ id, total }) => ({
      rateId: id,
      label: labels.get(id) ?? '',
      amount: positiveMinorOf(total, decimals),
    }));
    // Units are refunded as -1; plugins that sell by length refund -0.5.
    const quantity = Math.abs(item.quantity);
    return [{ itemId, quantity, amount: positiveMinorOf(item.total, decimals), taxes }];
  });
  return {
    id: refund.id,
    effectId: effectOf(refund),
    amount: positiveMinorOf(refund.amount, decimals),
    items: lessDiscounts(
      items,
      discounts,
      new Set(refund.line_items.map(({ meta_data: meta }) => refundedItemId(meta))),
    ),
    // One without a date was made with the order, as far as anybody knows.
    at: refund.date_created_gmt === null ? placedAt : utc(refund.date_created_gmt),
  };
}

/** Where they can't bear it they stay what they are: units that were refunded never count for less than they were. */
function lessDiscounts(
  items: readonly RefundedItem[],
  discounts: ReadonlySet<number>,
  lineIds: ReadonlySet<number | null>,
): readonly RefundedItem[] {
  const off = items.filter(({ itemId }) => discounts.has(itemId));
  if (off.length === 0) return items;
  const lines = items.filter(({ itemId }) => lineIds.has(itemId));
  const others = items.filter((item) => !lines.includes(item) && !off.includes(item));
  const discount = { goods: sum(off.map(({ amount }) => amount)), taxes: off.flatMap(({ taxes }) => taxes) };
  const left = spreadDiscount(
    lines.map(({ amount, taxes }) => ({ goods: amount, taxes })),
    discount,
  );
  const rest = lines.map((line, index) => {
    const { goods, taxes } = left?.[index] ?? { goods: line.amount, taxes: line.taxes };
    return { ...line, amount: goods, taxes };
  });
  return [...rest, ...others];
}

export function refundedItemId(meta: WooMeta): number | null {
  const id = whole(meta.find(({ key }) => key === '_refunded_item_id')?.value);
  return typeof id === 'number' && Number.isInteger(id) && id > 0 ? id : null;
}
