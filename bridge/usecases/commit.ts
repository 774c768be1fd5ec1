import type { Circumstances, Decision } from '../domain/decisions/decision.ts';
import type { Policy } from '../domain/policy.ts';
import { DEFAULT_RULES } from '../domain/policy.ts';
import type { Actor, Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { newsOf, type WebhookNews } from '../domain/webhook.ts';
import type { Transaction } from '../ports/database.ts';
import type { Deps } from './deps.ts';
import { storeZone } from './known-store.ts';

/** Saves what a decision gave, in the caller's transaction. The return itself is written only when it changed. */
export async function commit(tx: Transaction, before: Return, decision: Decision): Promise<Return> {
  const { next } = decision;
  const saved = next === before ? before : await tx.updateReturn(next);
  await record(tx, decision);
  return saved;
}

/** Everything of a decision but the return's own row. */
export async function record(tx: Transaction, { next, events, ledger, effects }: Decision): Promise<void> {
  if (events.length > 0) await tx.appendEvents(next.id, events);
  if (ledger.length > 0) await tx.appendLedger(next.id, next.policyVersion, ledger);
  for (const { id, plan, dueAt } of effects) {
    const { orderId, policyVersion } = next;
    const createdAt = events[0]?.at ?? dueAt;
    await tx.insertEffect({ id, returnId: next.id, orderId, policyVersion, plan, dueAt, createdAt });
  }
  await announce(tx, next, newsOf(next, events));
}

/** Where the owner has a receiver, it hears of the news: written down with what it tells of. */
async function announce(
  tx: Transaction,
  { id, orderId, policyVersion }: Return,
  all: readonly WebhookNews[],
): Promise<void> {
  if (all.length === 0 || !(await tx.hasSecret(WEBHOOK))) return;
  for (const news of all) {
    const plan = { kind: 'webhook', news } as const;
    const times = { dueAt: news.at, createdAt: news.at };
    await tx.insertEffect({ id: tx.newEffectId(), returnId: id, orderId, policyVersion, plan, ...times });
  }
}

/** Name of the secret that holds the receiver's address and key. */
export const WEBHOOK = 'webhook';

/** The circumstances of a decision on an existing return: it keeps the policy that it was accepted under. */
export async function circumstancesOf(
  deps: Deps,
  entry: Pick<Return, 'policyVersion'>,
  actor: Actor,
): Promise<Circumstances> {
  return circumstancesUnder(deps, await policyOf(deps, entry.policyVersion), actor);
}

export async function circumstancesUnder(deps: Deps, policy: Policy, actor: Actor): Promise<Circumstances> {
  const carrier = await deps.carriers(deps.database.storeId);
  return {
    actor,
    now: instant(deps.clock.now()),
    policy,
    newId: () => deps.ids.uuid(),
    timeZone: storeZone(deps),
    labelsOffered: carrier !== null,
    committed: null,
  };
}

export async function policyOf(deps: Deps, version: number): Promise<Policy> {
  return (await deps.database.policy(version)) ?? { ...DEFAULT_RULES, version };
}
