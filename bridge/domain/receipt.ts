import type { Return } from './return.ts';

/** The return that an offline request became, cancelled or not: what is used stays used. */
export function returnOfReceipt(returns: readonly Return[], receipt: string): Return | undefined {
  return returns.find((one) => one.receipt === receipt);
}
