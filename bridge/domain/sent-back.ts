import type { OrderLine } from './order.ts';
import type { Resolution } from './policy.ts';
import type { LineMarks } from './return-sides.ts';

/** Shipping goes by what is sent back, and not by what is kept. */
export function isBack({ resolution }: { readonly resolution: Resolution }): boolean {
  return resolution !== 'keep';
}

/** A return without what is kept of it. */
export function sentBack<Rma extends { readonly lines: readonly { readonly resolution: Resolution }[] }>(
  rma: Rma,
): Rma {
  return { ...rma, lines: rma.lines.filter(isBack) };
}

export const lineMarks = ({ virtual, subscription = false }: OrderLine): LineMarks => ({
  ...(virtual && { virtual }),
  ...(subscription && { subscription }),
});
