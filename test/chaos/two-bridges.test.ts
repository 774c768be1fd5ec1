import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCases } from './cases.ts';
import { runCalm } from './run.ts';
import { print, type Verdict } from './verdict.ts';
import { startChaosWorld, type ChaosWorld } from './world.ts';

const RETURNS = 200;
const KILL_EVERY_MS = 4_000;

describe('Two bridges on one PostgreSQL, of which one is killed every few seconds', () => {
  let world: ChaosWorld;
  let verdict: Verdict;
  beforeAll(async () => {
    world = await startChaosWorld({ bridges: 2 });
    let turn = 0;
    const killer = setInterval(() => world.bridges[turn++ % 2]!.kill(), KILL_EVERY_MS);
    try {
      verdict = await runCalm(world, drawCases(2, RETURNS));
    } finally {
      clearInterval(killer);
    }
    console.log(`Two bridges, ${RETURNS} returns:\n${print(verdict)}`);
  }, 900_000);
  afterAll(() => world?.stop(), 60_000);

  it('each act is made once, or the owner is told', () => {
    expect(verdict.wrongs).toEqual([]);
    expect(verdict.figures.labels.asked).toBe(RETURNS);
  });

  it('both were killed again and again, and none ended by itself', () => {
    expect(world.bridges.every(({ counts }) => counts.kills > 1)).toBe(true);
    expect(world.bridges.flatMap(({ counts }) => counts.deaths)).toEqual([]);
  });
});
