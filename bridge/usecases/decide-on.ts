import type { Circumstances, Decision } from '../domain/decisions/decision.ts';
import type { Return } from '../domain/return.ts';
import type { Transaction } from '../ports/database.ts';
import type { Deps } from './deps.ts';
import { decided, withLockedReturn } from './with-locked-return.ts';

/** Commits what Boomerang itself decides about a return, as it is under its lock; null: nothing. Answers whether it did. */
export async function decideOn(
  deps: Deps,
  known: Return,
  decide: (rma: Return, circumstances: Circumstances, tx: Transaction) => Decision | null | Promise<Decision | null>,
): Promise<boolean> {
  let did = false;
  await withLockedReturn(deps, known, { type: 'boomerang' }, async (rma, { tx, circumstances }) => {
    const decision = await decide(rma, circumstances, tx);
    did = decision !== null;
    return decided(decision);
  });
  return did;
}
