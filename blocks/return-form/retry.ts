import type { ShopProblem } from '../api/shop-request.ts';

const PASSING = ['bridge_unreachable', 'store_unavailable', 'busy', 'internal', 'offline'];

/** The same question may well be answered the next time. */
export function isWorthRetrying(problem: ShopProblem | null): boolean {
  return problem !== null && PASSING.includes(problem.code);
}

/** Answers to a request that the bridge never judged: it is down, or the one thing behind it is. */
const DOWN = ['bridge_unreachable', 'bridge_bad_answer', 'internal'];

export function isDown(problem: ShopProblem | null): boolean {
  return problem !== null && DOWN.includes(problem.code);
}

/** The site's word that the bridge answers again, so that it need not keep anything. */
export const BACK = 'bridge_is_back';
