import { moneyParams, refused } from './eligibility-subject.ts';
import type { Currency, Order, OrderLine } from './order.ts';
import { isDraft, offlineGateways, orderPayment } from './paid.ts';
import type { Policy } from './policy.ts';
import type { RefusalCode, Verdict } from './verdict.ts';

/** Why nothing of an order can be returned, whenever it was bought; null: look at the lines. */
export function refusalOfOrder(
  order: Order,
  policy: Policy,
  storeCurrency: Currency | null,
): Verdict<RefusalCode> | null {
  const over = refusalForAnyDoor(order, policy);
  if (over) return over;
  const payment = orderPayment(order, offlineGateways(policy));
  if (payment === 'unpaid') return refused(policy, 'not_paid', 'order');
  if (payment === 'in_question') return refused(policy, 'payment_in_question', 'order', { status: order.status });
  if (!policy.orderStates.includes(order.status)) {
    return refused(policy, 'order_state', 'orderStates', { status: order.status });
  }
  // Settings are in the store's currency: an order in another one can't be measured by them, so it gets the benefit.
  const measured = storeCurrency === null || storeCurrency.code === order.currency.code;
  if (measured && order.total < policy.minimumValue) {
    const { minimumValue: minimum } = policy;
    return refused(policy, 'minimum_value', 'minimumValue', { minimum, total: order.total, ...moneyParams(order) });
  }
  return null;
}

/** What ends every right to send back, the law's too: there is no sale any more, or none yet. */
export function refusalForAnyDoor(order: Order, policy: Policy): Verdict<RefusalCode> | null {
  const { status } = order;
  if (isDraft(order)) return refused(policy, 'not_paid', 'order');
  if (status === 'cancelled' || status === 'trash') {
    return refused(policy, 'order_cancelled', 'order', { status });
  }
  const refunded = order.refunds.reduce((all, refund) => all + refund.amount, 0);
  if (status === 'refunded' || (order.total > 0 && refunded >= order.total)) {
    return refused(policy, 'fully_refunded', 'order');
  }
  return null;
}

/** A child of a set goes back with the set, through whichever door; null: it is none. */
export function refusalOfPart({ partOf }: OrderLine, policy: Policy): Verdict<RefusalCode> | null {
  return partOf ? refused(policy, 'part_of_set', 'order', { name: partOf.name }) : null;
}

/** Why this line can't be returned, whenever and for whatever reason; null: nothing speaks against it. */
export function neverRefusal(line: OrderLine, policy: Policy): Verdict<RefusalCode> | null {
  const { never } = policy;
  if (line.virtual) return refused(policy, 'virtual', 'order');
  if (line.giftCard && never.giftCards) return refused(policy, 'gift_card', 'never.giftCards');
  const productId = never.products.find((id) => id === line.productId || id === line.variationId);
  if (productId !== undefined) return refused(policy, 'product_never', 'never.products', { productId });
  const categoryId = never.categories.find((id) => line.categoryIds.includes(id));
  if (categoryId !== undefined) return refused(policy, 'category_never', 'never.categories', { categoryId });
  const tagId = never.tags.find((id) => line.tagIds.includes(id));
  if (tagId !== undefined) return refused(policy, 'tag_never', 'never.tags', { tagId });
  if (line.onSale && never.onSale) return refused(policy, 'on_sale', 'never.onSale');
  return null;
}
