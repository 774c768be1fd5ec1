import { type Minor, parseScaled, shareByWeight, sum } from '../../domain/money.ts';
import type { OrderLine, RateId } from '../../domain/order.ts';
import { DRAFTS } from '../../domain/paid.ts';
import type { LineShare } from '../../domain/share.ts';
import type { Call } from './call.ts';
import { findCoupon } from './coupons.ts';
import { metaText } from './meta.ts';
import { decimalText } from './money-text.ts';
import { EFFECT_META } from './refunds.ts';
import type { WooOrder } from './schemas.ts';

/** As `couponCode` makes them. */
const SHAPE = /^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/i;
/** WooCommerce lets their coupons be used again, or doesn't count them as used yet. The plugin's WITHOUT_USE. */
export const ENDED: readonly string[] = ['cancelled', 'failed', 'trash', ...DRAFTS];
const FINE = 6;

/**
 * The codes among the coupons of these orders that are store credit of ours: of its shape, and with our own mark. Only the store's staff can set that, so a coupon is asked
 * for once. One that was deleted can't be told from any other: it counts as a discount.
 */
export async function readCreditCodes(
  call: Call,
  known: Map<string, boolean>,
  orders: readonly WooOrder[],
): Promise<ReadonlySet<string>> {
  const codes = new Set(orders.flatMap((order) => order.coupon_lines.map(({ code }) => code)).filter(isShaped));
  for (const code of codes) {
    if (known.has(code)) continue;
    const coupon = await findCoupon(call, code);
    known.set(code, coupon !== null && metaText(coupon.meta_data, EFFECT_META) !== null);
  }
  return new Set([...codes].filter((code) => known.get(code)));
}

function isShaped(code: string): boolean {
  return SHAPE.test(code);
}

/**
 * By line id, what store credit paid of it. WooCommerce takes a coupon off the lines, and their tax with them, so this is their share of what the coupons took off; each line has it
 * as it has all discounts.
 */
export function creditShares(
  order: WooOrder,
  codes: ReadonlySet<string>,
  lines: readonly Pick<OrderLine, 'id' | 'taxes'>[],
  decimals: number,
): ReadonlyMap<number, LineShare> {
  const ours = order.coupon_lines.filter(({ code }) => codes.has(code));
  if (ours.length === 0 || order.line_items.length === 0 || ENDED.includes(order.status)) return new Map();
  const off = order.line_items.flatMap((line) => [
    { line, rateId: null, fine: difference(line.subtotal, line.total) },
    ...line.taxes.map((tax) => ({ line, rateId: tax.id, fine: difference(tax.subtotal ?? tax.total, tax.total) })),
  ]);
  const all = sum(off.map(({ fine }) => fine));
  // A dynamic price takes something off, too. An older order, which says nothing, can be read where no other coupon is.
  const credit = Math.min(all, named(ours) ?? (ours.length === order.coupon_lines.length ? all : 0));
  const shares = shareByWeight(
    rounded(credit, decimals),
    off.map(({ fine }) => fine),
  );
  const parts = off.map((one, index) => ({ ...one, amount: shares[index] ?? 0 }));
  return new Map(
    lines.map(({ id, taxes }) => {
      const own = parts.filter(({ line }) => line.id === id);
      const amountOf = (rateId: RateId | null): Minor =>
        sum(own.filter((one) => one.rateId === rateId).map((one) => one.amount));
      const rates = [
        ...new Set(own.flatMap(({ rateId, amount }) => (rateId === null || amount === 0 ? [] : [rateId]))),
      ];
      const label = (rateId: RateId) =>
        taxes.find((tax) => tax.rateId === rateId)?.label ??
        order.tax_lines.find((tax) => tax.rate_id === rateId)?.label ??
        '';
      return [
        id,
        {
          goods: amountOf(null),
          taxes: rates.map((rateId) => ({ rateId, label: label(rateId), amount: amountOf(rateId) })),
        },
      ];
    }),
  );
}

/** What the order says that these coupons took off, tax included; null where it says nothing. */
function named(coupons: WooOrder['coupon_lines']): number | null {
  if (coupons.every(({ discount = '' }) => discount === '')) return null;
  return sum(coupons.flatMap(({ discount = '', discount_tax: tax = '' }) => [fineOf(discount), fineOf(tax)]));
}

function difference(before: string, after: string): number {
  return Math.max(0, fineOf(before) - fineOf(after));
}

function fineOf(text: string): number {
  return Number(parseScaled(decimalText(text), FINE));
}

function rounded(fine: number, decimals: number): Minor {
  return Math.round(fine / 10 ** (FINE - decimals));
}
