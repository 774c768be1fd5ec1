import { createNote } from './notes.ts';
import { ok, type Answer, type Call } from './route.ts';
import { nextId, WooError, type Shop } from './shop.ts';
import { list, number, text, type Json } from './values.ts';

const PAYOUTS = ['refund', 'store_credit', 'exchange', 'keep'];
const AMOUNT = /^-?\d+(\.\d+)?$/;

/** The plugin's note on an order and its marks on the lines, once for each effect. The words are WordPress's own and are not made here. */
export function noteOrder(shop: Shop, { body }: Call): Answer {
  const effectId = text(body.effectId);
  const known = shop.book.acts.find((act) => act.effectId === effectId);
  if (known) return ok(known.result);
  const bad = badField(body);
  if (bad) throw new WooError(400, 'rest_invalid_param', `Invalid parameter(s): ${bad}`);
  const order = shop.book.orders.find(({ id }) => id === number(body.orderId));
  if (!order) throw new WooError(404, 'order_not_found', 'The order no longer exists.');
  const returnNumber = text(body.returnNumber);
  const key = body.payout === 'keep' ? 'boomerang_kept' : 'boomerang_returned';
  for (const { orderLineId, quantity } of list(body.lines)) {
    const metas = order.line_items.find(({ id }) => id === number(orderLineId))?.meta_data;
    const value = `${text(quantity)} (${returnNumber})`;
    // One mark per return: a line that is partly exchanged and partly refunded came back once.
    if (metas && !metas.some((meta) => meta.key === key && meta.value === value)) {
      metas.push({ id: nextId(shop, 'meta'), key, value });
    }
  }
  const rows = list(body.breakdown).map((row) => `${text(row.kind)} ${text(row.label)}: ${text(row.amount)}`);
  const headline = `${returnNumber}: ${text(body.payout)} ${text(body.total)} ${text(body.currency)}`;
  createNote(shop, order, { note: [headline, ...rows].join('\n'), customer_note: false });
  const result = { status: 'noted' };
  shop.book.acts.push({ effectId, kind: 'order-note', result, at: shop.now() });
  return ok(result);
}

function badField(body: Json): string | undefined {
  const good: Record<string, boolean> = {
    effectId: /^[0-9A-Za-z-]{8,64}$/.test(text(body.effectId)),
    orderId: number(body.orderId) > 0,
    returnNumber: text(body.returnNumber) !== '',
    payout: PAYOUTS.includes(text(body.payout)),
    lines: Array.isArray(body.lines) && list(body.lines).every((line) => number(line.orderLineId) > 0),
    breakdown: Array.isArray(body.breakdown) && list(body.breakdown).every((row) => AMOUNT.test(text(row.amount))),
    total: AMOUNT.test(text(body.total)),
    currency: /^[A-Z]{3}$/.test(text(body.currency)),
  };
  return Object.keys(good).find((name) => !good[name]);
}
