import { parseMinor, type Minor } from '../../domain/money.ts';

/** WooCommerce's decimal text as minor units; `""` is its way to say none. */
export function minorOf(text: string, decimals: number): Minor {
  return text === '' ? 0 : parseMinor(text, decimals);
}

/** Refunds count downwards (`"-44.91"`); we say how much came back. */
export function positiveMinorOf(text: string, decimals: number): Minor {
  const minor = minorOf(text, decimals);
  return minor === 0 ? 0 : -minor;
}
