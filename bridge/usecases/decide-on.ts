import type { Circumstances, Decision } from '../domain/decisions/decision.ts';
import type { Return } from '../domain/return.ts';
import type { Deps } from './deps.ts';
import { decided, withLockedReturn } from './with-locked-return.ts';

/** Commits what Boomerang itself decides about a return, as it is under its lock; null: nothing. Answers whether it did. */
export async function decideOn(
  deps: Deps,
  known: Return,
  decide: (entry: Return, circumstances: Circumstances) => Decision | null,
): Promise<boolean> {
  let did = false;
  await withLockedReturn(deps, known, { type: 'boomerang' }, (rma, { circumstances }) => {
    const decision = decide(rma, circumstances);
    did = decision !== null;
    return decided(decision);
  });
  return did;
}
