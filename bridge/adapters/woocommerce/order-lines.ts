import { withSets } from '../../domain/bundles.ts';
import { withCredit } from '../../domain/credit-paid.ts';
import type { OrderLine } from '../../domain/order.ts';
import type { Instant } from '../../domain/time.ts';
import { creditShares } from './credit-paid.ts';
import type { OrderAmounts } from './order-amounts.ts';
import type { OrderParts } from './orders.ts';
import { productFacts } from './product-facts.ts';
import { setParents } from './set-notes.ts';

/** The lines of an order as the shopper bought them, each with what store credit of ours paid of it. */
export function linesOf(
  { order, catalogue, creditCodes, rules }: OrderParts,
  amounts: OrderAmounts,
  { decimals, placedAt }: { readonly decimals: number; readonly placedAt: Instant },
): readonly OrderLine[] {
  const lines = order.line_items.map((line): OrderLine => ({
    id: line.id,
    productId: line.product_id,
    variationId: line.variation_id,
    name: line.name,
    sku: line.sku ?? '',
    imageUrl: line.image?.src || null,
    quantity: Math.ceil(line.quantity),
    // Plugins sell by weight or length.
    ...(!Number.isInteger(line.quantity) && { measure: line.quantity }),
    subtotal: amounts.subtotal(line),
    goods: amounts.net(line),
    taxes: amounts.taxes(line),
    taxClass: line.tax_class,
    ...productFacts(line, placedAt, catalogue, rules.labels),
  }));
  const credit = creditShares(order, creditCodes, lines, decimals);
  const paid = lines.map((line) => withCredit(line, credit.get(line.id) ?? { goods: 0, taxes: [] }));
  return withSets(paid, setParents(order.line_items));
}
