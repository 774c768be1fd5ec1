import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Coupon, Customer, Note, Order, Product, Refund, Settings, TaxRate, Term } from './types.ts';

/** A write that came with an Idempotency-Key. Without `answer` it is in flight, or its PHP process died. */
export interface Claim {
  key: string;
  user: number;
  method: string;
  route: string;
  query: string;
  bodyHash: string;
  /** Milliseconds since the epoch. */
  at: number;
  answer?: { status: number; body: unknown };
}

/** What was done through one of the plugin's routes, stored together with its effect id. */
export interface Act {
  effectId: string;
  kind: 'restock' | 'order-note';
  result: Record<string, unknown>;
  at: number;
}

/** An e-mail that the plugin's e-mail route was told to send. */
export interface Mail {
  kind: string;
  to: string;
  locale: string;
  messageId: string;
  data: Record<string, unknown>;
  attachments: { filename: string; contentType: string; base64: string }[];
  at: number;
}

/** Money that really left through a gateway: the truth that tests compare refunds with. `amount` in currency units. */
export interface Payout {
  orderId: number;
  refundId: number;
  amount: number;
  at: number;
}

/** Everything the stand-in store knows. Plain JSON, so that it survives a restart as one file. */
export interface Book {
  ids: {
    post: number;
    item: number;
    meta: number;
    user: number;
    tax: number;
    note: number;
    webhook: number;
    term: number;
  };
  settings: Settings;
  taxes: TaxRate[];
  products: Product[];
  categories: Term[];
  tags: Term[];
  coupons: Coupon[];
  customers: Customer[];
  orders: Order[];
  refunds: Refund[];
  notes: Note[];
  webhooks: Record<string, unknown>[];
  payouts: Payout[];
  claims: Claim[];
  acts: Act[];
  mails: Mail[];
}

export const DEFAULT_SETTINGS: Settings = {
  store_address: '965 Mission St',
  store_address_2: '',
  store_city: 'San Francisco',
  default_country: 'US:CA',
  store_postcode: '94103',
  currency: 'USD',
  currency_symbol: '$',
  num_decimals: 2,
  prices_include_tax: false,
  tax_round_at_subtotal: false,
  calc_taxes: true,
  gmt_offset_hours: 0,
  site_name: 'Boomerang Shop',
  weight_unit: 'kg',
  dimension_unit: 'cm',
};

export function newBook(settings: Partial<Settings> = {}): Book {
  return {
    // Posts, users and items of a real shop don't start at the same number; equal ids would hide a mix-up.
    ids: { post: 13, item: 2, meta: 39, user: 1, tax: 0, note: 8, webhook: 0, term: 15 },
    settings: { ...DEFAULT_SETTINGS, ...settings },
    taxes: [],
    products: [],
    // WooCommerce's own, of every product that has no other.
    categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized', parent: 0 }],
    tags: [],
    coupons: [],
    customers: [],
    orders: [],
    refunds: [],
    notes: [],
    webhooks: [],
    payouts: [],
    claims: [],
    acts: [],
    mails: [],
  };
}

/** Null when the file does not exist yet. */
export function readBook(file: string): Book | null {
  try {
    return { ...newBook(), ...(JSON.parse(readFileSync(file, 'utf8')) as Book) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A rename is atomic: a kill in the middle leaves the old book or the new one, never half of one. */
export function writeBook(file: string, book: Book): void {
  const next = `${file}.${process.pid}.next`;
  writeFileSync(next, JSON.stringify(book));
  renameSync(next, file);
}
