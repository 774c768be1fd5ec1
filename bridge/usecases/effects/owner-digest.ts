import { BUDGETS } from '../../domain/budgets.ts';
import { isDead } from '../../domain/lifecycle.ts';
import { DIGEST_LINES, DIGEST_MS, mayWait } from '../../domain/owner-emails.ts';
import type { Return } from '../../domain/return.ts';
import { addMs, type Instant } from '../../domain/time.ts';
import type { Transaction } from '../../ports/database.ts';
import type { EmailDigest } from '../../ports/site.ts';
import type { Deps } from '../deps.ts';
import { ownerUrl } from '../links.ts';
import type { EffectOf } from './outcome.ts';

/** What `perform` answers for an e-mail that is told in a digest: `gather` replaces it by which one. */
export const GATHERED = { gathered: true } as const;

/**
 * Whether the owner was written to about this order or this customer often enough within the hour. One that may have gone out already is sent again under its
 * own Message-ID; one that a person asks for anew is theirs to judge.
 */
export async function waitsForDigest(
  { database, limits }: Deps,
  effect: EffectOf<'email'>,
  { customer }: Return,
): Promise<boolean> {
  if (!mayWait(effect.plan.email) || effect.attempt > 1 || effect.sentAt !== null) return false;
  const since = addMs(effect.createdAt, -BUDGETS.owner_emails.ms);
  return (await database.countOwnerEmailsBefore(effect, customer, since)) >= limits.ownerEmailsAnHour;
}

/** Puts it into the digest that takes lines, or begins one. It commits with the effect's end: a line is in one digest, or still to be gathered. */
export async function gather(tx: Transaction, effect: EffectOf<'email'>, now: Instant): Promise<void> {
  const digest = (await tx.lockDigest())?.id ?? (await begin(tx, effect, now));
  await tx.saveEffect({ ...effect, state: 'done', leaseUntil: null, result: { digest }, trouble: null });
}

async function begin(tx: Transaction, first: EffectOf<'email'>, now: Instant): Promise<string> {
  const { returnId, orderId, policyVersion } = first;
  const plan = { kind: 'email', email: 'owner_digest', awaitsLabel: false } as const;
  const id = tx.newEffectId();
  await tx.insertEffect({ id, returnId, orderId, policyVersion, plan, dueAt: addMs(now, DIGEST_MS), createdAt: now });
  return id;
}

/** null: it is no digest. Nothing of a person is in it. */
export async function digestData(deps: Deps, effect: EffectOf<'email'>): Promise<EmailDigest | null> {
  if (effect.plan.email !== 'owner_digest') return null;
  const { lines, total } = await deps.database.digestOf(effect.id, DIGEST_LINES);
  return {
    lines: lines.map(({ returnId, returnNumber, orderNumber, email, state }) => ({
      returnNumber,
      orderNumber,
      email,
      ended: isDead(state) ? state : null,
      url: ownerUrl(deps, returnId),
    })),
    more: total - lines.length,
  };
}
