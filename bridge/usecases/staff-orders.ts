import type { z } from 'zod';
import type { FoundOrders, staffLookupRequest, staffOrdersRequest } from '../contract/staff.ts';
import type { Order } from '../domain/order.ts';
import { orderNumberKey } from '../domain/order-number.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Deps } from './deps.ts';

/** As long as a look-up by number may take. */
const SEARCH_MS = 20_000;

/** The one of that id, as long as it has the number that staff chose it by. */
export async function chosenOrder(
  { database, store }: Deps,
  { orderId, orderNumber }: z.output<typeof staffLookupRequest>,
): Promise<Order | null> {
  const order = orderId === undefined ? null : await store.getOrder(orderId, await database.currentPolicy());
  return order && orderNumberKey(order.number) === orderNumberKey(orderNumber) ? order : null;
}

/** Orders of a customer whose number nobody knows. Throws StoreUnavailable. */
export async function staffOrders(
  { store }: Deps,
  { search }: z.output<typeof staffOrdersRequest>,
): Promise<Result<FoundOrders>> {
  const { orders, more } = await store.searchOrders(search, SEARCH_MS);
  return ok({ orders: orders.map(({ currency, ...one }) => ({ ...one, ...priceIn(currency) })), more });
}

const priceIn = ({ code, decimals }: Order['currency']) => ({ currency: code, decimals });
