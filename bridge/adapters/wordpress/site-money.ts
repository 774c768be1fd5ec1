import { z } from 'zod';
import type { EffectPlan } from '../../domain/effect.ts';
import { parseMinor, toDecimal } from '../../domain/money.ts';
import type { Currency } from '../../domain/order.ts';
import { instant, millis } from '../../domain/time.ts';

/** The plugin takes no longer one; a name beyond it must not cost the note. In characters, as PHP counts them. */
const LABEL_LIMIT = 500;

/** Body of `order-notes`: amounts as decimal text, which WordPress writes as the store writes its prices. */
export function orderNote(
  effectId: string,
  returnNumber: string,
  { orderId, payout, lines, currency, breakdown }: Extract<EffectPlan, { kind: 'order_note' }>,
) {
  return {
    effectId,
    orderId,
    returnNumber,
    payout,
    lines,
    breakdown: breakdown.lines.map(({ kind, label, quantity, amount }) => ({
      kind,
      label: [...label].slice(0, LABEL_LIMIT).join(''),
      quantity,
      amount: toDecimal(amount, currency.decimals),
    })),
    total: toDecimal(breakdown.total, currency.decimals),
    currency: currency.code,
  };
}

/** Answer of `coupon-uses`: WooCommerce keeps discount and its tax with up to six decimals, and rounds their sum. */
export function couponUses({ decimals }: Currency) {
  return z.array(
    z.object({
      orderId: z.number().int().positive(),
      used: z
        .string()
        .regex(/^\d+(\.\d+)?$/)
        .transform((text) => parseMinor(text, decimals)),
      at: z.iso.datetime().transform((text) => instant(millis(text))),
    }),
  );
}
