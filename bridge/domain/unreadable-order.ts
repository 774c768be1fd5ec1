/** What of an order could not be understood, in the owner's words: `sum` is money that is not said and that the total does not prove. */
export const UNREADABLE_PARTS = [
  'amount',
  'tax',
  'quantity',
  'item',
  'currency',
  'date',
  'refund',
  'sum',
  'field',
] as const;
export type UnreadablePart = (typeof UNREADABLE_PARTS)[number];

/** An order of the store that is set aside: nobody guesses at its money. */
export interface UnreadableOrder {
  readonly orderId: number;
  /** What the customer was told; the id where even that can't be read. */
  readonly number: string;
  readonly what: UnreadablePart;
  /** Where it stands in WooCommerce's answer, for whoever mends it: `line_items.0.taxes.0.id`. No value of the order. */
  readonly field: string;
}
