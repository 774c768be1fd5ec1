import type { Order } from '../../domain/order.ts';
import type { ReadingRules } from '../../ports/store.ts';
import { readAll, type Call } from './call.ts';
import { readCreditCodes } from './credit-paid.ts';
import { toOrder } from './orders.ts';
import { readProducts } from './order-products.ts';
import { refundSchema, type WooOrder, type WooRefund } from './schemas.ts';
import type { StoreMemory } from './store-memory.ts';

/** As many decimals as WooCommerce keeps: amounts that were rounded one by one do not add up. */
export const RAW = { dp: '6' };

/** Orders as the domain sees them, with their products and refunds. Products are asked for once for all of them. */
export async function withDetails(
  call: Call,
  memory: StoreMemory,
  orders: readonly WooOrder[],
  rules: ReadingRules,
): Promise<Order[]> {
  // Side by side: a PHP that begins anew for each call needs most of its time for that.
  const [{ shownDecimals, units, refundingGateways }, categories, products, refunds, creditCodes] = await Promise.all([
    memory.facts(call),
    memory.categories(call),
    readProducts(call, orders),
    readRefundsOf(call, orders),
    readCreditCodes(call, memory.credits, orders),
  ]);
  return orders.map((order) =>
    toOrder({
      order,
      refunds: refunds.get(order.id) ?? [],
      catalogue: { products, categories, units },
      shownDecimals,
      gatewayCanRefund: refundingGateways.has(order.payment_method),
      creditCodes,
      rules,
    }),
  );
}

export function readRefunds(call: Call, orderId: number): Promise<WooRefund[]> {
  return readAll(call, `orders/${orderId}/refunds`, RAW, refundSchema);
}

/** The order itself names its refunds: one without any costs no call. */
async function readRefundsOf(call: Call, orders: readonly WooOrder[]): Promise<Map<number, WooRefund[]>> {
  const found = new Map<number, WooRefund[]>();
  for (const { id, refunds } of orders) {
    if (refunds.length > 0) found.set(id, await readRefunds(call, id));
  }
  return found;
}
