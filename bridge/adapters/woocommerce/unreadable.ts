import type { z } from 'zod';
import type { UnreadablePart } from '../../domain/unreadable-order.ts';

/** Thrown within the adapter while one order is read: it becomes an order that is set aside. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly what: UnreadablePart;
  readonly field: string;
  constructor(what: UnreadablePart, field: string) {
    super(`Could not be read at ${field}`);
    this.what = what;
    this.field = field;
  }
}

const PARTS: readonly (readonly [RegExp, UnreadablePart])[] = [
  [/^refunds\./, 'refund'],
  [/\btaxes\b/, 'tax'],
  [/\b(total|subtotal|amount)$/, 'amount'],
  [/\bquantity$/, 'quantity'],
  [/\bcurrency$/, 'currency'],
  [/\b(id|product_id|variation_id)$/, 'item'],
];

export function partOf(field: string): UnreadablePart {
  return PARTS.find(([pattern]) => pattern.test(field))?.[1] ?? 'field';
}

/** From what a schema said no to. */
export function unreadableAt(error: z.ZodError, before = ''): Unreadable {
  const field = `${before}${error.issues[0]?.path.join('.') ?? ''}`;
  return new Unreadable(partOf(field), field);
}
