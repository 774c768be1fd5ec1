import type { Answer } from './shop-request.ts';

/** ms: what a site needs that was just restarted, or a phone that changes from one network to the next. */
const PAUSE = 2_000;
const PASSING: readonly string[] = ['bridge_unreachable', 'site_away'];

/** For what may be asked twice: once more after a moment, where the first did not get through. One that was waited for in vain is not. */
export async function onceMore<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await ask();
  if (answer.ok || !PASSING.includes(answer.problem.code) || answer.problem.params.away === true) return answer;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  return ask();
}
