import type { Query } from './listing.ts';
import { nextId, WooError, type Shop } from './shop.ts';
import type { Customer } from './types.ts';
import { date, number, text, type Json } from './values.ts';

/** `id` in the body is the stand-in's own: behind a WordPress the user exists already, and both must have one id. */
export function createCustomer(shop: Shop, body: Json): Customer {
  const email = text(body.email).toLowerCase();
  if (shop.book.customers.some((customer) => customer.email === email)) {
    throw new WooError(400, 'registration-error-email-exists', 'An account is already registered with this e-mail.');
  }
  const given = number(body.id);
  const customer: Customer = {
    id: given || nextId(shop, 'user'),
    email,
    first_name: text(body.first_name),
    last_name: text(body.last_name),
    username: text(body.username, email.split('@')[0]),
    role: text(body.role, 'customer'),
    created: shop.now(),
  };
  shop.book.ids.user = Math.max(shop.book.ids.user, customer.id);
  shop.book.customers.push(customer);
  return customer;
}

export function customerOrFail(shop: Shop, id: number): Customer {
  const customer = shop.book.customers.find((each) => each.id === id);
  if (!customer) throw new WooError(404, 'woocommerce_rest_invalid_id', 'Invalid resource ID.');
  return customer;
}

export function listCustomers(shop: Shop, query: Query): Customer[] {
  const email = query.text('email')?.toLowerCase();
  return shop.book.customers.filter((customer) => !email || customer.email === email);
}

export function viewCustomer(shop: Shop, customer: Customer): Json {
  const { created, ...known } = customer;
  const lines = { address_1: '', address_2: '', city: '', postcode: '', country: '', state: '' };
  const address = { first_name: '', last_name: '', company: '', ...lines, phone: '' };
  const offset = shop.book.settings.gmt_offset_hours;
  return {
    ...known,
    date_created: date(created, offset),
    date_created_gmt: date(created),
    date_modified: date(created, offset),
    date_modified_gmt: date(created),
    billing: { ...address, email: '' },
    shipping: address,
    is_paying_customer: shop.book.orders.some((order) => order.customer_id === customer.id && order.paid !== null),
    avatar_url: '',
    meta_data: [],
  };
}
