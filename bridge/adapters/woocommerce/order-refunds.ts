import type { OrderRefund, RefundedItem } from '../../domain/order.ts';
import type { Instant } from '../../domain/time.ts';
import { utc } from './meta.ts';
import { positiveMinorOf } from './money-text.ts';
import { effectOf } from './refunds.ts';
import { whole } from './shapes.ts';
import type { TaxLabels } from './tax-labels.ts';
import type { WooMeta, WooRefund } from './schemas.ts';

/** A refund with what it gave back of each line, shipping line and fee. */
export function toOrderRefund(
  refund: WooRefund,
  { labels, placedAt }: { readonly labels: TaxLabels; readonly placedAt: Instant },
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
    items,
    // One without a date was made with the order, as far as anybody knows.
    at: refund.date_created_gmt === null ? placedAt : utc(refund.date_created_gmt),
  };
}

export function refundedItemId(meta: WooMeta): number | null {
  const id = whole(meta.find(({ key }) => key === '_refunded_item_id')?.value);
  return typeof id === 'number' && Number.isInteger(id) && id > 0 ? id : null;
}
