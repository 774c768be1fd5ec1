import { LOWERING_REASON_MAX } from '../found.ts';
import { mayHaveGiven } from '../lifecycle.ts';
import { mostLowered } from '../promise.ts';
import { refuse, type Refusal } from '../result.ts';
import type { InspectedLine, Return, ReturnLine } from '../return.ts';
import { amountData, type Circumstances, event } from './decision.ts';

/**
 * Why something that is lowered can't be; null: all of it can. Only what is paid for damaged units, by no more than is paid for the line, and while that
 * money has not moved: what was sent can't be sent smaller. The price of an exchange is agreed.
 */
export function loweringRefusal(entry: Return, inspection: readonly InspectedLine[]): Refusal | null {
  for (const found of inspection) {
    const line = entry.lines.find((one) => one.orderLineId === found.orderLineId);
    const refusal = line && found.lowered && refusalOf(entry, line, found, inspection);
    if (refusal) return refusal;
  }
  return null;
}

function refusalOf(
  entry: Return,
  line: ReturnLine,
  { damaged, lowered }: InspectedLine,
  inspection: readonly InspectedLine[],
): Refusal | null {
  if (lowered === null) return null;
  const { name, resolution } = line;
  if (damaged === 0) return refuse('lowering_needs_damage', { line: name }).problem;
  if (resolution !== 'refund' && resolution !== 'store_credit')
    return refuse('lowering_not_for_exchange', { line: name }).problem;
  const payout = entry.payouts.find((one) => one.resolution === resolution);
  if (payout && mayHaveGiven(payout)) return refuse('lowering_too_late', { line: name }).problem;
  const reason = lowered.reason.trim().length;
  if (reason === 0 || reason > LOWERING_REASON_MAX) return refuse('lowering_needs_reason', { line: name }).problem;
  const most = mostLowered(line, inspection);
  return Number.isSafeInteger(lowered.amount) && lowered.amount > 0 && lowered.amount <= most
    ? null
    : refuse('lowering_too_high', { line: name, ...amountData(entry, most) }).problem;
}

/** One for each line that is paid less: what, by how much and why. */
export function loweringEvents(
  entry: Return,
  inspection: readonly InspectedLine[],
  circumstances: Pick<Circumstances, 'actor' | 'now'>,
) {
  return inspection.flatMap(({ orderLineId, lowered }) => {
    const name = entry.lines.find((line) => line.orderLineId === orderLineId)?.name ?? '';
    return lowered === null
      ? []
      : [
          event('refund_lowered', circumstances, {
            item: name,
            reason: lowered.reason,
            ...amountData(entry, lowered.amount),
          }),
        ];
  });
}
