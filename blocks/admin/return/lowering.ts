import type { ReturnDetail, StaffCommand } from '../../../bridge/contract/staff.ts';
import { dueNow, mostLowered } from '../../../bridge/domain/promise.ts';
import { parseDecimal } from '../shared/decimal.ts';
import { underWay } from './payouts.ts';

type Line = ReturnDetail['lines'][number];
export type Inspected = Extract<StaffCommand, { type: 'inspect' }>['lines'];
type Lowering = NonNullable<Inspected[number]['lowered']>;

/** What a person has typed, as it stands in the fields. */
export interface TypedLowering {
  amount: string;
  reason: string;
}

export const NOTHING_TYPED: TypedLowering = { amount: '', reason: '' };

export type LoweringProblem = 'no_amount' | 'too_high' | 'no_reason';

/** Whether less may be paid for damaged units of this line: `moved` where the money has. */
export function mayLower(
  { orderLineId }: Pick<Line, 'orderLineId'>,
  { lines, payouts, effects }: ReturnDetail,
): 'yes' | 'moved' | 'never' {
  const resolution = lines.find((line) => line.orderLineId === orderLineId)?.resolution;
  if (resolution !== 'refund' && resolution !== 'store_credit') return 'never';
  const payout = payouts.find((one) => one.resolution === resolution);
  if (!payout) return 'never';
  return payout.state === 'pending' && !payout.awaitsHand && !underWay(payout, effects) ? 'yes' : 'moved';
}

/** The most that can be taken off the line for what was found, minor units with tax. */
export function mostOff(found: Omit<Inspected[number], 'lowered'>, { promised }: ReturnDetail): number {
  const line = promised.lines.find((one) => one.orderLineId === found.orderLineId);
  return line ? mostLowered(line, [{ ...found, lowered: null }]) : 0;
}

/** What was typed, read; null: nothing was. With too little or too much of it, what is wrong. */
export function readLowering(typed: TypedLowering, most: number, decimals: number): Lowering | LoweringProblem | null {
  const reason = typed.reason.trim();
  if (typed.amount.trim() === '' && reason === '') return null;
  const amount = parseDecimal(typed.amount, decimals);
  if (amount === null || amount === 0) return 'no_amount';
  if (amount > most) return 'too_high';
  return reason === '' ? 'no_reason' : { amount, reason };
}

/** What this payout will be once the inspection is saved, minor units: worked out as the bridge does. */
export function dueAfter(
  { promised }: ReturnDetail,
  resolution: ReturnDetail['payouts'][number]['resolution'],
  inspected: Inspected,
): number {
  return dueNow(promised, resolution, inspected).amount;
}
