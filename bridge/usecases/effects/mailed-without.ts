import type { Return } from '../../domain/return.ts';
import type { Instant } from '../../domain/time.ts';
import type { Transaction } from '../../ports/database.ts';
import { wakeAt } from './wake.ts';

/** Brings forward the e-mails that wait for the label. True when one went out without it: then another must follow. */
export async function mailedWithout(tx: Transaction, entry: Return, now: Instant): Promise<boolean> {
  const awaiting = (await tx.effectsOfReturn(entry.id)).filter(
    (one) => one.plan.kind === 'email' && one.plan.awaitsLabel,
  );
  const waiting = awaiting.filter((one) => one.state === 'pending');
  for (const mail of waiting) await wakeAt(tx, mail, now);
  return awaiting.length > 0 && waiting.length === 0;
}
