import { randomBytes } from 'node:crypto';
import type { Book } from './book.ts';
import type { Meta, Product } from './types.ts';
import { list, text } from './values.ts';

/**
 * What a payment gateway does when asked for money back. The two `dies` leave the refund in the store without its meta
 * and without `refunded_payment`, as a killed PHP process does; only the second has paid.
 */
export type GatewayMood = 'pays' | 'refuses' | 'dies-before-paying' | 'dies-after-paying';

export interface Gateway {
  title: string;
  canRefund: boolean;
  mood: GatewayMood;
}

/** The running store: the book plus what is not written into it. */
export interface Shop {
  book: Book;
  siteUrl: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  gateways: Record<string, Gateway>;
}

/** An error in WordPress's shape. Refund errors carry a bare number in `data` and come as HTTP 500: see the recordings. */
export class WooError extends Error {
  readonly status: number;
  readonly code: string;
  readonly data: unknown;

  constructor(status: number, code: string, message: string, data: unknown = { status }) {
    super(message);
    this.status = status;
    this.code = code;
    this.data = data;
  }
}

/** The PHP process died: no answer at all, and an idempotency claim stays open. */
export class ProcessDied extends Error {}

export function nextId(shop: Shop, kind: keyof Book['ids']): number {
  return (shop.book.ids[kind] += 1);
}

export function addMeta(shop: Shop, metas: Meta[], key: string, value: unknown): void {
  const known = metas.find((meta) => meta.key === key);
  if (known) known.value = value;
  else metas.push({ id: nextId(shop, 'meta'), key, value });
}

export function addPostedMeta(shop: Shop, metas: Meta[], posted: unknown): void {
  for (const meta of list(posted)) if (text(meta.key)) addMeta(shop, metas, text(meta.key), meta.value);
}

export function findProduct(shop: Shop, id: number): Product | undefined {
  return shop.book.products.find((product) => product.id === id);
}

export function parentOf(shop: Shop, product: Product): Product | undefined {
  return product.parent_id ? findProduct(shop, product.parent_id) : undefined;
}

export function randomKey(length: number): string {
  return randomBytes(length * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, length);
}
