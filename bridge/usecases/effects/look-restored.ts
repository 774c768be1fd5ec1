import type { Effect } from '../../domain/effect.ts';
import type { Return } from '../../domain/return.ts';
import type { Deps } from '../deps.ts';
import { handlerOf } from './handlers.ts';
import type { Outcome } from './outcome.ts';

/** It came back with a backup, and a bridge that this database knows nothing of may have done it since: it is looked for before it is sent. */
export function cameWithBackup(effect: Effect): effect is RestoredEffect {
  return effect.restored !== null && effect.attempt <= effect.restored.lookTo;
}

export type RestoredEffect = Effect & { readonly restored: NonNullable<Effect['restored']> };

/**
 * Looks as if it had been sent at the last possible moment, the restore. What can be done once only under its own name (a coupon, a restock, a note) is then sent, and
 * e-mails are, since two are better than none. Money, an order or a label that is not found is in doubt, although most were never sent: the other bridge may have been
 * cut off between the gateway and WooCommerce's own record, and nobody knows but the gateway.
 */
export async function lookRestored(deps: Deps, effect: RestoredEffect, entry: Return): Promise<Outcome> {
  // Which rate was bought is known only to the bridge that bought it.
  if (effect.plan.kind === 'buy_label' && effect.progress['rateId'] === undefined) {
    return { type: 'in_doubt', code: RESTORED, message: `${AFTER_BACKUP} Shippo can not be asked for it.` };
  }
  const { at } = effect.restored;
  const sentAt = effect.sentAt !== null && effect.sentAt > at ? effect.sentAt : at;
  const seen = await handlerOf(effect).look(deps, { ...effect, sentAt }, entry);
  return seen.type === 'in_doubt' ? { ...seen, code: RESTORED, message: `${AFTER_BACKUP} ${seen.message}` } : seen;
}

const RESTORED = 'restored';
const AFTER_BACKUP = 'It was open when the backup was taken, and may have been done after it.';
