import type { Breakdown, PaidView } from '../../bridge/contract/common.ts';

interface Answered extends PaidView {
  readonly state: string;
  readonly breakdown: Pick<Breakdown, 'total'>;
}

export interface Given {
  /** Minor units; null: a person worked it out outside. Left out: an older bridge does not say, and it can't be told from the rest. */
  readonly paid: number | null | undefined;
  readonly committed: number;
  readonly missing: NonNullable<PaidView['missing']>;
  readonly deducted: NonNullable<PaidView['deducted']>;
}

/** What came of a payout, also where a bridge of before answers, which does not say. `ended`: the return has ended without goods. */
export function givenOf({ paid, committed, missing, deducted, state, breakdown }: Answered, ended: boolean): Given {
  return {
    paid: paid === undefined ? guessed(state, breakdown.total, ended) : paid,
    committed: committed ?? breakdown.total,
    missing: missing ?? [],
    deducted: deducted ?? [],
  };
}

/** A return that ended may have paid before, or nothing. */
function guessed(state: string, total: number, ended: boolean): number | undefined {
  if (state !== 'settled') return 0;
  return ended ? undefined : total;
}

export function hasEnded(state: string): boolean {
  return state === 'rejected' || state === 'cancelled' || state === 'expired';
}
