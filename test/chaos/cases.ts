import { FAULTS, TARGETS, TROUBLES, type FaultName, type Target, type Trouble } from './kinds.ts';
import { randomOf, type Random } from './random.ts';

/** One return with one act that goes wrong in one way, while something else goes wrong. */
export interface Case {
  /** From 0: with the seed it names the case. */
  readonly index: number;
  readonly target: Target;
  readonly fault: FaultName;
  readonly trouble: Trouble;
  /** What the case draws by itself. */
  readonly random: Random;
}

/** Of 24: kills cost a start each, and an outage hits all that runs. */
const WEIGHTS: Record<Trouble, number> = {
  none: 16,
  kill_before: 2,
  kill_during: 2,
  kill_after: 2,
  database_gone: 1,
  store_gone: 1,
};

/**
 * Shippo takes no idempotency key: a purchase that the network brings twice is two labels, whoever sent it. The nightly comparison finds the one that is
 * too many.
 */
export function possiblePairs(): { readonly target: Target; readonly fault: FaultName }[] {
  return TARGETS.flatMap((target) => FAULTS.map((fault) => ({ target, fault }))).filter(
    ({ target, fault }) => target !== 'buy_label' || fault !== 'twice',
  );
}

/**
 * Cases drawn by the seed. Each pair of act and fault comes equally often; the trouble is the one that this act and this fault have had least, as the weights
 * want it, so that those pairs come, too.
 */
export function drawCases(seed: number, runs: number): readonly Case[] {
  const random = randomOf(seed);
  const pairs = possiblePairs();
  const had = new Map<string, number>();
  const times = (key: string) => had.get(key) ?? 0;
  const cases: Case[] = [];
  while (cases.length < runs) {
    for (const { target, fault } of random.shuffled(pairs)) {
      if (cases.length === runs) break;
      const wanting = random.shuffled(TROUBLES).map((trouble) => {
        const unseen = [`${target} ${trouble}`, `${fault} ${trouble}`].filter((key) => times(key) === 0).length;
        return { trouble, score: times(trouble) / WEIGHTS[trouble] - unseen * 1_000 };
      });
      const { trouble } = wanting.reduce((best, one) => (one.score < best.score ? one : best));
      for (const key of [trouble, `${target} ${trouble}`, `${fault} ${trouble}`]) had.set(key, times(key) + 1);
      const index = cases.length;
      cases.push({ index, target, fault, trouble, random: randomOf(seed * 100_003 + index) });
    }
  }
  return cases;
}
