import { endAgain, partsOf, partsTogether, takeParts } from '../domain/credit-end.ts';
import { inspectionPaidBy } from '../domain/due.ts';
import type { EffectPlan } from '../domain/effect.ts';
import { linesFound } from '../domain/found.ts';
import { payoutOf } from '../domain/lifecycle.ts';
import { type Minor, shareByWeight, sum } from '../domain/money.ts';
import type { Order } from '../domain/order.ts';
import { dueNow } from '../domain/promise.ts';
import type { CreditPart, RestoredCredit, Return, StoreCredit } from '../domain/return.ts';
import { worth } from '../domain/share.ts';
import type { Instant } from '../domain/time.ts';
import type { Transaction } from '../ports/database.ts';
import type { RestoredOf } from '../ports/sweeps.ts';
import type { Deps } from './deps.ts';

/** A credit that paid for an order, and what a return of it gives again of that, minor units. */
export interface Again {
  /** The return that gave the credit. */
  readonly payer: Return;
  readonly credit: StoreCredit;
  readonly amount: Minor;
}

/** What the credit of this return gives again, of each credit that paid for its order, by what that paid. Throws StoreUnavailable. */
export async function againOf(deps: Deps, rma: Return, order: Order | null): Promise<readonly Again[]> {
  const again = givenAgain(rma);
  const codes = (order?.coupons ?? []).filter(({ kind }) => kind === 'credit').map(({ code }) => code.toUpperCase());
  if (again === 0 || codes.length === 0) return [];
  const payers = (await deps.database.returnsOfCredits(codes)).flatMap((payer) =>
    payer.credit ? [{ payer, credit: payer.credit }] : [],
  );
  const weights: Minor[] = [];
  for (const { credit } of payers) {
    const uses = payers.length === 1 ? [] : await deps.site.couponUses(credit.couponId, rma.currency);
    const used = sum(uses.filter(({ orderId }) => orderId === rma.orderId).map((one) => one.used));
    weights.push(payers.length === 1 ? credit.amount : used);
  }
  const shares = shareByWeight(again, weights);
  return payers.map((one, at) => ({ ...one, amount: shares[at] ?? 0 })).filter(({ amount }) => amount > 0);
}

export function restoresOf(again: readonly Again[]): readonly RestoredCredit[] {
  return again.map(({ credit, amount }) => ({ code: credit.code, amount }));
}

/** A credit would be given again for more than it held, over all orders that it paid for. */
export class GivenAlready extends Error {
  override readonly name = 'GivenAlready';
  readonly code: string;

  constructor(code: string) {
    super(`Store credit ${code} was given again already`);
    this.code = code;
  }
}

/** What other returns have given again of this credit. Throws GivenAlready where nothing is left for this one. */
export function givenBefore({ credit, amount }: Again, rma: Return, given: readonly RestoredOf[]): Minor {
  const before = sum(given.filter(({ returnId }) => returnId !== rma.id).map((one) => one.amount));
  if (before + amount > credit.amount) throw new GivenAlready(credit.code);
  return before;
}

export interface Reserved {
  readonly restores: readonly RestoredCredit[];
  /** Left out: nothing is given again. */
  readonly parts?: readonly CreditPart[];
}

export interface ReserveFacts {
  readonly plan: Extract<EffectPlan, { kind: 'store_credit' }>;
  /** When the effect was written: the same for each try. */
  readonly now: Instant;
  readonly order: Pick<Order, 'placedAt'>;
  readonly timeZone: string;
}

/**
 * What of which credit a return gives again, and until when: kept with the effect that is about to be sent, under a lock of each code, so that two returns at one
 * moment see each other. Throws GivenAlready.
 */
export async function reserve(
  tx: Transaction,
  rma: Return,
  again: readonly Again[],
  { plan, now, order, timeZone }: ReserveFacts,
): Promise<Reserved> {
  const inTurn = [...again].sort((one, other) => (one.credit.code < other.credit.code ? -1 : 1));
  const ends: CreditPart[] = [];
  for (const one of inTurn) {
    const before = givenBefore(one, rma, await tx.lockRestored(one.credit.code));
    const taken = takeParts(partsOf(one.credit), (one.credit.lapsed ?? 0) + before, one.amount);
    const facts = { spentAt: order.placedAt, now, newEnd: plan.expiresAt, timeZone };
    ends.push(...taken.map((part) => endAgain({ part, ...facts })));
  }
  if (ends.length === 0) return { restores: [] };
  const { amount } = payoutOf(rma, 'store_credit');
  return { restores: restoresOf(inTurn), parts: partsTogether(ends, amount, plan.expiresAt) };
}

function givenAgain(rma: Return): Minor {
  const due = dueNow(rma, 'store_credit');
  const parts = linesFound(rma.lines, inspectionPaidBy(rma, 'store_credit')).flatMap((line) => line.parts);
  return Math.min(due.amount - due.bonus, sum(parts.filter(({ restored }) => restored).map(worth)));
}
