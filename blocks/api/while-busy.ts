import type { Answer } from './shop-request.ts';

/** ms: so long the form keeps asking by itself. */
const PATIENCE = 25_000;
/** ms */
const LONGEST_PAUSE = 3_000;

/**
 * Asks again while the bridge has no free slot (503 `busy` with Retry-After). The jitter keeps many shoppers, who were all told
 * the same second, from coming back together; the pauses grow, because each refusal costs the site a PHP worker that those
 * who have a slot are waiting for.
 */
export async function whileBusy<T>(ask: () => Promise<Answer<T>>, onWaiting: () => void): Promise<Answer<T>> {
  const end = Date.now() + PATIENCE;
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (answer.ok || answer.problem.code !== 'busy') return answer;
    const asked = (Number(answer.problem.params.retryAfter) || 1) * 1000;
    const pause = Math.max(asked, Math.min(LONGEST_PAUSE, asked * 2 ** tries)) * (1 + Math.random());
    if (Date.now() + pause > end) return answer;
    onWaiting();
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
