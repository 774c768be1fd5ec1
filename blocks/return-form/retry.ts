import type { ShopProblem } from '../api/shop-request.ts';

/** The site itself failed, before or instead of the bridge. */
const SITE = ['site_broken', 'site_away', 'invalid_json'];

const PASSING = [
  ...['bridge_unreachable', 'bridge_slow', 'store_unavailable', 'busy', 'internal', 'offline', 'login_expired'],
  ...SITE,
];

/** The same question may well be answered the next time. */
export function isWorthRetrying(problem: ShopProblem | null): boolean {
  return problem !== null && PASSING.includes(problem.code);
}

/** Answers to a request that the bridge never judged: it is slow or down, or the one thing behind it is. */
const DOWN = ['bridge_unreachable', 'bridge_slow', 'bridge_bad_answer', 'internal', ...SITE];

export function isDown(problem: ShopProblem | null): boolean {
  return problem !== null && DOWN.includes(problem.code);
}

/** Whoever fails like this at one question fails at it the next time, too, unless the bridge is away. */
export function isBroken({ code }: ShopProblem): boolean {
  return code === 'internal' || code === 'site_broken' || code === 'invalid_json';
}

/** The site itself holds that the bridge is away: only then does it take a request for later. */
export function isAway(problem: ShopProblem | null): boolean {
  return isDown(problem) && problem?.params.away === true;
}

/** The site's word that it is no outage yet. */
export const SLOW = 'bridge_slow';

/** The site's word that the bridge answers again, so that it need not keep anything. */
const BACK = 'bridge_is_back';

/** The site does not take it for later: the bridge is to be asked. */
export function isNoOutage({ code }: ShopProblem): boolean {
  return code === BACK || code === SLOW;
}
