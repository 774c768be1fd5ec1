import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeOwnServer, startOwnServer } from '../../bridge/adapters/postgres/own-server.ts';
import { quietLog } from '../support/quiet-log.ts';
import { placeOrder } from '../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../support/world.ts';

/** Returns that are there already when a row is measured. */
const STEPS = [0, 100, 400];
const ROUNDS = 15;

interface Row {
  readonly returns: number;
  readonly lookup: number;
  readonly submit: number;
  readonly effects: number;
  readonly list: number;
  /** Of this process, which holds bridge, stand-ins and proxies, MiB. */
  readonly memory: number;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

function median(figures: number[]): number {
  return figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

async function oneReturn(
  world: World,
  into: { lookup: number[]; submit: number[]; effects: number[]; list: number[] },
): Promise<void> {
  const { shirt, poster } = world.products;
  const order = placeOrder(world.woo.shop, {
    lines: [
      { product: shirt, quantity: 3 },
      { product: poster, quantity: 2 },
    ],
  });
  into.lookup.push(await timed(() => world.lookUp(order)));
  into.submit.push(
    await timed(async () =>
      value(
        await world.submit(order, [
          [0, 2],
          [1, 1],
        ]),
      ),
    ),
  );
  into.effects.push(await timed(() => world.settle()));
  const query = { sort: 'created_at', direction: 'desc', page: 1, perPage: 20 } as const;
  into.list.push(await timed(() => world.handlers.listReturns({ body: undefined, query, params: {} }, STAFF)));
}

async function measure(): Promise<readonly Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'boomerang-bench-'));
  const server = await startOwnServer({ dataDir, log: quietLog });
  const world = await startWorld({ database: { url: server.connectionString, close: () => server.stop() } });
  const rows: Row[] = [];
  try {
    let made = 0;
    for (const returns of STEPS) {
      const ignored = { lookup: [], submit: [], effects: [], list: [] };
      for (; made < returns; made += 1) await oneReturn(world, ignored);
      const figures = { lookup: [] as number[], submit: [] as number[], effects: [] as number[], list: [] as number[] };
      for (let round = 0; round < ROUNDS; round += 1, made += 1) await oneReturn(world, figures);
      const memory = process.memoryUsage.rss() / 1024 / 1024;
      const { lookup, submit, effects, list } = figures;
      rows.push({
        returns,
        lookup: median(lookup),
        submit: median(submit),
        effects: median(effects),
        list: median(list),
        memory,
      });
    }
  } finally {
    await world.close();
    await removeOwnServer({ dataDir, log: quietLog });
    await rm(dataDir, { recursive: true, force: true });
  }
  return rows;
}

const COLUMNS = [
  ['returns', 'returns there'],
  ['lookup', 'look-up ms'],
  ['submit', 'look-up and submit ms'],
  ['effects', 'label and e-mail ms'],
  ['list', 'staff list ms'],
  ['memory', 'memory MiB'],
] as const satisfies readonly (readonly [keyof Row, string])[];

/** Prints what a return costs in time and memory, with more and more of them there already. */
export async function benchReturns(): Promise<void> {
  console.log(
    `Medians of ${ROUNDS}, whole bridge on its own PostgreSQL, stand-in peers in the same process behind fault proxies.\n`,
  );
  console.log(COLUMNS.map(([, title]) => title.padStart(22)).join(''));
  for (const row of await measure()) {
    console.log(COLUMNS.map(([name]) => row[name].toFixed(name === 'returns' ? 0 : 1).padStart(22)).join(''));
  }
}
