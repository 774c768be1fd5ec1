import { isOffered } from './eligibility-resolution.ts';
import { type Policy, reasonOf, type Resolution } from './policy.ts';
import type { ReturnKind } from './return.ts';

/**
 * By what way an exchange gives back what a cheaper item leaves: money and credit only where store and reason give them, too. null: by none, so that cheaper items can't
 * be had. The law knows neither: what a withdrawal leaves always comes back.
 */
export function backBy(
  policy: Policy,
  kind: ReturnKind,
  reasonId: string,
): Extract<Resolution, 'refund' | 'store_credit'> | null {
  const { lower } = policy.resolutions.exchange;
  if (kind === 'withdrawal') {
    return lower === 'store_credit' && isOffered(policy, 'store_credit') ? 'store_credit' : 'refund';
  }
  if (lower === 'none') return null;
  const reason = reasonOf(policy, reasonId);
  const ways = lower === 'refund' ? (['refund', 'store_credit'] as const) : (['store_credit', 'refund'] as const);
  return ways.find((way) => isOffered(policy, way) && (!reason || reason.resolutions.includes(way))) ?? null;
}
