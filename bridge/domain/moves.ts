import type { MoneyMoves, PolicyRules, Resolution } from './policy.ts';
import type { ReturnKind } from './return.ts';

/**
 * When the payout of a resolution falls due. `known`: the customer has an account. What is kept waits for no parcel; the money of a withdrawal
 * waits no longer than the law allows, while credit and exchanges, being the consumer's own choice, follow the policy.
 */
export function movesOf(
  policy: Pick<PolicyRules, 'moneyMoves' | 'withdrawal'>,
  kind: ReturnKind,
  resolution: Resolution,
  known: boolean,
): MoneyMoves {
  if (resolution === 'keep') return 'approval';
  if (kind === 'withdrawal' && resolution === 'refund') return policy.withdrawal.moneyMoves;
  return policy.moneyMoves[known ? 'known' : 'guest'][resolution];
}
