import { parseMinor, type Minor } from '../../domain/money.ts';

/** `""` is WooCommerce's way to say none. */
export function decimalText(text: string): string {
  return text.trim() === '' ? '0' : text;
}

/** WooCommerce's decimal text as minor units. */
export function minorOf(text: string, decimals: number): Minor {
  return parseMinor(decimalText(text), decimals);
}

/** What came back of an item: WooCommerce counts refunds downwards (`"-44.91"`), some plugins upwards. */
export function positiveMinorOf(text: string, decimals: number): Minor {
  return Math.abs(minorOf(text, decimals));
}
