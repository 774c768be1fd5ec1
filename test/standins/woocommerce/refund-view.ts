import { viewFee, viewLine, viewShipping, viewTaxLine } from './order-view.ts';
import type { Shop } from './shop.ts';
import type { Refund } from './types.ts';
import { date, fixed, type Json } from './values.ts';

export function viewRefund(shop: Shop, refund: Refund, dp?: number): Json {
  const { num_decimals, gmt_offset_hours: offset } = shop.book.settings;
  const decimals = dp ?? num_decimals;
  return {
    id: refund.id,
    date_created: date(refund.created, offset),
    date_created_gmt: date(refund.created),
    amount: fixed(refund.amount, decimals),
    reason: refund.reason,
    refunded_by: 1,
    refunded_payment: refund.refunded_payment,
    meta_data: refund.meta_data,
    line_items: refund.line_items.map((line) => viewLine(shop, line, decimals)),
    shipping_lines: refund.shipping_lines.map((line) => viewShipping(line, decimals)),
    tax_lines: refund.tax_lines.map((line) => viewTaxLine(line, decimals)),
    fee_lines: refund.fee_lines.map((fee) => viewFee(fee, decimals)),
  };
}
