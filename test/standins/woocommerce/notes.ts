import { nextId, WooError, type Shop } from './shop.ts';
import type { Note, Order } from './types.ts';
import { date, flag, text, type Json } from './values.ts';

export function createNote(shop: Shop, order: Order, body: Json): Note {
  const note: Note = {
    id: nextId(shop, 'note'),
    order_id: order.id,
    note: text(body.note),
    customer_note: flag(body.customer_note),
    created: shop.now(),
  };
  shop.book.notes.push(note);
  return note;
}

export function notesOf(shop: Shop, order: Order): Note[] {
  return shop.book.notes.filter((note) => note.order_id === order.id);
}

export function deleteNote(shop: Shop, orderId: number, id: number): Note {
  if (!shop.book.orders.some((order) => order.id === orderId)) {
    throw new WooError(404, 'woocommerce_rest_order_invalid_id', 'Invalid order ID.');
  }
  const note = shop.book.notes.find((each) => each.id === id && each.order_id === orderId);
  if (!note) throw new WooError(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
  shop.book.notes = shop.book.notes.filter((each) => each !== note);
  return note;
}

export function viewNote(shop: Shop, { id, note, customer_note, created }: Note): Json {
  const offset = shop.book.settings.gmt_offset_hours;
  const dates = { date_created: date(created, offset), date_created_gmt: date(created) };
  return { id, author: 'WooCommerce', ...dates, note, customer_note };
}
