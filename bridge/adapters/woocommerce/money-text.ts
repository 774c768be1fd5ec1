import { parseMinor, type Minor } from '../../domain/money.ts';

/** `""` is WooCommerce's way to say none. */
export function decimalText(text: string): string {
  return text.trim() === '' ? '0' : text;
}

/** WooCommerce's decimal text as minor units. */
export function minorOf(text: string, decimals: number): Minor {
  return parseMinor(decimalText(text), decimals);
}

/** Refunds count downwards (`"-44.91"`); we say how much came back. */
export function positiveMinorOf(text: string, decimals: number): Minor {
  const minor = minorOf(text, decimals);
  return minor === 0 ? 0 : -minor;
}
