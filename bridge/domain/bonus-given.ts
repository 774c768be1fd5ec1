import { bonusClaimed } from './claims.ts';
import { isDead } from './lifecycle.ts';
import type { Policy } from './policy.ts';
import type { Return } from './return.ts';

/**
 * True where a credit that is tried again would give the order's flat bonus a second time: its return has ended, so that another one of the order has it by now.
 * While a return is alive it holds its bonus itself.
 */
export function isBonusTaken({ resolutions }: Policy, returns: readonly Return[], entry: Return): boolean {
  if (entry.bonus === 0 || resolutions.storeCredit.bonus.kind !== 'flat' || !isDead(entry.parcel.state)) return false;
  return bonusClaimed(returns.filter((one) => one.id !== entry.id)) > 0;
}
