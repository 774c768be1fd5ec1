import { orderNumber } from './order-view.ts';
import { ok, type Answer, type Call } from './route.ts';
import { WooError, type Shop } from './shop.ts';
import { number, text } from './values.ts';

const MOST = 200;
const NO_ORDERS = ['trash', 'auto-draft', 'checkout-draft'];

/** The plugin's answer: numbers of one person's orders, newest first, and whether there are older ones. */
export function orderNumbers(shop: Shop, { body }: Call): Answer {
  if (!Array.isArray(body.emails) || typeof body.customerId !== 'number') {
    throw new WooError(400, 'rest_missing_callback_param', 'Missing parameter(s): emails, customerId');
  }
  const emails = body.emails.map((email) => text(email));
  const customer = number(body.customerId);
  const theirs = shop.book.orders
    .filter(({ status }) => !NO_ORDERS.includes(status))
    .filter(
      (order) =>
        emails.includes(order.billing.email?.trim().toLowerCase() ?? '') ||
        (customer > 0 && order.customer_id === customer),
    )
    .sort((a, b) => b.id - a.id);
  const orders = theirs.slice(0, MOST).map((order) => ({ id: order.id, number: orderNumber(order) }));
  return ok({ orders, more: theirs.length > MOST });
}
