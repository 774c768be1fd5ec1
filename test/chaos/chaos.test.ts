import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCases, possiblePairs } from './cases.ts';
import { FAULTS, TARGETS, TROUBLES } from './kinds.ts';
import { runChaos } from './run.ts';
import { print, type Verdict } from './verdict.ts';
import { startChaosWorld, type ChaosWorld } from './world.ts';

const RUNS = 300;
const SEED = 1;

describe('Cases of chaos', () => {
  it.each([1, 2, 3])('(seed %i) have each pair of act, fault and trouble, and are the same each time', (seed) => {
    const cases = drawCases(seed, RUNS);
    const pairs = (one: keyof (typeof cases)[number], other: keyof (typeof cases)[number]) =>
      new Set(cases.map((each) => `${String(each[one])} ${String(each[other])}`)).size;
    expect([pairs('target', 'fault'), pairs('target', 'trouble'), pairs('fault', 'trouble')]).toEqual([
      possiblePairs().length,
      TARGETS.length * TROUBLES.length,
      FAULTS.length * TROUBLES.length,
    ]);
    const plain = (all: typeof cases) => all.map(({ target, fault, trouble }) => [target, fault, trouble]);
    expect(plain(drawCases(seed, RUNS))).toEqual(plain(cases));
    expect(plain(drawCases(seed + 1, RUNS))).not.toEqual(plain(cases));
  });
});

describe('Whatever breaks at whatever moment', () => {
  let world: ChaosWorld;
  let verdict: Verdict;
  beforeAll(async () => {
    world = await startChaosWorld();
    verdict = await runChaos(world, { cases: drawCases(SEED, RUNS), outages: { database: 10_000, store: 4_000 } });
    console.log(`Chaos, ${RUNS} runs of seed ${SEED}:\n${print(verdict)}`);
  }, 900_000);
  afterAll(() => world?.stop(), 60_000);

  it('each act is made once, or the owner is told; only what may be repeated is', () => {
    expect(verdict.wrongs).toEqual([]);
  });

  it('the bridges were killed, and none ended by itself but for want of a database at its start', () => {
    expect(world.bridges.every(({ counts }) => counts.kills > 0)).toBe(true);
    expect(world.bridges.flatMap(({ counts }) => counts.deaths)).toEqual([]);
  });
});
