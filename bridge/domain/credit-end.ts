import { type Minor, sum } from './money.ts';
import type { CreditPart, StoreCredit } from './return.ts';
import { daysBetween, endAfter } from './store-days.ts';
import type { Instant } from './time.ts';

/** A credit that is given again on its last days lasts as long at least, if a new one would. It gets this once: else buying and returning would prolong it for ever. */
export const AGAIN_AT_LEAST_DAYS = 30;

/** What ends when, the soonest first. */
export function partsOf({
  parts,
  amount,
  expiresAt,
}: Pick<StoreCredit, 'parts' | 'amount' | 'expiresAt'>): readonly CreditPart[] {
  return parts ?? [{ amount, expiresAt }];
}

/** Of the parts of a credit, `amount` of what is left after `skipped`: the soonest first, as orders use them. */
export function takeParts(parts: readonly CreditPart[], skipped: Minor, amount: Minor): readonly CreditPart[] {
  let [skip, rest] = [skipped, amount];
  const taken = parts.flatMap((part) => {
    const passed = Math.min(skip, part.amount);
    const own = Math.min(rest, part.amount - passed);
    skip -= passed;
    rest -= own;
    return own > 0 ? [{ ...part, amount: own }] : [];
  });
  // Only where a credit was used for more than it held.
  const last = parts.at(-1);
  return rest > 0 && last ? [...taken, { ...last, amount: rest }] : taken;
}

export interface GivenAgain {
  /** Of the old credit. */
  readonly part: CreditPart;
  /** When the order was placed that it paid for. */
  readonly spentAt: Instant;
  readonly now: Instant;
  /** The end that new credit has by today's policy. */
  readonly newEnd: Instant | null;
  /** IANA name. */
  readonly timeZone: string;
}

/** The days of a credit stand still while it is spent: given again, it has as many as it had left when its order was placed. One without an end has none. */
export function endAgain({ part, spentAt, now, newEnd, timeZone }: GivenAgain): CreditPart {
  if (part.expiresAt === null) return part;
  const left = Math.max(0, daysBetween(spentAt, part.expiresAt, timeZone));
  const most = newEnd === null ? AGAIN_AT_LEAST_DAYS : daysBetween(now, newEnd, timeZone);
  const least = part.stretched ? 0 : Math.min(AGAIN_AT_LEAST_DAYS, most);
  const expiresAt = endAfter(now, Math.max(left, least), timeZone);
  return { ...part, expiresAt, ...(left < least && { stretched: true as const }) };
}

/** One code for `amount`: what is given again with its own ends, and the rest with that of new credit. */
export function partsTogether(
  again: readonly CreditPart[],
  amount: Minor,
  newEnd: Instant | null,
): readonly CreditPart[] {
  const rest = amount - sum(again.map((part) => part.amount));
  const all = rest > 0 ? [...again, { amount: rest, expiresAt: newEnd }] : again;
  const byEnd = new Map<string, CreditPart>();
  for (const part of all) {
    const key = `${part.expiresAt} ${part.stretched ?? false}`;
    byEnd.set(key, { ...part, amount: part.amount + (byEnd.get(key)?.amount ?? 0) });
  }
  return [...byEnd.values()].sort(
    (one, other) =>
      orderOf(one.expiresAt) - orderOf(other.expiresAt) || Number(other.stretched ?? 0) - Number(one.stretched ?? 0),
  );
}

/** What is still on a credit that ends before the rest of it does. */
export function endingSooner(
  credit: Pick<StoreCredit, 'parts' | 'amount' | 'expiresAt' | 'used' | 'lapsed' | 'left'>,
): readonly { readonly amount: Minor; readonly expiresAt: Instant }[] {
  const left = takeParts(partsOf(credit), Math.min(credit.amount, credit.used) + (credit.lapsed ?? 0), credit.left);
  return left.flatMap(({ amount, expiresAt }) =>
    expiresAt === null || expiresAt === credit.expiresAt ? [] : [{ amount, expiresAt }],
  );
}

/** What of a credit has ended by now, while its rest goes on: the parts that are over, less what orders used, which is always the soonest. */
export function lapsedOf(
  credit: Pick<StoreCredit, 'parts' | 'amount' | 'expiresAt' | 'lapsed'>,
  used: Minor,
  now: Instant,
): Minor {
  const ends = partsOf(credit).slice(0, -1);
  const over = ends.filter(({ expiresAt }) => expiresAt !== null && now > expiresAt);
  return Math.max(credit.lapsed ?? 0, sum(over.map(({ amount }) => amount)) - used);
}

function orderOf(end: Instant | null): number {
  return end === null ? Number.MAX_SAFE_INTEGER : Date.parse(end);
}
