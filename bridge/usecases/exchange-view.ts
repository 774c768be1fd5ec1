import type { ReturnStatus } from '../contract/shop.ts';
import type { Return } from '../domain/return.ts';

/** The exchange as people see it: what is sent, what is due, and where it is paid once it may be. */
export function exchangeView({ lines, exchangeOrder: order, exchangePlan }: Return): ReturnStatus['exchange'] {
  if (order === null) return null;
  const items = lines.flatMap(({ exchange, quantity }) => (exchange ? [{ name: exchange.name, quantity }] : []));
  const due = exchangePlan?.due ?? 0;
  const none = { orderNumber: null, items, due, payUrl: null, code: null };
  switch (order.state) {
    case 'ordering':
      return { ...none, state: 'ordering' };
    case 'failed':
      return { ...none, state: 'failed', code: order.code };
    case 'held':
    case 'awaiting_payment':
    case 'released':
    case 'cancelled':
      return {
        ...none,
        state: order.state,
        orderNumber: order.orderNumber,
        due: order.due,
        payUrl: order.state === 'awaiting_payment' ? order.payUrl : null,
      };
  }
}
