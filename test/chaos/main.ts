import { parseArgs } from 'node:util';
import { drawCases } from './cases.ts';
import { runChaos } from './run.ts';
import { print } from './verdict.ts';
import { startChaosWorld } from './world.ts';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const runs = Number(values.runs ?? 300);
const seed = Number(values.seed ?? 1);
console.log(`Chaos: ${runs} runs of seed ${seed}.`);
const world = await startChaosWorld();
try {
  const verdict = await runChaos(world, {
    cases: drawCases(seed, runs),
    outages: { database: 10_000, store: 5_000 },
    tell: console.log,
  });
  console.log(print(verdict));
  verdict.wrongs.forEach((wrong) => console.log(wrong));
  const deaths = world.bridges.flatMap(({ counts }) => counts.deaths);
  if (deaths.length > 0) console.log(`Bridges that ended by themselves: ${deaths.join(', ')}`);
  if (verdict.wrongs.length > 0 || deaths.length > 0) process.exitCode = 1;
} finally {
  await world.stop();
}
