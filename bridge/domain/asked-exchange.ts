import type { AskedLine, AskedProblem, ExchangeItemFacts } from './asked.ts';
import { refused } from './eligibility-subject.ts';
import type { OrderLine } from './order.ts';
import type { Policy } from './policy.ts';
import type { ReturnLine } from './return.ts';
import type { RefusalCode, Verdict } from './verdict.ts';

/** Why this item can't be sent for a line; null: it can. The same variation again is a replacement, and allowed. */
export function refusalOfExchange(
  item: ExchangeItemFacts,
  line: OrderLine,
  /** All that is asked: lines that want the same item share its stock. */
  asked: readonly AskedLine[],
  policy: Policy,
): Verdict<RefusalCode> | null {
  const { name, inStock } = item;
  if (policy.resolutions.exchange.scope === 'variation' && item.productId !== line.productId) {
    return refused(policy, 'exchange_not_available', 'resolutions.exchange.scope', { name, why: 'other_product' });
  }
  // Another tax class has other rates: the difference could not be worked out from the taxes that were paid.
  if (item.taxClass !== line.taxClass) {
    return refused(policy, 'exchange_not_available', 'order', { name, why: 'tax_class' });
  }
  const quantity = asked
    .filter(({ resolution, exchange }) => resolution === 'exchange' && exchange !== null && isSame(exchange, item))
    .reduce((units, one) => units + one.quantity, 0);
  if (inStock !== null && inStock < quantity) {
    return refused(policy, 'exchange_out_of_stock', 'order', { name, inStock, quantity });
  }
  return null;
}

/** Exchange lines whose item costs less, while nothing of the difference could come back. */
export function refusalsOfCheaper(lines: readonly ReturnLine[], policy: Policy): readonly AskedProblem[] {
  return lines.flatMap(({ orderLineId: lineId, resolution, exchange, kept }) => {
    if (resolution !== 'exchange' || exchange === null || kept === 0) return [];
    const params = { name: exchange.name, why: 'cheaper' };
    const verdict = refused(policy, 'exchange_not_available', 'resolutions.exchange.lower', params);
    return [{ lineId, code: 'resolution_refused', params: {}, verdict }];
  });
}

function isSame(one: ExchangeItemFacts, other: ExchangeItemFacts): boolean {
  return one.productId === other.productId && one.variationId === other.variationId;
}
