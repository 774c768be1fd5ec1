import type { Answer } from '../api/shop-request.ts';
import type { BridgeState, OnWaiting } from './flow-types.ts';
import { isAway, isBroken, isDown, SLOW } from './retry.ts';

/** ms: the site holds the bridge away after a minute of failures; until then the form goes on asking. */
const PATIENCE = 90_000;
/** ms: the first pause; the next ones double. */
const FIRST_PAUSE = 3_000;
/** ms */
const LONGEST_PAUSE = 12_000;

/**
 * Asks again while an answer does not come. That alone is no outage: only the site knows whether the bridge is away (`isAway` of the answer), and one slow
 * answer is not. What is asked must be the same when it is asked twice.
 */
export async function whileSlow<T>(
  ask: () => Promise<Answer<T>>,
  bridgeState: () => Promise<Answer<BridgeState>>,
  onWaiting: OnWaiting,
): Promise<Answer<T>> {
  const end = Date.now() + PATIENCE;
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (answer.ok || !isDown(answer.problem) || isAway(answer.problem)) return answer;
    const held = await bridgeState();
    // The site does not answer either: there is nobody to wait for.
    if (!held.ok) return answer;
    const { code, params } = answer.problem;
    if (held.value.state === 'away') return { ok: false, problem: { code, params: { ...params, away: true } } };
    // A bridge that is well and fails again at the same question will fail the next time, too.
    if (held.value.state === 'here' && isBroken(answer.problem) && tries > 0) return answer;
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries);
    if (Date.now() + pause > end) return { ok: false, problem: { code: SLOW, params: {} } };
    onWaiting('slow');
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
