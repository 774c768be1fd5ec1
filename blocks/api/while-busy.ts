import type { Answer } from './shop-request.ts';

/** ms: so long the form keeps asking by itself. */
const PATIENCE = 25_000;

/**
 * Asks again while the bridge has no free slot (503 `busy` with Retry-After). The jitter keeps many shoppers, who were all told
 * the same second, from coming back together.
 */
export async function whileBusy<T>(ask: () => Promise<Answer<T>>, onWaiting: () => void): Promise<Answer<T>> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer.ok || answer.problem.code !== 'busy') return answer;
    const pause = (Number(answer.problem.params.retryAfter) || 1) * 1000 + Math.random() * 1000;
    if (Date.now() + pause > end) return answer;
    onWaiting();
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
