import { afterEach, describe, expect, it } from 'vitest';
import { drawCases } from './cases.ts';
import type { FaultName, Target } from './kinds.ts';
import { atOnce, rival } from './rivals.ts';
import { quiet, runChaos } from './run.ts';
import { print, type Verdict } from './verdict.ts';
import { startChaosWorld, type ChaosWorld, type ChaosWorldOptions } from './world.ts';

const LIMIT_MS = 300_000;
/** As in `chaos.test.ts`, where all cases of this seed double nothing. */
const SEED = 1;
const RUNS = 300;
const RIVALS = 6;

let world: ChaosWorld | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

async function start(options: ChaosWorldOptions = {}): Promise<ChaosWorld> {
  return (world = await startChaosWorld(options));
}

/** The cases of the seed that have these acts and faults. */
async function run(on: ChaosWorld, targets: readonly Target[], faults: readonly FaultName[]): Promise<Verdict> {
  const cases = drawCases(SEED, RUNS).filter(({ target, fault }) => targets.includes(target) && faults.includes(fault));
  const verdict = await runChaos(on, { cases, outages: { database: 1_000, store: 1_000 } });
  console.log(print(verdict));
  return verdict;
}

describe('The matrix reports what is doubled', { timeout: LIMIT_MS }, () => {
  it('without the guard before WooCommerce: a refund that comes twice is paid twice', async () => {
    const on = await start();
    await on.shop.turn({ guard: false });
    const { figures, wrongs } = await run(on, ['refund', 'refund_by_hand', 'exchange_order'], ['twice']);
    expect(figures.refunds.doubled).toBeGreaterThan(0);
    expect(figures['exchange orders'].doubled).toBeGreaterThan(0);
    expect(wrongs).toContainEqual(expect.stringContaining('refunds: repeated'));
  });

  it('with a bridge that finds nothing of what it has done: a label is bought twice', async () => {
    const on = await start({ blind: true });
    const { figures, wrongs } = await run(on, ['buy_label'], ['lost', 'timeout', '500_acted', 'wrong_body']);
    expect(figures.labels.doubled).toBeGreaterThan(0);
    expect(wrongs).toContainEqual(expect.stringContaining('labels: repeated'));
  });

  it.each([
    ['without the index on money acts per order: two refunds of one order are at the store at once', true],
    ['and with it never', false],
  ])('%s', async (_title, dropped) => {
    const on = await start();
    if (dropped) await on.sql('drop index boomerang.effects_one_money_act_per_order');
    await rival(on, RIVALS, 0);
    await quiet(on);
    const doubled = atOnce(on.shop.proxy.log);
    if (dropped) expect(doubled).toBeGreaterThan(0);
    else expect(doubled).toBe(0);
  });
});
