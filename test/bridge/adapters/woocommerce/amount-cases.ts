import { readFileSync } from 'node:fs';
import { categoryTree } from '../../../../bridge/adapters/woocommerce/category-tree.ts';
import { toOrder } from '../../../../bridge/adapters/woocommerce/orders.ts';
import { orderSchema, productSchema, refundSchema } from '../../../../bridge/adapters/woocommerce/schemas.ts';
import type { Order } from '../../../../bridge/domain/order.ts';
import { countedDecimals } from '../../../../bridge/domain/payable.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';

/** An odd order out of a public bug report, as WooCommerce's REST API gave it, and what is right for it. */
export interface AmountCase {
  readonly settings?: { readonly decimals: number };
  readonly order: Readonly<Record<string, unknown>>;
  readonly refunds?: readonly unknown[];
  readonly products: readonly unknown[];
  readonly ask: readonly (readonly [lineId: number, quantity: number])[];
  readonly coupon?: { readonly paid: number };
  readonly expected: Readonly<Record<string, unknown>>;
}

export function amountCase(name: string): AmountCase {
  const file = new URL(`../../../data/cases/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as AmountCase;
}

/** The case's order as the domain sees it. */
export function orderOf(
  { settings, order, refunds = [], products }: AmountCase,
  creditCodes: readonly string[] = [],
): Order {
  return toOrder({
    order: orderSchema.parse({ transaction_id: '', ...order }),
    refunds: refunds.map((one) => refundSchema.parse(one)),
    catalogue: {
      products: new Map(products.map((one) => productSchema.parse(one)).map((one) => [one.id, one])),
      categories: categoryTree([]),
      units: { weight: 'kg', dimension: 'cm' },
    },
    decimals: countedDecimals(String(order['currency']), settings?.decimals ?? 2),
    shownDecimals: [settings?.decimals ?? 2],
    creditCodes: new Set(creditCodes),
    gatewayCanRefund: true,
    rules: DEFAULT_RULES,
  });
}
