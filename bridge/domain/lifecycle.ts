import type { Minor } from './money.ts';
import { isSent } from './found.ts';
import { OUTSIDE_HOLDS, type OutsideHold } from './payout-hold.ts';
import type { MoneyMoves, Resolution } from './policy.ts';
import type { Parcel, ParcelState, Payout, PayoutState, Return } from './return.ts';

/** State → allowed targets. The server validates by it, wp-admin shows its buttons by it, a test walks it. */
export const PARCEL_TRANSITIONS = {
  requested: ['approved', 'rejected', 'cancelled'],
  approved: ['in_transit', 'received', 'closed', 'cancelled', 'expired'],
  in_transit: ['received'],
  received: ['inspected'],
  inspected: ['closed'],
  closed: [],
  rejected: [],
  cancelled: [],
  expired: [],
} as const satisfies Record<ParcelState, readonly ParcelState[]>;

/** A failed payout is never a state of the parcel: money has its own machine. */
export const PAYOUT_TRANSITIONS = {
  pending: ['settled', 'failed', 'in_doubt'],
  settled: [],
  failed: ['pending', 'settled'],
  in_doubt: ['settled', 'pending'],
} as const satisfies Record<PayoutState, readonly PayoutState[]>;

export function mayMove(from: ParcelState, to: ParcelState): boolean {
  return (PARCEL_TRANSITIONS[from] as readonly ParcelState[]).includes(to);
}

/** The only way to another parcel state. Throws for a step that the table does not have: whoever calls must have asked before. */
export function moveParcel(entry: Return, parcel: Parcel): Return {
  const from = entry.parcel.state;
  if (!mayMove(from, parcel.state)) throw new RangeError(`A parcel does not go from ${from} to ${parcel.state}`);
  return { ...entry, parcel };
}

/** As `moveParcel`, for the money of one resolution; within one state its facts may change (a refund has begun, or is recorded to be paid by hand). */
export function movePayout(entry: Return, payout: Payout): Return {
  const from = payoutOf(entry, payout.resolution);
  const allowed: readonly PayoutState[] = PAYOUT_TRANSITIONS[from.state];
  if (from.state !== payout.state && !allowed.includes(payout.state)) {
    throw new RangeError(`A payout does not go from ${from.state} to ${payout.state}`);
  }
  return { ...entry, payouts: entry.payouts.map((one) => (one.resolution === payout.resolution ? payout : one)) };
}

/** Throws for a resolution that this return has not. */
export function payoutOf(entry: Pick<Return, 'payouts'>, resolution: Resolution): Payout {
  const found = entry.payouts.find((one) => one.resolution === resolution);
  if (!found) throw new RangeError(`This return pays nothing by ${resolution}`);
  return found;
}

/**
 * True once money may have moved: an act was written for this payout, or the owner is to pay it. An exchange that could not be ordered, or whose order is in
 * doubt, has given nothing yet: only sending the new item does.
 */
export function hasBegun(payout: Payout): boolean {
  if (payout.state === 'pending') return payout.effectId !== null || payout.byHand;
  return payout.state === 'settled' || payout.resolution !== 'exchange';
}

/**
 * True where what was promised stands, whatever is found in the parcel: it has begun, or is an exchange that was to be let go and could not be. That one has given
 * nothing yet, but a new try gives all of it.
 */
export function keepsPromise(payout: Payout): boolean {
  return hasBegun(payout) || (payout.state === 'failed' && payout.release === true);
}

/** What a person must look at before anything of it goes out, whatever state it is in; null: nothing. */
export function outsideHoldOf(payout: Payout): OutsideHold | null {
  if (payout.state === 'settled') return null;
  return OUTSIDE_HOLDS.find((hold) => hold === payout.held) ?? null;
}

/** Somebody looks at the order's payment before this return pays anything. */
export function paymentIsChecked({ payouts }: Pick<Return, 'payouts'>): boolean {
  const holds = payouts.map(outsideHoldOf);
  return holds.includes('payment_in_question') || holds.includes('payment_back');
}

/** The state of its order speaks against paying, or did. Whoever has let its payouts go has not looked at another return's. */
export function wasInQuestion(entry: Return): boolean {
  return entry.against !== undefined || entry.wasAgainst === true || paymentIsChecked(entry);
}

/** For a payout that fails or comes to be in doubt: what held it still does. */
export function keptHold(payout: Payout): { readonly held?: OutsideHold } {
  const held = outsideHoldOf(payout);
  return held === null ? {} : { held };
}

/** True where a payout has ended and nothing was given: nothing was due, or the return ended before. */
export function gaveNothing(payout: Payout): boolean {
  return payout.state === 'settled' && payout.effectId === null && !payout.byHand;
}

/** True once something of value may have been given: what can't be undone here. */
export function mayHaveGiven(payout: Payout): boolean {
  return hasBegun(payout) && !gaveNothing(payout);
}

/**
 * The only way back from a payout that is settled, and only where nothing was given: the order was not paid then, and is now. Throws where something was, or may
 * have been.
 */
export function reopenPayout(entry: Return, resolution: Resolution, amount: Minor): Return {
  const from = payoutOf(entry, resolution);
  if (mayHaveGiven(from) || from.state === 'failed' || from.state === 'in_doubt') {
    throw new RangeError(`A payout that is ${from.state} is not opened again`);
  }
  const held = from.state === 'pending' ? from.held : null;
  const open: Payout = { resolution, amount, state: 'pending', effectId: null, byHand: false, held };
  return { ...entry, payouts: entry.payouts.map((one) => (one.resolution === resolution ? open : one)) };
}

export function allSettled({ payouts }: Pick<Return, 'payouts'>): boolean {
  return payouts.every((one) => one.state === 'settled');
}

/** True while something is to be sent to the store. */
export function hasParcel({ lines }: Pick<Return, 'lines'>): boolean {
  return lines.some(isSent);
}

/** How far the parcel has come, as the payout's rule counts; null: not approved, or nothing will come. */
export function stageOf({ parcel }: Pick<Return, 'parcel'>): MoneyMoves | null {
  switch (parcel.state) {
    case 'approved':
      return 'approval';
    case 'in_transit':
      return 'first_scan';
    case 'received':
      return 'receipt';
    case 'inspected':
    case 'closed':
      return 'inspection';
    case 'requested':
    case 'rejected':
    case 'cancelled':
    case 'expired':
      return null;
  }
}

/** States in which a return claims its units no more. */
export function isDead(state: ParcelState): boolean {
  return state === 'rejected' || state === 'cancelled' || state === 'expired';
}

const STAGES = ['approval', 'first_scan', 'receipt', 'inspection'] as const satisfies readonly MoneyMoves[];

/** True when reaching `stage` makes the payout due: a later stage implies the earlier ones (a parcel received was sent). */
export function payoutIsDue(moneyMoves: MoneyMoves, stage: MoneyMoves): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(moneyMoves);
}
