import { setTimeout as sleep } from 'node:timers/promises';
import { readBooks } from './books.ts';
import { drawCases, type Case } from './cases.ts';
import { arm, type Outages } from './faults.ts';
import { goThrough, type Asked } from './journey.ts';
import { judge, type Verdict } from './verdict.ts';
import type { ChaosWorld } from './world.ts';

export interface RunOptions {
  readonly seed: number;
  readonly runs: number;
  readonly outages: Outages;
  readonly tell?: (line: string) => void;
}

/** Returns that are under way at once. */
const WAVE = 30;
const QUIET_MS = 180_000;

/** Draws the cases, lets them happen wave by wave, waits until it is quiet, and compares the books. */
export async function runChaos(
  world: ChaosWorld,
  { seed, runs, outages, tell = () => undefined }: RunOptions,
): Promise<Verdict> {
  const cases = drawCases(seed, runs);
  const asked: Asked[] = [];
  for (const [number, wave] of waves(cases).entries()) {
    const began = Date.now();
    for (const one of wave) arm(world, one, outages);
    asked.push(...(await Promise.all(wave.map((one) => goThrough(world, one)))));
    const gone = Date.now();
    await quiet(world);
    for (const { proxy } of [world.shop, world.carrier, world.ear]) proxy.clear();
    const kills = world.bridges.reduce((sum, { counts }) => sum + counts.kills, 0);
    tell(
      `wave ${number + 1}: ${wave.length} returns, ${seconds(gone - began)} s, quiet after ${seconds(Date.now() - gone)} s more; ${kills} kills so far`,
    );
  }
  return judge(await readBooks(world), asked);
}

const seconds = (ms: number) => Math.round(ms / 100) / 10;

/** Those with the same outage together: it costs its time once. */
function waves(cases: readonly Case[]): Case[][] {
  const outage = ({ trouble }: Case) => Number(trouble === 'database_gone') + 2 * Number(trouble === 'store_gone');
  const sorted = [...cases].sort((one, other) => outage(one) - outage(other) || one.index - other.index);
  const count = Math.ceil(cases.length / WAVE);
  return Array.from({ length: count }, (_, index) => sorted.slice(index * WAVE, (index + 1) * WAVE));
}

/** Nothing is under way or due any more. */
export async function quiet(world: ChaosWorld): Promise<void> {
  const end = Date.now() + QUIET_MS;
  const open = `select 1 from boomerang.effects where state in ('pending', 'in_flight') limit 1`;
  for (;;) {
    const rows = await world.sql(open).catch(() => [1]);
    if (rows.length === 0 || Date.now() > end) return;
    await sleep(200);
  }
}
