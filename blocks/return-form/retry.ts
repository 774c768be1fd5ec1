import type { ShopProblem } from '../api/shop-request.ts';

const PASSING = ['bridge_unreachable', 'store_unavailable', 'busy', 'internal', 'offline'];

/** The same question may well be answered the next time. */
export function isWorthRetrying(problem: ShopProblem | null): boolean {
  return problem !== null && PASSING.includes(problem.code);
}
