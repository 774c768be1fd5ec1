import type { OurOrder, TheirOrder } from '../../domain/reconcile/books.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import type { Deps } from '../deps.ts';

/** What WooCommerce has of all that we have on this order. Throws StoreUnavailable. */
export async function theirOrder(deps: Pick<Deps, 'store' | 'database'>, ours: OurOrder): Promise<TheirOrder> {
  const { store } = deps;
  const { currency } = ours;
  const coupons = [];
  for (const { code } of ours.credits) coupons.push(await store.findCoupon(code, currency));
  const exchanges = [];
  for (const { orderId } of ours.exchanges) exchanges.push(await store.getExchangeOrder(orderId, currency));
  return {
    refunds: await refundsOf(deps, ours),
    coupons: coupons.filter((one) => one !== null),
    exchanges: exchanges.filter((one) => one !== null),
  };
}

/** The list of an order that is gone is an error like any other: only the order itself says so. */
async function refundsOf(
  { store, database }: Pick<Deps, 'store' | 'database'>,
  { orderId, currency }: OurOrder,
): Promise<TheirOrder['refunds']> {
  try {
    return await store.listRefunds(orderId, currency);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const order = await store.getOrder(orderId, await database.currentPolicy());
    if (order === null) return null;
    throw error;
  }
}
