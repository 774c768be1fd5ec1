import type { Circumstances, Decision } from '../domain/decisions/decision.ts';
import { ok, type Refusal, type Result } from '../domain/result.ts';
import { policyIn } from '../domain/policy-amounts.ts';
import type { Actor, Return } from '../domain/return.ts';
import type { Transaction } from '../ports/database.ts';
import { circumstancesOf, commit } from './commit.ts';
import { withOthers } from './committed.ts';
import type { Deps } from './deps.ts';

/** What a change is decided by: the transaction that holds the locks, and who acts, when, under which policy. */
export interface Locked {
  readonly tx: Transaction;
  readonly circumstances: Circumstances;
}

/** null: there is nothing to change. Whatever it reads or writes, it does by `tx` alone. */
export type Decide = (rma: Return, locked: Locked) => Result<Decision | null> | Promise<Result<Decision | null>>;

/**
 * The one way to change a return: locks its order and then itself, decides on it as it is now, and commits what was decided with it.
 *
 * - `seen` is the revision on which the decision was made outside; with another one the answer is `changed_meanwhile` (optimistic concurrency). null: any.
 * - A refusal rolls back whatever `decide` has written.
 * - `decide` runs inside the transaction: a second connection asked for there could be the one that all others wait for, so `openDatabase` refuses it.
 * - Views are made from the answer, after the commit.
 *
 * Answers the return as it was saved. Problems: `not_found`, `changed_meanwhile`, and those of `decide`.
 */
export async function withLockedReturn(
  deps: Deps,
  known: Pick<Return, 'id' | 'orderId' | 'policyVersion'>,
  actor: Actor,
  decide: Decide,
  seen: number | null = null,
): Promise<Result<Return>> {
  const circumstances = await circumstancesOf(deps, known, actor);
  const done = deps.database.transaction(async (tx) => {
    await tx.lockOrder(known.orderId);
    const rma = await tx.lockReturn(known.id);
    if (!rma) throw new Refused({ code: 'not_found' });
    if (seen !== null && seen !== rma.revision) {
      throw new Refused({ code: 'changed_meanwhile', params: { state: rma.parcel.state, revision: rma.revision } });
    }
    const own = { ...circumstances, policy: policyIn(circumstances.policy, rma.currency) };
    const decided = await decide(rma, { tx, circumstances: await withOthers(tx, own, rma) });
    if (!decided.ok) throw new Refused(decided.problem);
    return ok(decided.value === null ? rma : await commit(tx, rma, decided.value));
  });
  return done.catch((error: unknown) => {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  });
}

/** Rolls the transaction back. */
class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Refusal;

  constructor(problem: Refusal) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The answer of a `decide` that knows no refusal. */
export function decided(decision: Decision | null): Result<Decision | null> {
  return ok(decision);
}
