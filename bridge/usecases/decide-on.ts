import type { Circumstances, Decision } from '../domain/decisions/decision.ts';
import type { Return } from '../domain/return.ts';
import { circumstancesOf, commit } from './commit.ts';
import type { Deps } from './deps.ts';

/** Commits what Boomerang itself decides about a return, as it is under its lock; null: nothing. Answers whether it did. */
export async function decideOn(
  deps: Deps,
  known: Return,
  decide: (entry: Return, circumstances: Circumstances) => Decision | null,
): Promise<boolean> {
  const circumstances = await circumstancesOf(deps, known, { type: 'boomerang' });
  return deps.database.transaction(async (tx) => {
    await tx.lockOrder(known.orderId);
    const entry = await tx.lockReturn(known.id);
    const decision = entry && decide(entry, circumstances);
    if (!entry || !decision) return false;
    await commit(tx, entry, decision);
    return true;
  });
}
