import { inspectionOf, unitsFound } from './found.ts';
import { isDead, payoutIsDue, stageOf } from './lifecycle.ts';
import { sum } from './money.ts';
import { movesOf } from './moves.ts';
import type { Policy } from './policy.ts';
import type { OutboundCondition, Return, ReturnLine } from './return.ts';
import { isBack } from './sent-back.ts';

/** Units of a line that came back: what was found. Before anybody looked, all of them from when the policy pays for them: it takes them as sent then. */
export function unitsBack(rma: Return, line: ReturnLine, policy: Policy): number {
  if (isDead(rma.parcel.state) || !isBack(line)) return 0;
  const inspection = inspectionOf(rma);
  if (inspection !== null) return unitsFound(line, inspection);
  const stage = stageOf(rma);
  const moves = movesOf(policy, rma.kind, line.resolution, rma.customer.id !== 0);
  return stage !== null && payoutIsDue(moves, stage) ? line.quantity : 0;
}

/** Every unit that it was to bring. */
export function isAllBack(rma: Return, policy: Policy): boolean {
  return rma.lines.filter(isBack).every((line) => unitsBack(rma, line, policy) >= line.quantity);
}

/** Of an order line, what all of these returns brought. */
export function unitsBackOf(returns: readonly Return[], orderLineId: number, policy: Policy): number {
  const counts = returns.flatMap((rma) =>
    rma.lines.filter((line) => line.orderLineId === orderLineId).map((line) => unitsBack(rma, line, policy)),
  );
  return sum(counts);
}

/** The others have brought what the promise hangs on. */
export function isMet({ needs }: OutboundCondition, others: readonly Return[], policy: Policy): boolean {
  return needs.every(({ orderLineId, units }) => unitsBackOf(others, orderLineId, policy) >= units);
}
