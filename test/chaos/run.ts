import { setTimeout as sleep } from 'node:timers/promises';
import { readBooks } from './books.ts';
import type { Case } from './cases.ts';
import { arm, type Outages } from './faults.ts';
import { goThrough, type Asked } from './journey.ts';
import { atOnce, rival } from './rivals.ts';
import { judge, type Verdict } from './verdict.ts';
import type { ChaosWorld } from './world.ts';

export interface RunOptions {
  readonly cases: readonly Case[];
  readonly outages: Outages;
  readonly tell?: (line: string) => void;
}

/** Returns that are under way at once. */
const WAVE = 30;
const QUIET_MS = 180_000;

/** Orders of which two returns want their money at the same moment, after all waves. */
const RIVALS = 4;

/** Lets the cases happen wave by wave, waits until it is quiet, and compares the books. */
export async function runChaos(
  world: ChaosWorld,
  { cases, outages, tell = () => undefined }: RunOptions,
): Promise<Verdict> {
  const asked: Asked[] = [];
  for (const [number, wave] of waves(cases).entries()) {
    const began = Date.now();
    for (const one of wave) arm(world, one, outages);
    asked.push(...(await Promise.all(wave.map((one) => goThrough(world, one)))));
    await quiet(world);
    for (const { proxy } of [world.shop, world.carrier, world.ear]) proxy.clear();
    const kills = world.bridges.reduce((sum, { counts }) => sum + counts.kills, 0);
    tell(`wave ${number + 1}: ${wave.length} returns, ${seconds(Date.now() - began)} s; ${kills} kills so far`);
  }
  asked.push(...(await rival(world, RIVALS, 1_000_000)));
  await quiet(world);
  return judge(await readBooks(world), asked, atOnce(world.shop.proxy.log));
}

/** The same returns, with all peers well. */
export async function runCalm(world: ChaosWorld, cases: readonly Case[]): Promise<Verdict> {
  const asked: Asked[] = [];
  for (const wave of waves(cases)) asked.push(...(await Promise.all(wave.map((one) => goThrough(world, one)))));
  await quiet(world);
  return judge(await readBooks(world), asked, atOnce(world.shop.proxy.log));
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
