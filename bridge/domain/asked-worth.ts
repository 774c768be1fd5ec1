import type { LineAssessment, OrderAssessment } from './assess.ts';
import type { AskedLine } from './asked.ts';
import { type Minor, sum } from './money.ts';

/** All that is asked, of what order. */
export interface AllAsked {
  readonly asked: readonly AskedLine[];
  readonly assessment: OrderAssessment;
}

export function areThere(quantity: number, { unitsLeft }: LineAssessment): boolean {
  return Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= unitsLeft;
}

/** A quantity that is not there is refused by itself; what it would be worth nobody can say. */
export function worthAsked(quantity: number, assessed: LineAssessment): Minor {
  return assessed.worthOf(areThere(quantity, assessed) ? quantity : 1);
}

/** What is kept of the order with this request: its limit is not passed by asking for one item after the other. */
export function worthKept({ asked, assessment }: AllAsked): Minor {
  const lines = assessment.lines.flatMap((assessed) => {
    const wish = asked.find(({ lineId, resolution }) => lineId === assessed.line.id && resolution === 'keep');
    return wish ? [worthAsked(wish.quantity, assessed)] : [];
  });
  return assessment.keptAlready + sum(lines);
}
