import { taxLines } from './order-totals.ts';
import { setStatus } from './order-status.ts';
import { remaining } from './refund-book.ts';
import { askGateway } from './gateways.ts';
import { addMeta, addPostedMeta, nextId, WooError, type Shop } from './shop.ts';
import { restockLine } from './stock.ts';
import type { Item, Order, Refund } from './types.ts';
import { isNumeric, list, number, round, text, type Json } from './values.ts';

interface Wish {
  quantity: number;
  total: number;
  taxes: Map<number | string, number>;
}

/**
 * Follows wc_create_refund step by step: the amount is the only thing checked; unknown lines are dropped; the refund is
 * saved before the gateway is asked and deleted when it says no; posted meta comes last of all.
 */
export function createRefund(shop: Shop, orderId: number, body: Json): Refund {
  const order = shop.book.orders.find((each) => each.id === orderId);
  if (!order) throw new WooError(500, 'woocommerce_rest_invalid_order_id', 'Invalid order ID.', 404);
  const posted = body.amount ?? amountOf(body);
  if (isNumeric(posted) && Number(posted) < 0) {
    const message = 'Refund amount must be greater than zero.';
    throw new WooError(500, 'woocommerce_rest_invalid_order_refund', message, 400);
  }
  const left = remaining(shop, order);
  if ((posted !== undefined && !isNumeric(posted)) || number(posted) > left) throw cannot('Invalid refund amount.');
  const amount = number(posted);
  const wishes = wishesOf(body);
  const refund = negative(shop, order, amount, text(body.reason), wishes);
  shop.book.refunds.push(refund);
  if (body.api_refund !== false) {
    const refusal = askGateway(shop, order, refund);
    if (refusal) {
      shop.book.refunds = shop.book.refunds.filter((each) => each !== refund);
      throw cannot(refusal);
    }
    refund.refunded_payment = true;
  }
  if (body.api_restock !== false) {
    for (const line of order.line_items) restockLine(shop, line, wishes.get(line.id)?.quantity ?? 0);
  }
  const full = round(left - amount, shop.book.settings.num_decimals) <= 0;
  if (full) setStatus(shop, order, 'refunded');
  order.modified = shop.now();
  addMeta(shop, refund.meta_data, '_refund_type', full ? 'full' : 'partial');
  addPostedMeta(shop, refund.meta_data, body.meta_data);
  return refund;
}

/** Without the gateway; the order keeps its state. */
/** With order tables of its own WooCommerce does not ask whether the refund is of the order that the address names. */
export function deleteRefund(shop: Shop, id: number): Refund {
  const refund = shop.book.refunds.find((each) => each.id === id);
  if (!refund) throw new WooError(404, 'woocommerce_rest_shop_order_refund_invalid_id', 'Invalid ID.', 404);
  shop.book.refunds = shop.book.refunds.filter((each) => each !== refund);
  return refund;
}

/** Setting an order to `refunded` by hand makes WooCommerce write a refund of all that is left, without the gateway. */
export function refundRest(shop: Shop, order: Order): void {
  const left = remaining(shop, order);
  if (left > 0) shop.book.refunds.push(negative(shop, order, left, 'Order fully refunded.', new Map()));
}

function cannot(message: string): WooError {
  return new WooError(500, 'woocommerce_rest_cannot_create_order_refund', message, 500);
}

function wishesOf(body: Json): Map<number, Wish> {
  const wishes = new Map<number, Wish>();
  const lines = list(body.line_items);
  // One line without an id and WooCommerce passes the whole list on untransformed: none of it is found.
  if (lines.some((line) => line.id === undefined)) return wishes;
  for (const line of lines) {
    const taxes = new Map(list(line.refund_tax).map((tax) => [rateKey(tax.id), number(tax.refund_total)] as const));
    wishes.set(number(line.id), { quantity: number(line.quantity), total: number(line.refund_total), taxes });
  }
  return wishes;
}

/** A key of a PHP array: text that is a whole number is one. */
function rateKey(id: unknown): number | string {
  return typeof id === 'string' && !/^\d+$/.test(id) ? id : number(id);
}

function amountOf(body: Json): number | undefined {
  const lines = list(body.line_items);
  if (lines.length === 0 || lines.some((line) => !isNumeric(line.refund_total))) return undefined;
  const parts = lines.flatMap((line) => [line, ...list(line.refund_tax)]);
  return parts.reduce((sum, part) => sum + number(part.refund_total), 0);
}

function negative(shop: Shop, order: Order, amount: number, reason: string, wishes: Map<number, Wish>): Refund {
  const id = nextId(shop, 'post');
  const pick = <T extends Item>(items: T[]): T[] =>
    items.flatMap((item) => {
      const wish = wishes.get(item.id);
      if (!wish || (!wish.quantity && !wish.total && wish.taxes.size === 0)) return [];
      const taxes = [...wish.taxes].map(([rate, tax]) => ({ id: rate, total: -tax, subtotal: -tax }));
      const tax = taxes.reduce((sum, each) => sum + each.total, 0);
      const copy = { ...item, id: nextId(shop, 'item'), total: -wish.total, total_tax: tax, taxes, meta_data: [] };
      addMeta(shop, copy.meta_data, '_refunded_item_id', String(item.id));
      return [
        { ...copy, ...('quantity' in item && { quantity: -wish.quantity, subtotal: -wish.total, subtotal_tax: tax }) },
      ];
    });
  const items = {
    line_items: pick(order.line_items),
    shipping_lines: pick(order.shipping_lines),
    fee_lines: pick(order.fee_lines),
  };
  const head = { id, order_id: order.id, amount, reason, refunded_payment: false, meta_data: [], created: shop.now() };
  return { ...head, ...items, tax_lines: taxLines(shop, items) };
}
